#include "core/portfolio/portfolio.hpp"

#include <algorithm>
#include <array>
#include <boost/describe/enum_from_string.hpp>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace entente::core {

namespace {

/// What the patient said after a session.
constexpr std::array<std::pair<std::string_view, FactKind>, 8> said{{
    {"felt-heard", FactKind::felt_heard},
    {"felt-respected", FactKind::felt_respected},
    {"felt-judged", FactKind::felt_judged},
    {"was-interrupted", FactKind::felt_interrupted},
    {"not-understood", FactKind::not_understood},
    {"was-rushed", FactKind::felt_rushed},
    {"not-believed", FactKind::not_believed},
    {"felt-free", FactKind::felt_free},
}};

/// What the caregiver saw of the patient that says something of the bond.
constexpr std::array<std::pair<std::string_view, FactKind>, 2> seen{{
    {"confides", FactKind::confided},
    {"negotiates", FactKind::negotiated},
}};

template <class Table>
std::optional<FactKind> kind_of_sign(const Table& table, const std::string& code) {
  for (const auto& [known, kind] : table) {
    if (known == code) return kind;
  }
  return std::nullopt;
}

const insight::Instrument* latest_mirror(std::span<const insight::Instrument> all) {
  const insight::Instrument* out = nullptr;
  for (const auto& one : all) {
    if (one.code == mirror && (out == nullptr || one.edition > out->edition)) out = &one;
  }
  return out;
}

const insight::KeyItem* item_of(const insight::Instrument* instrument, const std::string& id) {
  if (instrument == nullptr) return nullptr;
  for (const auto& item : instrument->key.items) {
    if (item.id == id) return &item;
  }
  return nullptr;
}

/// Another edition may have another range: the place within it is what is kept.
int brought(int milli, const insight::KeyItem& from, const insight::KeyItem& to) {
  if (from.reverse) milli = from.min_milli + from.max_milli - milli;
  const std::int64_t part = std::int64_t{milli} - from.min_milli;
  const std::int64_t whole = std::int64_t{from.max_milli} - from.min_milli;
  if (whole <= 0) return milli;
  return static_cast<int>(to.min_milli + part * (to.max_milli - to.min_milli) / whole);
}

void put(std::vector<Fact>& facts, const Fact& more) {
  const auto found = std::lower_bound(facts.begin(), facts.end(), more.kind,
                                      [](const Fact& one, FactKind k) { return one.kind < k; });
  if (found == facts.end() || found->kind != more.kind) {
    facts.insert(found, more);
    return;
  }
  found->count += more.count;
  found->last = std::max(found->last, more.last);
}

AttitudeSum& sum_of(std::vector<AttitudeSum>& sums, const std::string& attitude) {
  for (auto& one : sums) {
    if (one.attitude == attitude) return one;
  }
  return sums.emplace_back(AttitudeSum{attitude});
}

/// Of one alliance, for one caregiver of it.
class Gather {
 public:
  Gather(const Alliance& alliance, PartyId own, const Outlook& outlook)
      : alliance_(alliance),
        own_(own),
        outlook_(outlook),
        latest_(latest_mirror(outlook.instruments)) {}

  PortfolioFacts take() && {
    for (const auto& session : alliance_.sessions) {
      if (session.number > 0 && session.caregiver == own_) held(session);
      wrote(session);
    }
    for (const auto& text : alliance_.portrait) {
      const auto& readers = text.readers;
      const bool mine = std::find(readers.begin(), readers.end(), own_) != readers.end();
      if (mine && !text.text.empty()) count(FactKind::portrait_opened, text.at);
    }
    contracts();
    readjustments();
    return std::move(out_);
  }

 private:
  void count(FactKind kind, Instant at) { put(out_.facts, {kind, 1, at}); }

