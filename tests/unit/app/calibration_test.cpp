// What alerts are told by: learnt from the establishment's own courses, chosen by its
// administrator.
#include "app/calibration.hpp"

#include "app/alliance_rows.hpp"
#include "app/maintenance.hpp"
#include "app/outlook.hpp"
#include "unit/app/calibration_world.hpp"

namespace entente::app {
namespace {

class Calibrating : public ::testing::Test, protected CalibrationWorld {};

TEST_F(Calibrating, before_anything_is_learnt_the_default_one_holds) {
  const auto found = settings();
  EXPECT_EQ(found.budget, 0);
  EXPECT_FALSE(found.learnt);
  EXPECT_FALSE(found.made_at);
  EXPECT_EQ(found.courses_needed, 10);
  ASSERT_EQ(found.budgets.size(), 3u);
  EXPECT_EQ(found.budgets[0].percent, 5);
  EXPECT_EQ(found.budgets[2].percent, 20);
  EXPECT_LT(found.budgets[0].found_milli, found.budgets[2].found_milli);
  EXPECT_LT(found.budgets[0].low_milli, found.budgets[0].high_milli);
  EXPECT_EQ(now()->before, nullptr);
}

TEST_F(Calibrating, is_read_by_administrators_and_supervisors_and_changed_by_the_first) {
  const auto helene = caller(staff(admin, "helene", core::AccountRole::supervisor));
  good(alert_settings(app, helene));
  for (const auto& who : {helene, claire.caller, lucie.caller, Caller{}}) {
    if (who.account != helene.account) {
      EXPECT_EQ(refusal(alert_settings(app, who)), "access.denied");
    }
    EXPECT_EQ(refusal(alert_budget(app, who, {1})), "access.denied");
    EXPECT_EQ(refusal(calibration_start(app, who)), "access.denied");
  }
}

TEST_F(Calibrating, a_choice_holds_at_once_and_stays_in_the_history) {
  EXPECT_EQ(refusal(alert_budget(app, admin, {3})), "budget.unknown");
  EXPECT_EQ(refusal(alert_budget(app, admin, {-1})), "budget.unknown");
  good(alert_budget(app, admin, {2}));
  good(alert_budget(app, admin, {2}));
  const auto found = settings();
  EXPECT_EQ(found.budget, 2);
  ASSERT_EQ(found.choices.size(), 1u);
  EXPECT_EQ(found.choices[0].chosen_by, admin.account);
  EXPECT_EQ(found.choices[0].chosen_at, app.now());
  EXPECT_EQ(now()->changed_at, app.now());
  EXPECT_NE(now()->before, nullptr);
  Calibrations again(*store);
  EXPECT_EQ(good(again.now())->budget, 2u);
}

TEST_F(Calibrating, what_was_told_by_the_choice_before_is_told_anew) {
  session(8'000, 8'000);
  const auto before = good(alliance_view(app, claire.caller, id, nullptr));
  EXPECT_EQ(good(alliance_view(app, claire.caller, id, nullptr)).plain, before.plain);
  good(alert_budget(app, admin, {1}));
  EXPECT_NE(good(alliance_view(app, claire.caller, id, nullptr)).plain, before.plain);
  good(alliance_list(app, claire.caller, 0, 10, {}));
  const auto row = good(store->memberships(claire.caller.account, 0, 10)).front();
  const auto content = good(open_line(row, good(app.alliances->loaded(id))->key));
  EXPECT_EQ(content.calibrated_at, now()->changed_at);
}

TEST_F(Calibrating, one_that_can_no_longer_be_read_counts_as_none_and_is_told) {
  storage::Write write;
  write.now = app.now();
  write.calibrations = {{4, app.now(), core::check_in, 1, 40, "{}", {}}};
  good(store->write(std::move(write)));
  const auto found = good(app.calibrations->refresh());
  EXPECT_EQ(found->unreadable, 4);
  EXPECT_EQ(found->version, 4);
  EXPECT_FALSE(found->made_at);
  EXPECT_EQ(found->calibration, insight::default_calibration());
  std::vector<std::string> told;
  good(maintenance_check(app, [&](const Problem& one) { told.push_back(one.key); }));
  EXPECT_THAT(told, ::testing::Contains("calibration.unreadable"));
}

TEST_F(Calibrating, a_course_holds_what_is_open_to_both) {
  const auto open = [&] {
    const auto rows = good(store->courses({}, 0, 10));
    return rows.empty() ? CourseContent{}
                        : good(open_course(rows[0], good(app.alliances->loaded(id))->key));
  };
  EXPECT_EQ(good(store->course_count(0)), 0);
  const auto first = held();
  rate(lucie, first, 7'000);
  EXPECT_EQ(good(store->course_count(0)), 0) << "the caregiver has not answered: rule 8";
  rate(claire, first, 8'000);
  EXPECT_EQ(open().numbers, std::vector<int>{1});
  EXPECT_EQ(open().patient, std::vector<std::optional<int>>{7'000});
  EXPECT_EQ(open().caregiver, std::vector<std::optional<int>>{8'000});
  EXPECT_EQ(series_of(open(), open().scale).at(0).patient, 7.0);
  EXPECT_EQ(series_of(open(), {0, 40'000, 1'000}).at(0).caregiver, 32.0);
  const auto before = open();
  good(maintenance_rebuild(app));
  EXPECT_EQ(open().patient, before.patient);
}

CalibrationNow learnt_from(int courses, Instant at) {
  CalibrationNow out;
  out.made_at = at;
  out.courses = courses;
  return out;
}

TEST(CalibrationDue, at_first_as_soon_as_there_are_courses_enough) {
  EXPECT_FALSE(calibration_due({}, 9, {}));
  EXPECT_TRUE(calibration_due({}, 10, {}));
}

TEST(CalibrationDue, once_a_week_or_with_a_quarter_more_courses) {
  const Instant made{1'790'000'000'000'000};
  const auto now = learnt_from(40, made);
  EXPECT_FALSE(calibration_due(now, 49, base::later(made, 6 * 86'400)));
  EXPECT_TRUE(calibration_due(now, 50, base::later(made, 60)));
  EXPECT_TRUE(calibration_due(now, 40, base::later(made, 7 * 86'400)));
  EXPECT_FALSE(calibration_due(learnt_from(4, made), 9, base::later(made, 30 * 86'400)));
}

class CalibrationJobTest : public ::testing::Test, protected CalibrationWorld {};

TEST_F(CalibrationJobTest, learns_from_the_courses_there_are_and_keeps_each_version) {
  history(12);
  EXPECT_EQ(settings().known, 12);
  EXPECT_TRUE(good(calibration_start(app, admin)).running);
  EXPECT_EQ(refusal(calibration_start(app, admin)), "calibration.running");
  wait_for_job();
  const auto found = settings();
  EXPECT_FALSE(found.job.problem);
  EXPECT_TRUE(found.learnt);
  EXPECT_EQ(found.courses, 12);
  EXPECT_EQ(found.made_at, app.now());
  ASSERT_EQ(found.versions.size(), 1u);
  EXPECT_EQ(found.versions[0].asked_by, admin.account);
  EXPECT_EQ(now()->calibration.courses, 12);
  EXPECT_NE(now()->calibration, insight::default_calibration());
  EXPECT_NE(now()->before, nullptr);
  Calibrations again(*store);
  EXPECT_EQ(good(again.now())->calibration, now()->calibration) << "every bit is kept";
}

TEST_F(CalibrationJobTest, does_it_by_itself_when_it_is_due) {
  history(10);
  app.calibration_job->watch();
  while (good(store->calibrations(1)).empty()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_FALSE(good(store->calibrations(1)).front().asked_by);
}

TEST_F(CalibrationJobTest, tells_of_a_failure_and_leaves_what_was) {
  history(3);
  storage::Write write;
  write.now = app.now();
  write.views = {storage::CourseRow{good(store->courses({}, 0, 10)).front().alliance, 6, {1, 2}}};
  good(store->write(std::move(write)));
  std::string told;
  app.calibration_job->on_failure = [&](const Error& error) { told = error.key; };
  good(calibration_start(app, admin));
  wait_for_job();
  EXPECT_EQ(told, "crypto.not_opened");
  EXPECT_EQ(settings().job.problem, told);
  EXPECT_TRUE(settings().versions.empty());
}

TEST_F(CalibrationJobTest, keeps_nothing_of_what_was_stopped) {
  history(3);
  good(calibration_start(app, admin));
  app.calibration_job->stop();
  EXPECT_TRUE(good(store->calibrations(1)).empty());
}

}  // namespace
}  // namespace entente::app
