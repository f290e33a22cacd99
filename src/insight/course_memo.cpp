#include "insight/course_memo.hpp"

namespace entente::insight {

namespace {

void put(std::string& key, int value) {
  key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void put(std::string& key, const std::optional<int>& value) {
  key.push_back(value ? 1 : 0);
  put(key, value.value_or(0));
}

std::string key_of(std::span<const Observed> sessions, const Scale& scale) {
  std::string key;
  key.reserve(12 + sessions.size() * 10);
  for (const int one : {scale.min_milli, scale.max_milli, scale.grid_milli}) put(key, one);
  for (const auto& one : sessions) {
    put(key, one.patient_milli);
    put(key, one.caregiver_milli);
  }
  return key;
}

}  // namespace

std::shared_ptr<const Course> CourseMemo::read(std::span<const Observed> sessions,
                                               const Scale& scale) {
  auto key = key_of(sessions, scale);
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = where_.find(key); found != where_.end()) {
      kept_.splice(kept_.begin(), kept_, found->second);
      return kept_.front().course;
    }
  }
  // Two that ask at once read it twice: better than one waiting for the other.
  auto course =
      std::make_shared<const Course>(read_course(sessions, Engine(calibration_, scale, budget_)));
  const std::lock_guard lock(mutex_);
  if (where_.contains(key)) return course;
  kept_.push_front({key, course});
  where_.emplace(std::move(key), kept_.begin());
  if (kept_.size() > capacity_) {
    where_.erase(kept_.back().key);
    kept_.pop_back();
  }
  return course;
}

}  // namespace entente::insight
