// What one more session costs: both raters, through the whole bank.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <vector>

#include "insight/bank.hpp"
#include "insight/simulate.hpp"

using namespace entente::insight;

namespace {

/// Of this thread: what else the machine does is not counted.
double cpu_micros() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

}  // namespace

int main() {
  const Ends ends{0, 10, 0.1};
  const Model model(Population{}, ends);
  for (const int sessions : {12, 200}) {
    Dice dice(1);
    const Recipe recipe{Family::growth, ends, sessions, {}};
    std::vector<double> micros;
    for (int course = 0; course < 12'000 / sessions; ++course) {
      Bank bank(model);
      for (const auto& one : simulate_course(recipe, std::nullopt, dice).sessions) {
        const double before = cpu_micros();
        bank.step(one);
        micros.push_back(cpu_micros() - before);
      }
    }
    std::sort(micros.begin(), micros.end());
    const auto at = [&](double share) {
      return micros[static_cast<std::size_t>(share * static_cast<double>(micros.size() - 1))];
    };
    fmt::print("courses of {}: a session {:.1f} us median, {:.1f} us p99; bank {} bytes\n",
               sessions, at(0.5), at(0.99), sizeof(Bank));
  }
}
