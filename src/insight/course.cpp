// What the filters say of each session, as marks that a person can look at and contradict.
#include "insight/course.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "insight/normal.hpp"

namespace entente::insight {

namespace {

/// Eight times in ten.
const double band_sds = normal_quantile(0.9);
constexpr double set_share = 0.8;

/// A rupture told is over when it is less probable than this, and than half of what told it.
constexpr double over_under = 0.3;

/// It lasts when three answers since its beginning have not ended it.
constexpr int lasting_answers = 3;
/// Off track looks so many sessions ahead.
constexpr int sessions_ahead = 4;

double chance_of(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

int percent(double share) { return static_cast<int>(std::lround(100 * share)); }

Ends ends_of(const Scale& scale) {
  const double length = scale.max_milli > scale.min_milli
                            ? static_cast<double>(scale.max_milli) - scale.min_milli
                            : 1;
  return {static_cast<double>(scale.min_milli), scale.min_milli + length,
          static_cast<double>(scale.grid_milli)};
}

int to_int(double milli) { return static_cast<int>(std::lround(std::clamp(milli, -2e9, 2e9))); }

/// One bank, what its answers weighed, and what was told last.
class Watch {
 public:
  Watch(const Model& model, double limit)
      : bank_(model), limit_(limit), over_(std::min(over_under, chance_of(limit) / 2)) {}

  /// `at`: place of the session.
  void step(std::size_t at, const Scores& scores) {
    known_ = answers_ > 0;
    const auto& now = bank_.step(scores);
    weigh(at, Rater::patient, now.log_odds_patient - now.log_odds_before);
    weigh(at, Rater::caregiver, now.log_odds - now.log_odds_patient);
    if (scores.patient) ++answers_;
  }

  bool known() const { return known_; }  ///< something, before the last step
  bool begins() const { return !told_ && bank_.reading().log_odds > limit_; }
  bool ends() const { return told_ && bank_.reading().active < over_; }
  bool told() const { return told_.has_value(); }
  std::size_t since() const { return *told_; }
  const Bank& bank() const { return bank_; }

  Mark begin(std::size_t at) {
    Mark mark = place(MarkKind::rupture, at);
    told_ = mark.since;
    return mark;
  }

  void end() { told_.reset(); }

  /// When it began, how deep it is and what speaks for it, as known now.
  Mark place(MarkKind kind, std::size_t at) const {
    Mark mark;
    mark.kind = kind;
    mark.at = at;
    const auto onsets = bank_.onsets();
    mark.since = mark.earliest = mark.latest = onsets.empty() ? at : index(onsets[0].session);
    double within = 0;
    for (const auto& one : onsets) {
      mark.earliest = std::min(mark.earliest, index(one.session));
      mark.latest = std::max(mark.latest, index(one.session));
      within += one.chance;
      if (within >= set_share) break;
    }
    mark.chance_percent = percent(bank_.reading().active);
    mark.depth_sds_milli = to_int(1000 * bank_.depth().sds);
    mark.evidence = evidence(mark.earliest);
    return mark;
  }

 private:
  struct Weight {
    std::size_t at;
    Rater rater;
    double log_odds;
  };

  static std::size_t index(int session) { return static_cast<std::size_t>(session - 1); }

  void weigh(std::size_t at, Rater rater, double log_odds) {
    if (log_odds != 0) weights_.push_back({at, rater, log_odds});
  }

  /// Of the answers since then, those that spoke for it.
  std::vector<Evidence> evidence(std::size_t since) const {
    double total = 0;
    for (const auto& one : weights_) {
      if (one.at >= since) total += std::max(0.0, one.log_odds);
    }
    std::vector<Evidence> out;
    for (const auto& one : weights_) {
      if (one.at < since || one.log_odds <= 0) continue;
      const int share = percent(one.log_odds / total);
      if (share > 0) out.push_back({one.at, one.rater, share});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Evidence& a, const Evidence& b) { return a.percent > b.percent; });
    return out;
  }

  Bank bank_;
  double limit_, over_;
  std::vector<Weight> weights_;
  std::optional<std::size_t> told_;
  int answers_ = 0;
  bool known_ = false;
};

class Reader {
 public:
  explicit Reader(const Engine& engine)
      : engine_(engine),
        scores_(engine.scores(), engine.limit()),
        apart_(engine.difference(), engine.difference_limit()) {}

