#include "insight/filters.hpp"

#include "insight/alarm_limit.hpp"
#include "insight/calibration.hpp"

namespace entente::bench {

namespace {

using namespace insight;

class Filters : public Detector {
 public:
  std::string name() const override { return "switching filters"; }

  void learn(std::span<const Series> history, const Ends& ends, int) override {
    const auto calibration = calibrate(history, ends);
    model_.emplace(calibration.scores.population, ends);
    limit_ = calibration.scores.limits[0].log_odds;
    difference_.emplace(calibration.difference.population, difference_ends(ends));
  }

  std::vector<Verdict> score(const Series& course) const override {
    Bank bank(*model_), apart(*difference_);
    std::vector<Verdict> out;
    for (const auto& session : course) {
      const auto reading = bank.step(session);
      Verdict verdict;
      verdict.alarm_score = reading.log_odds;
      verdict.alarm = reading.log_odds > limit_;
      verdict.p_rupture = reading.active;
      verdict.p_repaired = reading.mended;
      if (session.patient && session.caregiver) {
        const double below = *session.patient - *session.caregiver;
        apart.step({session.session, below, std::nullopt});
      }
      verdict.divergence_score = apart.reading().log_odds;
      out.push_back(verdict);
    }
    return out;
  }

 private:
  std::optional<Model> model_, difference_;
  double limit_ = 0;
};

}  // namespace

std::unique_ptr<Detector> filters() { return std::make_unique<Filters>(); }

}  // namespace entente::bench
