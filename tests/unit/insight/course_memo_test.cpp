#include "insight/course_memo.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace entente::insight {

namespace {

constexpr Scale ten{0, 10'000, 100};
using Sessions = std::vector<Observed>;

Sessions steady_then(int milli) {
  Sessions out(6, Observed{8'000, 8'000});
  out.push_back({milli, 8'000});
  return out;
}

Course read_anew(const Sessions& sessions, const Scale& scale = ten, std::size_t budget = 0) {
  return read_course(sessions, Engine(default_calibration(), scale, budget));
}

void expect_same(const Course& one, const Course& other) {
  EXPECT_EQ(one.steps, other.steps);
  EXPECT_EQ(one.marks, other.marks);
}

TEST(Course_memo, says_what_reading_anew_says) {
  CourseMemo memo;
  for (int round = 0; round < 2; ++round) {
    for (const int last : {2'000, 4'000, 8'000}) {
      expect_same(*memo.read(steady_then(last), ten), read_anew(steady_then(last)));
    }
  }
}

TEST(Course_memo, gives_the_same_course_without_reading_it_twice) {
  CourseMemo memo;
  const auto first = memo.read(steady_then(4'000), ten);
  EXPECT_EQ(memo.read(steady_then(4'000), ten), first);
}

TEST(Course_memo, tells_apart_a_missing_answer_the_other_rater_and_another_scale) {
  CourseMemo memo;
  const Sessions with{{0, 8'000}}, without{{{}, 8'000}}, other{{8'000, {}}};
  const auto first = memo.read(with, ten);
  EXPECT_NE(memo.read(without, ten), first);
  EXPECT_NE(memo.read(other, ten), memo.read(without, ten));
  EXPECT_NE(memo.read(with, {0, 10'000, 1'000}), first);
  EXPECT_NE(memo.read(with, {0, 40'000, 100}), first);
  EXPECT_EQ(memo.read(with, ten), first);
}

TEST(Course_memo, reads_with_the_calibration_and_the_budget_it_was_made_for) {
  CourseMemo careful(default_calibration(), 2);
  expect_same(*careful.read(steady_then(6'000), ten), read_anew(steady_then(6'000), ten, 2));
  EXPECT_NE(careful.read(steady_then(5'500), ten)->marks.size(),
            CourseMemo().read(steady_then(7'000), ten)->marks.size());
}

TEST(Course_memo, forgets_what_was_asked_for_longest_ago) {
  CourseMemo memo(default_calibration(), 0, 2);
  const auto first = memo.read(steady_then(1'000), ten);
  const auto second = memo.read(steady_then(2'000), ten);
  EXPECT_EQ(memo.read(steady_then(1'000), ten), first);
  memo.read(steady_then(3'000), ten);  // the second goes
  EXPECT_EQ(memo.read(steady_then(1'000), ten), first);
  EXPECT_NE(memo.read(steady_then(2'000), ten), second);
  expect_same(*second, read_anew(steady_then(2'000)));  // what was given stays valid
}

TEST(Course_memo, serves_several_threads_at_once) {
  CourseMemo memo(default_calibration(), 0, 3);
  std::vector<Course> should;
  for (int i = 0; i < 5; ++i) should.push_back(read_anew(steady_then(i * 1'000)));
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 100; ++i) {
        const int which = (i * (thread + 1)) % 5;
        const auto course = memo.read(steady_then(which * 1'000), ten);
        if (course->marks != should[static_cast<std::size_t>(which)].marks) ++wrong;
      }
    });
  }
  for (auto& one : threads) one.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace

}  // namespace entente::insight
