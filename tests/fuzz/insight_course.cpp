// Any scores, ends and populations within what they may be: chances that are chances, and marks
// that are in the course.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>

#include "insight/course.hpp"

using namespace entente::insight;

namespace {

class Bytes {
 public:
  explicit Bytes(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  bool empty() const { return bytes_.empty(); }

  template <typename T>
  T take() {
    T out{};
    const auto size = std::min(sizeof out, bytes_.size());
    std::memcpy(&out, bytes_.data(), size);
    bytes_ = bytes_.subspan(size);
    return out;
  }

  /// Between both, ends included.
  double between(double low, double high) {
    return low + (high - low) * take<std::uint16_t>() / 65'535.0;
  }

 private:
  std::span<const std::uint8_t> bytes_;
};

/// As far as population_fit can go (five SDs of each prior), and a little more.
RaterModel any_rater(Bytes& bytes) {
  const auto size = [&](double low, double high) {
    return std::exp(bytes.between(std::log(low), std::log(high)));
  };
  return {bytes.between(-7, 13), bytes.between(-3, 3), size(0.008, 30), size(0.005, 3),
          size(0.004, 20),       size(0.004, 20),      size(1.5, 100)};
}

Population any_population(Bytes& bytes) {
  Population out;
  out.patient = any_rater(bytes);
  out.caregiver = any_rater(bytes);
  out.level_growth = bytes.between(-0.97, 0.97);
  out.carry = bytes.between(0.01, 0.95);
  out.spread = bytes.between(0, 1);
  out.level_raters = bytes.between(-0.97, 0.97);
  out.mood_raters = bytes.between(-0.97, 0.97);
  out.spread_raters = bytes.between(0.01, 0.99);
  return out;
}

void expect(bool holds) {
  if (!holds) std::abort();
}

bool is_chance(double p) { return p >= 0 && p <= 1 + 1e-9; }

std::optional<double> any_score(Bytes& bytes, const Ends& ends) {
  const auto kind = bytes.take<std::uint8_t>() % 16;
  if (kind == 0) return std::nullopt;
  if (kind == 1) return ends.min;
  if (kind == 2) return ends.max;
  if (kind > 3) return ends.min + bytes.between(0, 1) * ends.length();
  const auto score = bytes.take<double>();  // outside of the ends, however far
  if (!std::isfinite(score)) return std::nullopt;
  return score;
}

void check_bank(Bytes bytes) {
  const auto population = any_population(bytes);
  const double min = bytes.between(-1'000, 1'000), length = bytes.between(0.1, 1'000);
  const Ends ends{min, min + length, length * bytes.between(0, 0.5)};
  const Model model(population, ends);
  Bank bank(model);
  for (int session = 1; !bytes.empty() && session < 500; ++session) {
    session += bytes.take<std::uint8_t>() % 8;
    const auto patient = any_score(bytes, ends);
    const auto now = bank.step({session, patient, any_score(bytes, ends)});
    expect(is_chance(now.never) && is_chance(now.active) && is_chance(now.mended));
    expect(std::abs(now.never + now.active + now.mended - 1) < 1e-9);
    expect(std::isfinite(now.log_odds_before) && std::isfinite(now.log_odds_patient));
    expect(std::isfinite(now.log_odds));
    expect(std::isfinite(bank.log_evidence()));
    expect(std::isfinite(bank.expected().score) && bank.expected().sd >= 0);
    expect(std::isfinite(bank.depth().points) && bank.depth().points >= 0);
    expect(is_chance(bank.below(ends.min, session + 4)));
  }
}

std::optional<int> any_answer(Bytes& bytes, const Scale& scale) {
  const auto kind = bytes.take<std::uint8_t>();
  if (kind < 16) return std::nullopt;
  if (kind < 20) return bytes.take<int>();
  return scale.min_milli +
         static_cast<int>(bytes.take<std::uint8_t>() / 255.0 * (scale.max_milli - scale.min_milli));
}

void check_course(Bytes bytes) {
  Calibration calibration = default_calibration();
  if (bytes.take<std::uint8_t>() % 2 == 0) calibration.scores.population = any_population(bytes);
  calibration.scores.limits[0].log_odds = bytes.between(-5, 5);
  Scale scale{bytes.take<std::int16_t>(), 0, bytes.take<std::uint16_t>()};
  scale.max_milli = scale.min_milli + bytes.take<std::uint16_t>();
  std::vector<Observed> sessions;
  while (!bytes.empty() && sessions.size() < 100) {
    const auto patient = any_answer(bytes, scale);
    sessions.push_back({patient, any_answer(bytes, scale)});
  }
  const auto course = read_course(sessions, Engine(calibration, scale, 0));
  expect(course.steps.size() == sessions.size());
  for (const auto& step : course.steps) {
    expect(step.rupture_percent >= 0 && step.rupture_percent <= 100);
    if (!step.usual) continue;
    expect(scale.min_milli <= step.usual->low_milli);
    expect(step.usual->low_milli <= step.usual->high_milli);
    expect(step.usual->high_milli <= scale.max_milli);
  }
  for (const auto& mark : course.marks) {
    expect(mark.at < sessions.size());
    expect(mark.earliest <= mark.since && mark.since <= mark.latest && mark.latest <= mark.at);
    expect(mark.chance_percent >= 0 && mark.chance_percent <= 100);
    for (const auto& one : mark.evidence) expect(one.at <= mark.at && one.percent <= 100);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Bytes rest(std::span(data, size).subspan(1));
  data[0] % 2 == 0 ? check_bank(rest) : check_course(rest);
  return 0;
}
