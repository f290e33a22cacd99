// Growth, psychometrics and agreement of raters on simulated scores, in CPU time; the same data go
// to files for bench/insight_r.R. Each line: what, CPU milliseconds (best of five), a figure to
// compare.
//   bench_insight_numbers FOLDER
#include <ctime>
#include <fstream>
#include <iostream>

#include "csv/writer.hpp"
#include "insight/dice.hpp"
#include "insight/growth.hpp"
#include "insight/psychometrics.hpp"
#include "insight/psychometrics_icc.hpp"

using namespace entente;
using namespace entente::insight;

namespace {

struct Score {
  std::size_t patient;
  double x, value;
};

std::vector<Score> scores(std::size_t patients, int sessions) {
  Dice dice(patients);
  std::vector<Score> out;
  for (std::size_t i = 0; i < patients; ++i) {
    const double z = dice.normal();
    const double u0 = 0.7 * z, u1 = 0.2 * (0.92 * dice.normal() - 0.4 * z);
    for (int t = 1; t <= sessions; ++t) {
      const double x = std::log(t);
      out.push_back({i, x, 3.7 + u0 + (0.14 + u1) * x + 0.3 * dice.normal()});
    }
  }
  return out;
}

/// Grades 1 to 5 with one thing behind them, or raters with a decimal.
std::vector<std::vector<double>> answers(std::size_t people, std::size_t width, double step) {
  Dice dice(width);
  std::vector<std::vector<double>> out(people, std::vector<double>(width));
  for (auto& row : out) {
    const double level = 3.7 + 0.55 * dice.normal();
    for (double& one : row) {
      one = std::clamp(std::round((level + 0.6 * dice.normal()) / step) * step, 1.0, 5.0);
    }
  }
  return out;
}

template <class Row>
void save(const std::string& path, std::initializer_list<std::string_view> header,
          const std::vector<Row>& rows, const auto& write) {
  std::ofstream out(path);
  csv::Writer writer(out);
  for (const auto name : header) writer.field(name);
  writer.end_row();
  for (const auto& row : rows) {
    write(writer, row);
    writer.end_row();
  }
}

template <class Work>
void measure(const std::string& name, const Work& work) {
  double best = HUGE_VAL, figure = 0;
  for (int round = 0; round < 5; ++round) {
    const auto begin = std::clock();
    figure = work();
    best = std::min(best, 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  std::cout << name << ' ' << best << ' ' << figure << std::endl;
}

std::vector<Trend> trends_of(const std::vector<Score>& all) {
  std::vector<Trend> out(all.back().patient + 1);
  for (const auto& [patient, x, value] : all) out[patient].add(x, value);
  return out;
}

void growth(const std::string& folder, std::size_t patients) {
  const auto all = scores(patients, 10);
  const auto name = "growth_" + std::to_string(patients);
  save(folder + "/" + name + ".csv", {"id", "x", "y"}, all, [](auto& writer, const Score& one) {
    writer.field(static_cast<double>(one.patient)).field(one.x).field(one.value);
  });
  measure(name, [&] { return fit_growth(trends_of(all))->deviance; });
  measure(name + "_blup", [&] {
    const auto trends = trends_of(all);
    const auto fit = *fit_growth(trends);
    double sum = 0;
    for (const auto& one : trends) sum += departure(fit, one).cov(1, 1);
    return sum;
  });
}

Answers told(const std::vector<std::vector<double>>& rows) {
  Answers out(rows.front().size());
  for (const auto& row : rows) out.add(row);
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::string folder = argv[1];
  std::cout.precision(12);
  growth(folder, 10'000);
  growth(folder, 100'000);
  const auto items = answers(100'000, 12, 1);
  save(folder + "/items.csv", {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"}, items,
       [](auto& writer, const std::vector<double>& row) {
         for (const double one : row) writer.field(one);
       });
  measure("alpha", [&] { return reliability(told(items))->sem; });
  const auto ratings = answers(10'000, 3, 0.01);
  measure("icc", [&] { return agreement(told(ratings))->single_2.low; });
  return 0;
}