  /// A session they held: that it was, and what the patient said and brought.
  void held(const Session& session) {
    const Instant at = *session.started_at;
    ++out_.sessions;
    count(FactKind::sessions_held, at);
    for (const auto& item : session.agenda) {
      if (item.done && !is_caregiver(item.author)) count(FactKind::topics_taken_up, at);
    }
    // That the patient answered is told at once; only what they answered waits (rule 8).
    if (session.rating(Side::patient, check_in)) count(FactKind::check_ins_answered, at);
    for (const auto& follow : session.follow_ups) followed(follow);
    if (!session.ended_at) return;  // rule 9 of the views: shown once the session has ended
    for (const auto& sign : session.signs) {
      if (sign.taken_back || sign.family != SignFamily::attitude) continue;
      if (const auto kind = kind_of_sign(said, sign.code)) count(*kind, at);
    }
    if (session.open(mirror, outlook_.now)) reflect(session.rating(Side::patient, mirror));
  }

  /// An agreed action is their own when it was the caregiver's part, or both sides'.
  void followed(const FollowUp& follow) {
    count(FactKind::follow_ups, follow.at);
    const auto* clause = alliance_.latest(follow.action);
    if (clause == nullptr || !clause->body) return;
    const auto* action = std::get_if<Action>(&*clause->body);
    if (action == nullptr || action->who == Actor::patient || action->who == Actor::relative) {
      return;
    }
    const bool done = follow.outcome == FollowUpOutcome::done;
    count(done ? FactKind::own_actions_done : FactKind::own_actions_left, follow.at);
  }

  /// What they wrote down in a session, whoever held it.
  void wrote(const Session& session) {
    for (const auto& sign : session.signs) {
      if (sign.author != own_ || sign.taken_back) continue;
      if (sign.family == SignFamily::countertransference) {
        count(FactKind::own_signs_noted, sign.seen_at);
      } else if (const auto kind = kind_of_sign(seen, sign.code)) {
        count(*kind, sign.seen_at);
      }
    }
    for (const auto& note : session.notes) {
      if (note.author == own_ && note.corrected_at) {
        count(FactKind::notes_corrected, *note.corrected_at);
      }
    }
    for (const auto& words : session.words) {
      if (words.author == own_ && !words.taken_back) count(FactKind::words_kept, words.at);
    }
    for (const auto& goal : session.goals) {
      if (goal.author == own_) count(FactKind::goals_rated, goal.at);
    }
    for (const auto& rating : session.ratings) {
      if (rating.side != Side::caregiver || rating.author != own_) continue;
      if (rating.instrument == check_in) count(FactKind::own_view_given, rating.at);
      if (rating.instrument == mirror) reflect(&rating);
    }
  }

  void reflect(const Rating* rating) {
    if (rating == nullptr) return;
    const auto* edition = insight::find_instrument(outlook_.instruments, mirror, rating->edition);
    for (const auto& answer : rating->answers) {
      const auto* from = item_of(edition, answer.item);
      const auto* to = item_of(latest_, answer.item);
      if (from == nullptr || to == nullptr) continue;
      auto& sum = sum_of(out_.mirror, answer.item);
      const bool patient = rating->side == Side::patient;
      (patient ? sum.patient_sum_milli : sum.own_sum_milli) += brought(answer.milli, *from, *to);
      ++(patient ? sum.patients : sum.own);
    }
  }

  /// Newest version first: a clause that stands in several is told once, as it stands last.
  void contracts() {
    std::vector<ClauseId> judged, agreed;
    const auto first = [](std::vector<ClauseId>& told, ClauseId id) {
      if (std::find(told.begin(), told.end(), id) != told.end()) return false;
      told.push_back(id);
      return true;
    };
    const auto& all = alliance_.versions;
    for (auto version = all.rbegin(); version != all.rend(); ++version) {
      const auto signed_then = signed_at(*version);
      if (signed_then) count(FactKind::versions_signed, *signed_then);
      for (const auto& clause : version->clauses) {
        if (!clause.in_contract()) continue;
        const auto& back = clause.teach_back;
        const bool understood = back.judged_by == own_ && back.understood.value_or(false);
        if (understood && first(judged, clause.id)) {
          count(FactKind::teach_backs_understood, *back.judged_at);
        }
        if (signed_then && first(agreed, clause.id)) signed_clause(clause, *signed_then);
      }
    }
  }

  std::optional<Instant> signed_at(const Version& version) const {
    for (const auto& one : version.signatures) {
      if (one.statement.party == own_) return one.at;
    }
    return std::nullopt;
  }

