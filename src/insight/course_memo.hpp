// Courses that were read already: a caseload is looked at far more often than it changes.
#pragma once
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>

#include "insight/course.hpp"

namespace entente::insight {

/// Gives what read_course gives. Keeps the last `capacity` courses asked for (about 3 kB each).
/// Thread-safe. Made for one calibration and budget: another one takes another memo.
class CourseMemo {
 public:
  explicit CourseMemo(const Calibration& calibration = default_calibration(),
                      std::size_t budget = 0, std::size_t capacity = 4'096)
      : calibration_(calibration), budget_(budget), capacity_(capacity) {}

  std::shared_ptr<const Course> read(std::span<const Observed> sessions, const Scale& scale);

 private:
  struct Kept {
    std::string key;
    std::shared_ptr<const Course> course;
  };
  Calibration calibration_;
  std::size_t budget_;
  std::size_t capacity_;
  std::mutex mutex_;
  std::list<Kept> kept_;  ///< the last asked for first
  std::unordered_map<std::string, std::list<Kept>::iterator> where_;
};

}  // namespace entente::insight
