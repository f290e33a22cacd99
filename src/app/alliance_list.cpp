#include <algorithm>
#include <sstream>

#include "app/alliance_rows.hpp"
#include "app/alliance_view.hpp"
#include "app/outlook.hpp"
#include "content/text.hpp"

namespace entente::app {

namespace {

using Lines = std::vector<core::AllianceLine>;

/// Rows read at once where the filter has to look into them.
constexpr int batch = 500;
/// Alliances loaded for one list: as many as the longest page. Beyond, a line reads as it was
/// written, and is told anew the next time.
constexpr int most_retold = 200;
constexpr std::int64_t near_seconds = 7 * 86'400;

/// Makes lines of rows, for one person at one moment.
class Teller {
 public:
  Teller(App& app, const Caller& caller, Outlook outlook)
      : app_(app), caller_(caller), outlook_(std::move(outlook)) {}

  Instant now() const { return outlook_->now; }
  Date today() const { return outlook_->today(); }

  Result<LineContent> open(const storage::MembershipRow& row) {
    const auto stream = stream_of(row.alliance);
    const auto key =
        TRY(app_.vault.key({stream, storage::StreamKind::alliance, 0, {}, row.wrapped_key}));
    return open_line(row, key);
  }

  /// A line whose time has come is told anew: a review falls due, a rating opens, alerts are
  /// calibrated, without an event.
  Result<core::AllianceLine> told(LineContent content) {
    const bool over = content.until && now() >= *content.until;
    const bool as_now = content.calibrated_at.value_or(Instant{}) == outlook_->reading.since;
    if ((!over && as_now) || left_ == 0) return std::move(content.line);
    --left_;
    const auto loaded = TRY(app_.alliances->loaded(content.line.id));
    const auto viewer = TRY(core::access_alliance(loaded->alliance, caller_.account));
    for (auto& row : retold_rows(*loaded, *outlook_)) kept_.push_back(std::move(row));
    return core::line_for(loaded->alliance, viewer, *outlook_);
  }

  /// What was told anew need not be the next time. A store that cannot write now keeps what it has.
  void keep() {
    if (kept_.empty()) return;
    storage::Write write;
    write.now = now();
    write.views = std::move(kept_);
    static_cast<void>(app_.store.write(std::move(write)));
  }

 private:
  App& app_;
  const Caller& caller_;
  Outlook outlook_;
  std::vector<storage::ViewRow> kept_;
  int left_ = most_retold;
};

class Sieve {
 public:
  Sieve(const ListFilter& filter, Instant now) : only_(filter.only) {
    std::istringstream typed(content::folded(filter.q));
    for (std::string word; typed >> word;) words_.push_back(word);
    near_ = base::later(now, near_seconds);
  }

  bool all() const { return words_.empty() && only_ == ListOnly::all; }
  bool by_date() const { return only_ == ListOnly::session; }
  /// Rows come by rank: nothing that waits for the caller comes after this one.
  bool over(const storage::MembershipRow& row) const {
    return only_ == ListOnly::todo && row.rank > 0;
  }
  bool names(const core::AllianceLine& line) const {
    if (words_.empty()) return true;
    const auto text = content::folded(line.patient_name + " " + line.referent_name);
    return std::all_of(words_.begin(), words_.end(),
                       [&](const auto& word) { return text.find(word) != text.npos; });
  }
  bool keeps(const core::AllianceLine& line) const {
    switch (only_) {
      case ListOnly::all: return true;
      case ListOnly::todo: return rank_of(line.next) == 0;
      case ListOnly::alert: return line.alerts > 0;
      case ListOnly::session:
        if (line.next == core::NextStep::in_session) return true;
        return line.status == core::AllianceStatus::open && line.next_session &&
               *line.next_session < near_;
    }
    return false;
  }

 private:
  ListOnly only_;
  std::vector<std::string> words_;
  Instant near_;
};

Result<void> add_if_kept(Teller& teller, const Sieve& sieve, const storage::MembershipRow& row,
                         Lines& into) {
  auto content = TRY(teller.open(row));
  if (!sieve.names(content.line)) return {};
  auto line = TRY(teller.told(std::move(content)));
  if (sieve.keeps(line)) into.push_back(std::move(line));
  return {};
}

/// Erased or left meanwhile is no error: there is no line.
Result<void> add_line(Teller& teller, const Sieve& sieve, const storage::MembershipRow& row,
                      Lines& into) {
  auto added = add_if_kept(teller, sieve, row, into);
  if (!added && added.error().category != Category::not_found) return added;
  return {};
}

/// The first of those that the sieve keeps, `most` of them (by date: all).
Result<Lines> kept_lines(App& app, const Caller& caller, Teller& teller, const Sieve& sieve,
                         std::size_t most) {
  Lines out;
  for (int from = 0;; from += batch) {
    const auto rows = TRY(app.store.memberships(caller.account, from, batch, teller.today()));
    for (const auto& row : rows) {
      if (sieve.over(row) || (out.size() >= most && !sieve.by_date())) return out;
      CHECK(add_line(teller, sieve, row, out));
    }
    if (rows.size() < static_cast<std::size_t>(batch)) return out;
  }
}

void sort_by_date(Lines& lines) {
  const auto at = [](const core::AllianceLine& line) {
    return line.next == core::NextStep::in_session ? Instant{} : *line.next_session;
  };
  std::stable_sort(lines.begin(), lines.end(),
                   [&](const auto& a, const auto& b) { return at(a) < at(b); });
}

Result<void> filtered(App& app, const Caller& caller, Teller& teller, const Sieve& sieve,
                      std::size_t offset, std::size_t limit, AllianceLines& into) {
  auto lines = TRY(kept_lines(app, caller, teller, sieve, offset + limit + 1));
  if (sieve.by_date()) sort_by_date(lines);
  into.more = lines.size() > offset + limit;
  const auto place = [&](std::size_t at) {
    return lines.begin() + static_cast<std::ptrdiff_t>(std::min(at, lines.size()));
  };
  into.alliances.assign(std::make_move_iterator(place(offset)),
                        std::make_move_iterator(place(offset + limit)));
  return {};
}

Result<void> page(App& app, const Caller& caller, Teller& teller, const Sieve& sieve, int offset,
                  int limit, AllianceLines& into) {
  auto rows = TRY(app.store.memberships(caller.account, offset, limit + 1, teller.today()));
  into.more = rows.size() > static_cast<std::size_t>(limit);
  if (into.more) rows.pop_back();
  for (const auto& row : rows) CHECK(add_line(teller, sieve, row, into.alliances));
  std::stable_sort(into.alliances.begin(), into.alliances.end(), [](const auto& a, const auto& b) {
    return rank_of(a.next) < rank_of(b.next);
  });
  return {};
}

}  // namespace

Result<AllianceLines> alliance_list(App& app, const Caller& caller, int offset, int limit,
                                    const ListFilter& filter) {
  Teller teller(app, caller, TRY(outlook_now(app)));
  const Sieve sieve(filter, teller.now());
  AllianceLines out;
  if (sieve.all()) {
    CHECK(page(app, caller, teller, sieve, offset, limit, out));
  } else {
    CHECK(filtered(app, caller, teller, sieve, static_cast<std::size_t>(offset),
                   static_cast<std::size_t>(limit), out));
  }
  teller.keep();
  const auto count = TRY(app.store.membership_count(caller.account, teller.today()));
  out.total = count.all;
  out.asking = count.asking;
  return out;
}

}  // namespace entente::app