  /// Proposed more than once before both could sign it: it was talked over.
  void signed_clause(const Clause& clause, Instant at) {
    if (clause.rounds > 1) count(FactKind::clauses_negotiated, at);
    const auto* objective = std::get_if<Objective>(&*clause.body);
    if (objective && !objective->patient_words.empty()) {
      count(FactKind::objectives_in_their_words, at);
    }
  }

  void readjustments() {
    for (const auto& one : alliance_.readjustments) {
      if (one.author == own_ && !one.dropped) count(FactKind::readjustments_chosen, one.at);
      for (const auto& word : one.judgements) {
        if (word.author == own_) count(FactKind::readjustments_judged, word.at);
        if (one.author != own_ || word.side != Side::patient) continue;
        if (word.help == Help::yes || word.help == Help::partly) {
          count(FactKind::readjustments_helped, word.at);
        } else if (word.help == Help::no) {
          count(FactKind::readjustments_no_help, word.at);
        }
      }
    }
  }

  bool is_caregiver(PartyId id) const {
    const auto* party = alliance_.party(id);
    return party != nullptr && party->role == Role::caregiver;
  }

  const Alliance& alliance_;
  const PartyId own_;
  const Outlook& outlook_;
  const insight::Instrument* latest_;
  PortfolioFacts out_;
};

std::optional<int> mean(int sum_milli, int count, int least) {
  if (count < least) return std::nullopt;
  return (sum_milli + count / 2) / count;
}

}  // namespace

Skill skill_of(FactKind kind) {
  // The first fact of each skill after the first, in the order of both enums.
  constexpr std::array starts{
      FactKind::felt_heard,         FactKind::own_view_given,     FactKind::confided,
      FactKind::own_actions_done,   FactKind::versions_signed,    FactKind::clauses_negotiated,
      FactKind::teach_backs_understood, FactKind::readjustments_chosen};
  const auto after = std::upper_bound(starts.begin(), starts.end(), kind);
  return static_cast<Skill>(after - starts.begin());
}

PortfolioFacts facts_for(const Alliance& alliance, PartyId caregiver, const Outlook& outlook) {
  return Gather(alliance, caregiver, outlook).take();
}

void add(PortfolioFacts& to, const PortfolioFacts& more) {
  to.sessions += more.sessions;
  for (const auto& fact : more.facts) put(to.facts, fact);
  for (const auto& one : more.mirror) {
    auto& sum = sum_of(to.mirror, one.attitude);
    sum.patient_sum_milli += one.patient_sum_milli;
    sum.patients += one.patients;
    sum.own_sum_milli += one.own_sum_milli;
    sum.own += one.own;
  }
}

std::vector<MirrorLine> mirror_of(const PortfolioFacts& facts,
                                  std::span<const insight::Instrument> instruments) {
  std::vector<MirrorLine> out;
  const auto* latest = latest_mirror(instruments);
  if (latest == nullptr) return out;
  auto sums = facts.mirror;
  for (const auto& item : latest->key.items) {
    const auto& sum = sum_of(sums, item.id);
    out.push_back({item.id, item.min_milli, item.max_milli,
                   mean(sum.patient_sum_milli, sum.patients, least_answers), sum.patients,
                   mean(sum.own_sum_milli, sum.own, 1), sum.own});
  }
  return out;
}

std::vector<std::string> furthest_apart(const std::vector<MirrorLine>& lines) {
  constexpr std::size_t most = 2;
  constexpr int parts = 8;  // a step of five is a quarter of the range
  std::vector<std::pair<int, std::string>> gaps;
  for (const auto& line : lines) {
    if (!line.patient_mean_milli || !line.own_mean_milli) continue;
    const int gap = std::abs(*line.own_mean_milli - *line.patient_mean_milli);
    if (gap * parts >= line.max_milli - line.min_milli) gaps.emplace_back(gap, line.attitude);
  }
  std::stable_sort(gaps.begin(), gaps.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> out;
  for (auto& gap : gaps) {
    if (out.size() < most) out.push_back(std::move(gap.second));
  }
  return out;
}

bool is_topic(const std::string& code, std::span<const insight::Instrument> instruments) {
  Skill skill;
  if (boost::describe::enum_from_string(code.c_str(), skill)) return true;
  return item_of(latest_mirror(instruments), code) != nullptr;
}

}  // namespace entente::core
