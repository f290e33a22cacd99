#include "app/alliance_rows.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "app/course_rows.hpp"
#include "app/portfolio_rows.hpp"
#include "json/codec.hpp"

namespace entente::app {

namespace {

using core::NextStep;

std::string associated(AllianceId alliance, AccountId account) {
  return "entente-line/1" + alliance.text() + account.text();
}

storage::MembershipRow membership(const LoadedAlliance& now, const core::Party& party,
                                  const core::Outlook& outlook) {
  const auto& alliance = now.alliance;
  storage::MembershipRow row;
  row.account = *party.account;
  row.alliance = alliance.id;
  row.role = boost::describe::enum_to_string(party.role, "");
  row.active = party.status == core::PartyStatus::joined;
  row.changed_at = alliance.changed_at;
  const core::Viewer viewer{party.id, party.role, party.id == alliance.referent};
  const auto content = line_content(alliance, viewer, outlook);
  row.rank = rank_of(content.line.next);
  if (content.until) {
    auto later = outlook;
    later.now = *content.until;
    const auto then = core::line_for(alliance, viewer, later).next;
    if (rank_of(then) == 0 && row.rank != 0) row.due = base::day_of(*content.until);
  }
  row.sealed = crypto::seal(now.key, crypto::view(json::write(content)),
                            crypto::view(associated(row.alliance, row.account)));
  return row;
}

std::string tried_in(AllianceId alliance) {
  return "entente-readjustments/1" + alliance.text();
}

/// Written anew at each event of the alliance: what the clock alone opens (rule 8) is counted from
/// the next one on.
storage::ReadjustmentRow tried(const LoadedAlliance& now, const core::Outlook& outlook) {
  const auto& alliance = now.alliance;
  const auto outcomes = core::readjustment_outcomes(alliance, outlook);
  return {alliance.id, alliance.unit,
          crypto::seal(now.key, crypto::view(json::write(outcomes)),
                       crypto::view(tried_in(alliance.id)))};
}

std::vector<storage::MembershipRow> memberships(const LoadedAlliance& now,
                                                const core::Outlook& outlook) {
  const auto& alliance = now.alliance;
  std::vector<storage::MembershipRow> out;
  for (const auto& party : alliance.parties) {
    // Someone who left and came back under another party is the member they are now.
    if (!party.account) continue;
    if (party.status != core::PartyStatus::joined && alliance.party_of(*party.account)) continue;
    out.push_back(membership(now, party, outlook));
  }
  return out;
}

}  // namespace

int rank_of(NextStep step) {
  switch (step) {
    case NextStep::answer_proposal:
    case NextStep::explain:
    case NextStep::say_back:
    case NextStep::judge:
    case NextStep::sign:
    case NextStep::review:
    case NextStep::in_session:
    case NextStep::rate:
    case NextStep::alert:
      return 0;
    case NextStep::invite_patient:
    case NextStep::propose_first:
    case NextStep::complete:
      return 1;
    case NextStep::wait_patient_join:
    case NextStep::wait_answer:
    case NextStep::wait_signature:
      return 2;
    case NextStep::in_force:
      return 3;
    case NextStep::withdrawn:
      return 4;
    case NextStep::closed:
      return 5;
  }
  return 5;
}

LineContent line_content(const core::Alliance& alliance, const core::Viewer& viewer,
                         const core::Outlook& outlook) {
  LineContent out;
  out.line = core::line_for(alliance, viewer, outlook);
  out.until = core::until(alliance, outlook.now);
  if (outlook.reading.since != Instant{}) out.calibrated_at = outlook.reading.since;
  return out;
}

std::vector<storage::ViewRow> retold_rows(const LoadedAlliance& now,
                                          const core::Outlook& outlook) {
  std::vector<storage::ViewRow> out;
  for (auto& row : memberships(now, outlook)) {
    row.retold = true;
    out.emplace_back(std::move(row));
  }
  return out;
}

std::vector<storage::ViewRow> alliance_rows(const LoadedAlliance& now,
                                            const core::Outlook& outlook) {
  const auto& alliance = now.alliance;
  std::vector<storage::ViewRow> out;
  for (auto& row : memberships(now, outlook)) out.emplace_back(std::move(row));
  for (auto& own : portfolio_rows(now, outlook)) out.emplace_back(std::move(own));
  storage::AllianceRow row;
  row.alliance = alliance.id;
  row.unit = alliance.unit;
  row.status = alliance.erasure_asked_at ? "erasure_asked"
                                         : boost::describe::enum_to_string(alliance.status, "");
  row.opened_at = alliance.opened_at;
  row.changed_at = alliance.changed_at;
  out.emplace_back(std::move(row));
  if (!alliance.readjustments.empty()) out.emplace_back(tried(now, outlook));
  if (auto course = course_row(now, outlook)) out.emplace_back(*std::move(course));
  return out;
}

Result<LineContent> open_line(const storage::MembershipRow& row, const crypto::Key& key) {
  const auto plain =
      TRY(crypto::open(key, row.sealed, crypto::view(associated(row.alliance, row.account))));
  // Lenient: an alert of a line written by an earlier release has fewer members.
  auto content = json::read<LineContent>(crypto::text(plain), json::Mode::lenient);
  if (!content) return fault("alliance.malformed");
  return content;
}

Result<std::vector<core::ReadjustmentOutcome>> open_outcomes(const storage::ReadjustmentRow& row,
                                                             const crypto::Key& key) {
  const auto plain = TRY(crypto::open(key, row.sealed, crypto::view(tried_in(row.alliance))));
  auto outcomes = json::read<std::vector<core::ReadjustmentOutcome>>(crypto::text(plain));
  if (!outcomes) return fault("alliance.malformed");
  return outcomes;
}

}  // namespace entente::app
