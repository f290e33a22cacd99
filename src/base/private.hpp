// A value that must never reach a log: it has no formatter, no stream operator and no conversion.
#pragma once
#include <utility>

namespace entente::base {

template <class T>
class Private {
 public:
  Private() = default;
  explicit Private(T value) : value_(std::move(value)) {}
  /// The only way in: the name makes each reading visible in review.
  const T& reveal() const { return value_; }
  T& reveal() { return value_; }
  bool operator==(const Private&) const = default;

 private:
  T value_{};
};

}  // namespace entente::base

namespace entente {
using base::Private;
}
