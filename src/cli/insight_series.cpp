#include "cli/insight_series.hpp"

#include <algorithm>
#include <unordered_map>

#include "csv/number.hpp"

namespace entente::cli {

namespace {

constexpr std::int64_t session_max = 1'000'000;
constexpr std::size_t rows_max = 20'000'000;  // 32 bytes each

enum : std::size_t { id_column, session_column, rater_column, score_column };

class SeriesReader {
 public:
  explicit SeriesReader(const insight::Ends& ends) : ends_(ends) {}

  Result<Caseload> read(csv::Source source) {
    auto reader = TRY(
        csv::Reader::open(std::move(source), {{"patient_id"}, {"session"}, {"rater"}, {"score"}}));
    while (TRY(reader.next())) CHECK(take(reader));
    return std::move(out_);
  }

 private:
  Result<void> take(const csv::Reader& reader) {
    if (reader.rows() > rows_max) {
      return invalid("insight.too_many", {{"max", std::to_string(rows_max)}});
    }
    const std::string id(TRY(reader.word(id_column)));
    const auto [place, fresh] = known_.emplace(id, out_.ids.size());
    if (fresh) {
      out_.ids.push_back(id);
      out_.series.emplace_back();
    }
    const auto session = static_cast<int>(TRY(reader.whole(session_column, 1, session_max)));
    const auto rater = TRY(reader.word(rater_column));
    if (rater != "patient" && rater != "caregiver") {
      return reader.here(invalid("insight.rater"), rater_column);
    }
    if (reader.field(score_column).empty()) return {};
    const double score = TRY(reader.number(score_column));
    if (score < ends_.min || score > ends_.max) {
      return reader.here(invalid("insight.outside", {{"min", csv::text_of(ends_.min)},
                                                     {"max", csv::text_of(ends_.max)}}),
                         score_column);
    }
    auto& scores = at(out_.series[place->second], session);
    auto& kept = rater == "patient" ? scores.patient : scores.caregiver;
    if (kept) return reader.here(invalid("insight.rating_twice"), session_column);
    kept = score;
    return {};
  }

  /// Nearly always the last one or a new last one.
  static insight::Scores& at(insight::Series& series, int session) {
    auto place = std::lower_bound(
        series.begin(), series.end(), session,
        [](const insight::Scores& one, int number) { return one.session < number; });
    if (place == series.end() || place->session != session) {
      place = series.insert(place, {session, std::nullopt, std::nullopt});
    }
    return *place;
  }

  const insight::Ends& ends_;
  Caseload out_;
  std::unordered_map<std::string, std::size_t> known_;
};

}  // namespace

Result<Caseload> read_series(csv::Source source, const insight::Ends& ends) {
  return SeriesReader(ends).read(std::move(source));
}

}  // namespace entente::cli