  void read(std::size_t at, const Observed& session) {
    auto& step = course.steps.emplace_back();
    const auto& patient = session.patient_milli;
    const auto& caregiver = session.caregiver_milli;
    if (patient || caregiver) {
      scores_.step(at, {static_cast<int>(at) + 1, patient, caregiver});
      if (scores_.known()) step.usual = band();
    }
    step.rupture_percent = percent(scores_.bank().reading().active);
    if (!patient) return;
    read_patient(at, *patient);
    if (caregiver) read_difference(at, static_cast<double>(*patient) - *caregiver);
  }

  Course course;

 private:
  Band band() const {
    const auto& expected = scores_.bank().expected();
    const auto& scale = engine_.scale();
    const auto edge = [&](double side) {
      return std::clamp(to_int(expected.score + side * band_sds * expected.sd), scale.min_milli,
                        scale.max_milli);
    };
    return {edge(-1), edge(1)};
  }

  void add(Mark mark, int patient) {
    mark.expected_milli = to_int(scores_.bank().expected().score);
    mark.expected = band();
    mark.observed_milli = patient;
    mark.depth_milli = to_int(static_cast<double>(mark.expected_milli) - patient);
    course.marks.push_back(std::move(mark));
  }

  void read_patient(std::size_t at, int patient) {
    // Who never answered higher has not fallen, however low that is: at the bottom of the scale the
    // filters cannot tell a level from a rupture.
    highest_ = std::max(highest_, patient);
    if (scores_.begins() && patient < highest_) {
      add(scores_.begin(at), patient);
      low_edge_ = band().low_milli;
      answers_ = answers_since(scores_.since(), at);
      lasting_ = false;
      return;
    }
    if (!scores_.told()) return;
    if (scores_.ends()) {
      Mark mark;
      mark.kind = MarkKind::repair;
      mark.at = at;
      mark.since = mark.earliest = mark.latest = scores_.since();
      mark.chance_percent = percent(1 - scores_.bank().reading().active);
      add(std::move(mark), patient);
      scores_.end();
      return;
    }
    if (lasting_ || ++answers_ < lasting_answers) return;
    const int ahead = static_cast<int>(at) + 1 + sessions_ahead;
    if (scores_.bank().below(low_edge_, ahead) < 0.5) return;
    lasting_ = true;
    Mark mark = scores_.place(MarkKind::off_track, at);
    mark.since = std::min(mark.since, scores_.since());
    mark.earliest = std::min(mark.earliest, mark.since);
    add(std::move(mark), patient);
  }

  int answers_since(std::size_t since, std::size_t at) const {
    return static_cast<int>(at - since) + 1;
  }

  /// Only a caregiver who is the higher of the two may not see what the patient lives.
  void read_difference(std::size_t at, double below) {
    apart_.step(at, {static_cast<int>(at) + 1, below, std::nullopt});
    if (apart_.ends()) apart_.end();
    if (!apart_.begins() || below >= 0) return;
    Mark mark = apart_.begin(at);
    const auto& expected = apart_.bank().expected();
    mark.kind = MarkKind::divergence;
    mark.expected_milli = to_int(-expected.score);
    mark.expected = {to_int(-expected.score - band_sds * expected.sd),
                     to_int(-expected.score + band_sds * expected.sd)};
    mark.observed_milli = to_int(-below);
    mark.depth_milli = to_int(-below - mark.expected_milli);
    mark.evidence.clear();  // of one series that is both
    course.marks.push_back(std::move(mark));
  }

  const Engine& engine_;
  Watch scores_, apart_;
  int low_edge_ = 0;
  int highest_ = std::numeric_limits<int>::min();
  int answers_ = 0;
  bool lasting_ = false;
};

}  // namespace

Engine::Engine(const Calibration& calibration, const Scale& scale, std::size_t budget)
    : calibration_(calibration),
      scale_(scale),
      budget_(std::min(budget, budgets.size() - 1)),
      scores_(calibration.scores.population, ends_of(scale)),
      difference_(calibration.difference.population, difference_ends(ends_of(scale))) {}

Course read_course(std::span<const Observed> sessions, const Engine& engine) {
  if (engine.scale().max_milli <= engine.scale().min_milli) {
    return {std::vector<Step>(sessions.size()), {}};
  }
  Reader reader(engine);
  for (std::size_t at = 0; at < sessions.size(); ++at) reader.read(at, sessions[at]);
  return std::move(reader.course);
}

}  // namespace entente::insight
