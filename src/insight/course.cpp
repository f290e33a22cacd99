// Each rule can be said in one line to a nurse. Compare a patient with themself: scales sit at the
// ceiling (French SRS mean 36.9 of 40), and a fixed "red on one point" alarms in 24–39 % of stable
// sessions (clinical.md).
#include "insight/course.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "insight/usual.hpp"

namespace entente::insight {

namespace {

int to_int(std::int64_t value) {
  return static_cast<int>(std::clamp<std::int64_t>(value, std::numeric_limits<int>::min(),
                                                   std::numeric_limits<int>::max()));
}

/// Shares of the scale: the same course on another scale reads the same. Beyond an end: the end.
class Ruler {
 public:
  explicit Ruler(const Scale& scale)
      : min_(scale.min_milli), length_(std::int64_t{scale.max_milli} - scale.min_milli) {}
  bool usable() const { return length_ > 0; }
  double share(int milli) const {
    const auto along = std::clamp<std::int64_t>(milli - min_, 0, length_);
    return static_cast<double>(along) / static_cast<double>(length_);
  }
  /// A value is below `low`, or above `high`, exactly when the rules say it is out of the band.
  Band band(const Limits& usual) const {
    return {at(std::ceil(std::max(0.0, usual.level - usual.margin) * length())),
            at(std::floor(std::min(1.0, usual.level + usual.margin) * length()))};
  }
  int milli(double share) const { return at(std::round(share * length())); }
  int difference(double shares) const {
    return to_int(static_cast<std::int64_t>(std::round(shares * length())));
  }

 private:
  double length() const { return static_cast<double>(length_); }
  int at(double along) const { return to_int(min_ + static_cast<std::int64_t>(along)); }
  std::int64_t min_;
  std::int64_t length_;
};

/// Is one session below the band enough, or must a second one confirm it?
enum class Alone { enough, confirmed };

/// What one more value says. `limits`: the usual it was held against.
struct Said {
  MarkKind kind = MarkKind::rupture;
  std::size_t since = 0;
  Limits limits;
};

/// Watches one series for falls from what is usual in it.
class Watch {
 public:
  /// Only a value under `under` can be low.
  Watch(Alone alone, double under) : alone_(alone), under_(under) {}

  const Usual& usual() const { return usual_; }

  std::optional<Said> next(std::size_t at, double value) {
    if (!usual_.known()) {
      usual_.add(value);
      return std::nullopt;
    }
    const Limits limits = usual_.limits();
    const bool low = value < under_ && value < limits.level - limits.margin / 2;
    if (fall_) return fallen(limits, low, value);
    const bool out = low && value < limits.level - limits.margin;
    // Below the band: a rupture. So are two in a row more than half-way to its edge: a fall that
    // stays is told from a bad day by the day after.
    if ((out && alone_ == Alone::enough) || (low && held_)) return fell(limits, at, value);
    settle(at, low, value);
    return std::nullopt;
  }

 private:
  struct Held {
    std::size_t at = 0;
    double value = 0;
  };
  struct Fall {
    std::size_t since = 0;
    int sessions = 0;
    double value = 0;
  };

  Said fell(const Limits& limits, std::size_t at, double value) {
    fall_ = held_ ? Fall{held_->at, 2, value} : Fall{at, 1, value};
    held_.reset();
    return {MarkKind::rupture, fall_->since, limits};
  }

  /// Repaired: back in the band of before, no longer clearly low, and half of the fall made good.
  /// Nothing said during the rupture has moved that band. Off track: three sessions, and still not.
  std::optional<Said> fallen(const Limits& limits, bool low, double value) {
    const std::size_t since = fall_->since;
    if (!low && value >= (limits.level + fall_->value) / 2) {
      fall_.reset();
      usual_.add(value);
      return Said{MarkKind::repair, since, limits};
    }
    if (++fall_->sessions != 3) return std::nullopt;
    return Said{MarkKind::off_track, since, limits};
  }

  /// A clearly low value waits for the next before it counts as usual.
  void settle(std::size_t at, bool low, double value) {
    if (low) {
      held_ = Held{at, value};
      return;
    }
    if (held_) usual_.add(held_->value);
    held_.reset();
    usual_.add(value);
  }

  Alone alone_;
  double under_;
  Usual usual_;
  std::optional<Held> held_;
  std::optional<Fall> fall_;
};

class Reader {
 public:
  explicit Reader(const Ruler& ruler) : ruler_(ruler) {}

  void read(std::size_t at, const Observed& session) {
    read_usual();
    if (!session.patient_milli) return;
    const double patient = ruler_.share(*session.patient_milli);
    read_patient(at, patient);
    if (!session.caregiver_milli) return;
    read_difference(at, ruler_.share(*session.caregiver_milli) - patient);
  }

  Course course;

 private:
  void read_usual() {
    const Usual& usual = patient_.usual();
    course.steps.push_back({});
    if (usual.known()) course.steps.back().usual = ruler_.band(usual.limits());
  }

  void read_patient(std::size_t at, double value) {
    const auto said = patient_.next(at, value);
    if (!said) return;
    const int expected = ruler_.milli(said->limits.level), observed = ruler_.milli(value);
    mark({said->kind, at, said->since, expected, observed, 0}, expected, observed);
  }

  /// Two who see the alliance alike fall together; when the caregiver stays above, more than they
  /// usually do and twice in a row, one of them does not see what the other lives.
  void read_difference(std::size_t at, double caregiver_above) {
    const auto said = apart_.next(at, -caregiver_above);
    if (!said || said->kind != MarkKind::rupture) return;
    const int expected = ruler_.difference(-said->limits.level);
    const int observed = ruler_.difference(caregiver_above);
    mark({MarkKind::divergence, at, said->since, expected, observed, 0}, observed, expected);
  }

  void mark(Mark mark, std::int64_t above, std::int64_t below) {
    mark.depth_milli = to_int(above - below);
    course.marks.push_back(mark);
  }

  const Ruler& ruler_;
  Watch patient_{Alone::enough, std::numeric_limits<double>::infinity()};
  Watch apart_{Alone::confirmed, 0};
};

}  // namespace

Course read_course(std::span<const Observed> sessions, const Scale& scale) {
  const Ruler ruler(scale);
  if (!ruler.usable()) return {std::vector<Step>(sessions.size()), {}};
  Reader reader(ruler);
  for (std::size_t at = 0; at < sessions.size(); ++at) reader.read(at, sessions[at]);
  return std::move(reader.course);
}

}  // namespace entente::insight
