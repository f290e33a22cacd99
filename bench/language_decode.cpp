// What decoding costs: an utterance, a note of 10,000 characters, a text as long as it may be.
//   bench_language_decode <folder of the corpus>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <vector>

#include "content/decoder.hpp"
#include "training/corpus.hpp"

using namespace entente;

namespace {

/// Of this thread: what else the machine does is not counted.
double cpu_micros() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double micros(const language::Decoder& decoder, const std::string& text, language::Kind kind) {
  const double before = cpu_micros();
  const auto decoded = decoder.decode(text, kind);
  const double after = cpu_micros();
  return decoded.language == language::Language::unknown && text.empty() ? 0 : after - before;
}

void long_ones(const language::Decoder& decoder, const std::vector<training::Example>& examples) {
  std::string note;
  for (const auto& example : examples) {
    if (example.kind == language::Kind::note && example.lang == language::Language::fr)
      note += example.text + ' ';
  }
  for (const std::size_t size : {1'000UL, 10'000UL, 100'000UL, 1'000'000UL}) {
    std::string text;
    while (text.size() < size) text += note;
    text.resize(size);
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) times.push_back(micros(decoder, text, language::Kind::note));
    std::sort(times.begin(), times.end());
    fmt::print("a note of {} bytes: {:.2f} ms\n", size, times[2] / 1e3);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto decoder = content::decoder();
  const auto examples = training::read_corpus(argc > 1 ? argv[1] : "training/decoder/signs");
  if (!decoder || !examples) {
    fmt::print("no model or no corpus\n");
    return 1;
  }
  std::vector<double> times;
  for (int round = 0; round < 3; ++round) {
    for (const auto& example : *examples) {
      const double time = micros(*decoder, example.text, example.kind);
      if (round > 0) times.push_back(time);
    }
  }
  double sum = 0;
  for (const double time : times) sum += time;
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  fmt::print("an utterance: {:.1f} us median, {:.1f} us p99, {:.1f} us longest; {:.0f} a second\n",
             at(0.5), at(0.99), at(1), 1e6 * static_cast<double>(times.size()) / sum);
  long_ones(*decoder, *examples);
}
