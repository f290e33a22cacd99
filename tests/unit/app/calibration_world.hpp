// An establishment with a history: courses of its own, as many as a test asks for.
#pragma once
#include "app/alert_settings.hpp"
#include "app/course_rows.hpp"
#include "unit/app/alliance_world.hpp"
#include "unit/core/check_in.hpp"

namespace entente::app {

struct CalibrationWorld : AllianceWorld {
  SessionId held() {
    const auto session = crypto::random_id<SessionId>();
    good(act(claire, core::SessionStart{session, app.now()}));
    good(act(claire, core::SessionEnd{session, app.now()}));
    return session;
  }
  void rate(const Person& who, SessionId session, int milli) {
    good(act(who, core::RatingGive{session, crypto::random_id<RatingId>(), core::check_in, 1,
                                   core::check_in_answers(milli)}));
  }
  /// A session that both rated.
  void session(int patient_milli, int caregiver_milli) {
    const auto one = held();
    rate(lucie, one, patient_milli);
    rate(claire, one, caregiver_milli);
    pass(7 * 86'400);
  }

  /// Alliances with a course of six sessions each.
  void history(int count) {
    const auto kept = std::pair(id, claire.party);
    for (int i = 0; i < count; ++i) {
      id = crypto::random_id<AllianceId>();
      claire.party = crypto::random_id<PartyId>();
      good(act(claire,
               core::AllianceOpen{id, where, crypto::random_id<PartyId>(), "Marcel", false,
                                  claire.party},
               0));
      storage::Write write;
      write.now = app.now();
      write.views = {course(*good(app.alliances->loaded(id)), i)};
      good(store->write(std::move(write)));
    }
    std::tie(id, claire.party) = kept;
  }

  storage::CourseRow course(const LoadedAlliance& of, int seed) {
    CourseContent content;
    content.scale = {0, 10'000, 100};
    for (int session = 1; session <= 6; ++session) {
      const int level = 6'000 + (seed * 700) % 3'000 + ((seed + session * 3) % 5) * 200;
      content.numbers.push_back(session);
      content.patient.push_back(level);
      content.caregiver.push_back(level + ((seed + session) % 3) * 300 - 300);
    }
    return sealed_course(of, content);
  }

  CalibrationProgress job() { return app.calibration_job->progress(); }
  void wait_for_job() {
    while (job().running) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  AlertSettings settings() { return good(alert_settings(app, admin)); }
  std::shared_ptr<const CalibrationNow> now() { return good(app.calibrations->now()); }
};

}  // namespace entente::app
