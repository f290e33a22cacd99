#include "insight/filters.hpp"

#include "insight/alarm_limit.hpp"

namespace entente::bench {

namespace {

using namespace insight;

class Filters : public Detector {
 public:
  std::string name() const override { return "switching filters"; }

  void learn(std::span<const Series> history, const Ends& ends, int) override {
    const auto fit = fit_population(history, ends);
    model_.emplace(fit.population, ends);
    limit_ = simulated_limits(*model_, history)[0].log_odds;
  }

  std::vector<Verdict> score(const Series& course) const override {
    Bank bank(*model_);
    std::vector<Verdict> out;
    for (const auto& session : course) {
      const auto reading = bank.step(session);
      Verdict verdict;
      verdict.alarm_score = reading.log_odds;
      verdict.alarm = reading.log_odds > limit_;
      verdict.p_rupture = reading.active;
      verdict.p_repaired = reading.mended;
      out.push_back(verdict);
    }
    return out;
  }

 private:
  std::optional<Model> model_;
  double limit_ = 0;
};

}  // namespace

std::unique_ptr<Detector> filters() { return std::make_unique<Filters>(); }

}  // namespace entente::bench
