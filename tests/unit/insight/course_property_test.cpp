// What holds of every course, whatever was answered.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <climits>

#include "insight/course.hpp"

namespace entente::insight {

namespace {

constexpr Scale forty{0, 40'000};

rc::Gen<std::optional<int>> answer(int low, int high) {
  return rc::gen::weightedOneOf<std::optional<int>>(
      {{8, rc::gen::map(rc::gen::inRange(low, high),
                        [](int milli) { return std::optional<int>(milli); })},
       {1, rc::gen::just(std::optional<int>())}});
}

/// Mostly around one level, so that there is something usual to fall from.
rc::Gen<std::vector<Observed>> courses() {
  const auto one = rc::gen::mapcat(
      rc::gen::weightedElement<int>({{4, 30'000}, {1, 18'000}, {1, 3'000}}), [](int level) {
        return rc::gen::apply(
            [](std::optional<int> patient, std::optional<int> caregiver) {
              return Observed{patient, caregiver};
            },
            answer(level, level + 4'000), answer(28'000, 36'000));
      });
  return rc::gen::container<std::vector<Observed>>(one);
}

std::vector<Observed> moved(std::vector<Observed> sessions, int times, int by) {
  for (auto& one : sessions) {
    if (one.patient_milli) *one.patient_milli = *one.patient_milli * times + by;
    if (one.caregiver_milli) *one.caregiver_milli = *one.caregiver_milli * times + by;
  }
  return sessions;
}

void check_same_places(const Course& one, const Course& other) {
  RC_ASSERT(one.marks.size() == other.marks.size());
  for (std::size_t i = 0; i < one.marks.size(); ++i) {
    RC_ASSERT(one.marks[i].kind == other.marks[i].kind);
    RC_ASSERT(one.marks[i].at == other.marks[i].at);
    RC_ASSERT(one.marks[i].since == other.marks[i].since);
  }
}

TEST(Any_course, never_looks_ahead) {
  EXPECT_TRUE(rc::check("a prefix reads the same", [] {
    const auto sessions = *courses();
    const auto whole = read_course(sessions, forty);
    const auto size = *rc::gen::inRange<std::size_t>(0, sessions.size() + 1);
    const auto part = read_course(std::span(sessions).first(size), forty);
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
    const int times = *rc::gen::inRange(1, 1'000);
    const int by = *rc::gen::inRange(-100'000'000, 100'000'000);
    const auto one = read_course(sessions, forty);
    const auto other = read_course(moved(sessions, times, by), {by, 40'000 * times + by});
    check_same_places(one, other);
    const auto shifted = read_course(moved(sessions, 1, by), {by, 40'000 + by});
    check_same_places(one, shifted);
    for (std::size_t i = 0; i < one.marks.size(); ++i) {
      RC_ASSERT(one.marks[i].depth_milli == shifted.marks[i].depth_milli);
    }
  }));
}

TEST(Any_course, is_told_in_order_each_rupture_before_its_repair) {
  EXPECT_TRUE(rc::check("marks follow one another", [] {
    const auto sessions = *courses();
    const auto course = read_course(sessions, forty);
    RC_ASSERT(course.steps.size() == sessions.size());
    std::size_t last = 0;
    std::optional<std::size_t> open;
    for (const auto& mark : course.marks) {
      RC_ASSERT(mark.at >= last);
      RC_ASSERT(mark.since <= mark.at);
      RC_ASSERT(sessions[mark.at].patient_milli.has_value());
      last = mark.at;
      if (mark.kind == MarkKind::divergence) continue;
      RC_ASSERT(open.has_value() == (mark.kind != MarkKind::rupture));
      if (open) RC_ASSERT(*open == mark.since);
      if (mark.kind == MarkKind::rupture) open = mark.since;
      if (mark.kind == MarkKind::repair) open.reset();
    }
  }));
}

TEST(Any_course, tells_a_lone_rupture_only_below_the_band_it_shows) {
  EXPECT_TRUE(rc::check("band and mark agree", [] {
    const auto sessions = *courses();
    const auto course = read_course(sessions, forty);
    for (const auto& mark : course.marks) {
      const auto& usual = course.steps[mark.at].usual;
      RC_ASSERT(usual.has_value());
      if (mark.kind == MarkKind::rupture && mark.since == mark.at) {
        RC_ASSERT(mark.observed_milli < usual->low_milli);
      }
      if (mark.kind == MarkKind::repair) RC_ASSERT(mark.observed_milli >= usual->low_milli);
    }
  }));
}

TEST(Any_course, that_never_changes_has_no_mark) {
  EXPECT_TRUE(rc::check("constant", [] {
    const Observed always{*answer(0, 40'001), *answer(0, 40'001)};
    const std::vector<Observed> sessions(*rc::gen::inRange<std::size_t>(0, 60), always);
    RC_ASSERT(read_course(sessions, forty).marks.empty());
  }));
}

TEST(Any_course, ignores_what_the_caregiver_says_when_it_looks_for_ruptures) {
  EXPECT_TRUE(rc::check("patient only", [] {
    auto sessions = *courses();
    auto with = read_course(sessions, forty).marks;
    std::erase_if(with, [](const Mark& mark) { return mark.kind == MarkKind::divergence; });
    for (auto& one : sessions) one.caregiver_milli.reset();
    RC_ASSERT(read_course(sessions, forty).marks == with);
  }));
}

TEST(Any_course, bears_answers_and_scales_of_any_size) {
  EXPECT_TRUE(rc::check("extremes", [] {
    const auto any = rc::gen::element(INT_MIN, INT_MIN + 1, -1, 0, 1, INT_MAX - 1, INT_MAX);
    std::vector<Observed> sessions;
    const auto count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i) sessions.push_back({*any, *any});
    const Scale scale{*any, *any};
    const auto course = read_course(sessions, scale);
    RC_ASSERT(course.steps.size() == sessions.size());
    for (const auto& step : course.steps) {
      if (!step.usual) continue;
      RC_ASSERT(scale.min_milli <= step.usual->low_milli);
      RC_ASSERT(step.usual->low_milli <= step.usual->high_milli);
      RC_ASSERT(step.usual->high_milli <= scale.max_milli);
    }
  }));
}

}  // namespace

}  // namespace entente::insight
