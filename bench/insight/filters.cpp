#include "insight/filters.hpp"

#include "insight/alarm_limit.hpp"
#include <cstdio>
#include <cstdlib>

namespace entente::bench {

namespace {

using namespace insight;

class Filters : public Detector {
 public:
  std::string name() const override { return "switching filters"; }

  void learn(std::span<const Series> history, const Ends& ends, int) override {
    Beliefs b;
    auto env=[](const char* n,double& v){ if(const char* e=getenv(n)) v=atof(e); };
    env("ONSET",b.onset);env("REPAIR",b.repair);env("SLOW",b.slow);env("DEPTH",b.depth);env("DEPTHSD",b.depth_sd);env("SEEN",b.seen);env("SHARE",b.seen_share);
    const auto fit = fit_population(history, ends, b);
    if(getenv("SHOW")){const auto&p=fit.population; fprintf(stderr,"none %.1f/%zu  P lvl %.3f gr %.3f lsd %.3f gsd %.3f mood %.3f noise %.3f | C %.3f %.3f %.3f %.3f %.3f %.3f | r %.2f carry %.3f spread %.3f rpt %.2f rs %.2f tail %.1f\n",fit.without_rupture,fit.courses,p.patient.level,p.patient.growth,p.patient.level_sd,p.patient.growth_sd,p.patient.mood_sd,p.patient.noise_sd,p.caregiver.level,p.caregiver.growth,p.caregiver.level_sd,p.caregiver.growth_sd,p.caregiver.mood_sd,p.caregiver.noise_sd,p.level_growth,p.carry,p.spread,p.level_raters,p.mood_raters,p.tail);}
    model_.emplace(fit.population, ends, b);
    limit_ = simulated_limits(*model_, history)[0].log_odds;
  }

  std::vector<Verdict> score(const Series& course) const override {
    Bank bank(*model_);
    std::vector<Verdict> out;
    for (const auto& session : course) {
      const auto reading = bank.step(session);
      Verdict verdict;
      verdict.alarm_score = getenv("EVER") ? std::log(std::max(1e-30,reading.active+reading.mended)/std::max(1e-30,reading.never)) : reading.log_odds;
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
