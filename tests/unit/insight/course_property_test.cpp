// What holds of every course, whatever was answered.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <climits>

#include "insight/course.hpp"

namespace entente::insight {

namespace {

constexpr Scale forty{0, 40'000, 1'000};

const Engine& engine() {
  static const Engine out(default_calibration(), forty, 0);
  return out;
}

rc::Gen<std::optional<int>> answer(int low, int high) {
  return rc::gen::weightedOneOf<std::optional<int>>(
      {{8, rc::gen::map(rc::gen::inRange(low, high + 1),
                        [](int points) { return std::optional<int>(1'000 * points); })},
       {1, rc::gen::just(std::optional<int>())}});
}

/// Mostly around one level, so that there is something usual to fall from.
rc::Gen<std::vector<Observed>> courses() {
  const auto one =
      rc::gen::mapcat(rc::gen::weightedElement<int>({{6, 34}, {2, 26}, {1, 3}}), [](int level) {
        return rc::gen::apply(
            [](std::optional<int> patient, std::optional<int> caregiver) {
              return Observed{patient, caregiver};
            },
            answer(level, level + 5), answer(30, 38));
      });
  return rc::gen::scale(0.4, rc::gen::container<std::vector<Observed>>(one));
}

std::vector<Observed> moved(std::vector<Observed> sessions, int times, int by) {
  for (auto& one : sessions) {
    if (one.patient_milli) *one.patient_milli = *one.patient_milli * times + by;
    if (one.caregiver_milli) *one.caregiver_milli = *one.caregiver_milli * times + by;
  }
  return sessions;
}

TEST(Any_course, never_looks_ahead) {
  EXPECT_TRUE(rc::check("a prefix reads the same", [] {
    const auto sessions = *courses();
    const auto whole = read_course(sessions, engine());
    const auto size = *rc::gen::inRange<std::size_t>(0, sessions.size() + 1);
    const auto part = read_course(std::span(sessions).first(size), engine());
    std::vector<Mark> until;
    for (const auto& mark : whole.marks) {
      if (mark.at < size) until.push_back(mark);
    }
    RC_ASSERT(part.marks == until);
    RC_ASSERT(part.steps == std::vector<Step>(whole.steps.begin(),
                                              whole.steps.begin() + static_cast<long>(size)));
    RC_CLASSIFY(!until.empty(), "with marks");
  }));
}

TEST(Any_course, reads_the_same_on_a_shifted_or_larger_scale) {
  EXPECT_TRUE(rc::check("shift and scale change nothing", [] {
    const auto sessions = *courses();
    const int times = *rc::gen::inRange(1, 100);
    const int by = *rc::gen::inRange(-10'000'000, 10'000'000);
    const auto one = read_course(sessions, engine());
    const Scale scale{by, 40'000 * times + by, 1'000 * times};
    const auto other =
        read_course(moved(sessions, times, by), Engine(default_calibration(), scale, 0));
    RC_ASSERT(one.marks.size() == other.marks.size());
    for (std::size_t i = 0; i < one.marks.size(); ++i) {
      const auto &a = one.marks[i], &b = other.marks[i];
      RC_ASSERT(a.kind == b.kind && a.at == b.at && a.since == b.since);
      RC_ASSERT(a.earliest == b.earliest && a.latest == b.latest);
      RC_ASSERT(std::abs(static_cast<long>(a.depth_milli) * times - b.depth_milli) <= times);
      RC_ASSERT(std::abs(a.depth_sds_milli - b.depth_sds_milli) <= 1);
      RC_ASSERT(std::abs(a.chance_percent - b.chance_percent) <= 1);
    }
  }));
}

TEST(Any_course, is_told_in_order_each_rupture_before_its_repair) {
  EXPECT_TRUE(rc::check("marks follow one another", [] {
    const auto sessions = *courses();
    const auto course = read_course(sessions, engine());
    RC_ASSERT(course.steps.size() == sessions.size());
    std::size_t last = 0;
    std::optional<std::size_t> open;
    for (const auto& mark : course.marks) {
      RC_ASSERT(mark.at >= last);
      RC_ASSERT(mark.earliest <= mark.since && mark.since <= mark.latest);
      RC_ASSERT(mark.latest <= mark.at);
      RC_ASSERT(sessions[mark.at].patient_milli.has_value());
      last = mark.at;
      if (mark.kind == MarkKind::divergence) {
        RC_ASSERT(mark.observed_milli > 0);
        continue;
      }
      RC_ASSERT(open.has_value() == (mark.kind != MarkKind::rupture));
      if (mark.kind == MarkKind::rupture) open = mark.since;
      if (mark.kind == MarkKind::repair) {
        RC_ASSERT(*open == mark.since);
        open.reset();
      }
    }
  }));
}

TEST(Any_course, has_evidence_of_answers_that_were_given) {
  EXPECT_TRUE(rc::check("evidence", [] {
    const auto sessions = *courses();
    for (const auto& mark : read_course(sessions, engine()).marks) {
      int sum = 0;
      for (const auto& one : mark.evidence) {
        const auto& session = sessions[one.at];
        const bool patient = one.rater == Rater::patient;
        RC_ASSERT((patient ? session.patient_milli : session.caregiver_milli).has_value());
        RC_ASSERT(one.at >= mark.earliest && one.at <= mark.at);
        RC_ASSERT(one.percent > 0);
        sum += one.percent;
      }
      const bool shown = mark.kind == MarkKind::rupture || mark.kind == MarkKind::off_track;
      if (shown) RC_ASSERT(std::abs(sum - 100) <= 10);
      if (!shown) RC_ASSERT(mark.evidence.empty());
    }
  }));
}

// Two who never agree may diverge from the first session: that is no change of the course.
TEST(Any_course, that_never_changes_neither_falls_nor_is_repaired) {
  EXPECT_TRUE(rc::check("constant", [] {
    const Observed always{*answer(0, 40), *answer(0, 40)};
    const std::vector<Observed> sessions(*rc::gen::inRange<std::size_t>(0, 40), always);
    for (const auto& mark : read_course(sessions, engine()).marks)
      RC_ASSERT(mark.kind == MarkKind::divergence);
  }));
}

TEST(Any_course, bears_answers_and_scales_of_any_size) {
  EXPECT_TRUE(rc::check("extremes", [] {
    const auto any = rc::gen::element(INT_MIN, INT_MIN + 1, -1, 0, 1, INT_MAX - 1, INT_MAX);
    std::vector<Observed> sessions;
    const auto count = *rc::gen::inRange(0, 20);
    for (int i = 0; i < count; ++i) sessions.push_back({*any, *any});
    const Scale scale{*any, *any, *rc::gen::element(0, 1, INT_MAX)};
    const auto course = read_course(sessions, Engine(default_calibration(), scale, 0));
    RC_ASSERT(course.steps.size() == sessions.size());
    for (const auto& step : course.steps) {
      RC_ASSERT(step.rupture_percent >= 0 && step.rupture_percent <= 100);
      if (!step.usual) continue;
      RC_ASSERT(scale.min_milli <= step.usual->low_milli);
      RC_ASSERT(step.usual->low_milli <= step.usual->high_milli);
      RC_ASSERT(step.usual->high_milli <= scale.max_milli);
    }
  }));
}

}  // namespace

}  // namespace entente::insight
