// The examination of rupture detectors: bench_insight_exam [--exam 0-40] [--only EWMA] [--n 1000].
// Prints markdown.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>

#include "insight/charts.hpp"
#include "insight/exam.hpp"
#include "insight/filters.hpp"
#include "insight/measures.hpp"

namespace entente::bench {

namespace {

Detectors candidates() {
  auto out = charts();
  out.push_back(filters());
  return out;
}

struct Options {
  std::string exam, only, write;
  bool sizes = false;
  Plan plan;
};

std::string percent(double share) { return fmt::format("{:.1f}", 100 * share); }
std::string percent(const std::optional<double>& share) { return share ? percent(*share) : "–"; }
std::string figure(const std::optional<double>& value) {
  return value ? fmt::format("{:.3f}", *value) : "–";
}

void heading(const std::vector<std::string>& columns) {
  fmt::print("\n| {} |\n|", fmt::join(columns, " | "));
  for (std::size_t i = 0; i < columns.size(); ++i) fmt::print(" --- |");
  fmt::print("\n");
}

std::vector<Marks> examine_all(const Options& options, const Papers& papers) {
  std::vector<Marks> out;
  for (const auto& detector : candidates()) {
    if (detector->name().find(options.only) == std::string::npos) continue;
    out.push_back(examine(*detector, papers, options.plan.budget));
    if (out.back().looks_ahead) fmt::print("\n**{} looks ahead.**\n", detector->name());
  }
  return out;
}

void print_found(const std::vector<Marks>& all, const Papers& papers) {
  std::vector<std::string> columns{"found within 3, %", "**mean**"};
  for (const auto& scenario : papers.scenarios) columns.push_back(scenario.name);
  for (const char* name : {"at onset", "within 1", "within 2", "any later", "delay", "limit holds"})
    columns.push_back(name);
  heading(columns);
  for (const auto& marks : all) {
    fmt::print("| {} | **{}** |", marks.detector, percent(marks.mean.within[3]));
    for (const auto& found : marks.scenarios) fmt::print(" {} |", percent(found.within[3]));
    for (std::size_t i = 0; i < 3; ++i) fmt::print(" {} |", percent(marks.mean.within[i]));
    fmt::print(" {} | {:.1f} | {} |\n", percent(marks.mean.later), marks.mean.delay,
               percent(marks.limit_held));
  }
}

void print_said(const std::vector<Marks>& all) {
  heading({"what is said", "own false alarms, %", "own found, %", "AUC", "calibration error",
           "AUC repaired", "its calibration error", "CPU s"});
  for (const auto& marks : all) {
    fmt::print("| {} | {} | {} | {} | {} | {} | {} | {:.1f} |\n", marks.detector,
               percent(marks.own_false_alarms), percent(marks.own_found), figure(marks.rupture_auc),
               figure(marks.rupture_calibration), figure(marks.repair_auc),
               figure(marks.repair_calibration), marks.seconds);
  }
}

void print_divergences(const std::vector<Marks>& all, const Papers& papers) {
  std::vector<std::string> columns{"divergence found within 3, %"};
  for (const auto& scenario : papers.divergences) {
    columns.insert(columns.end(), {scenario.name, "any later", "delay"});
  }
  heading(columns);
  for (const auto& marks : all) {
    if (marks.divergences.empty()) continue;
    fmt::print("| {} |", marks.detector);
    for (const auto& found : marks.divergences) {
      fmt::print(" {} | {} | {:.0f} |", percent(found.within[3]), percent(found.later),
                 found.delay);
    }
    fmt::print("\n");
  }
}

/// Ten caseloads of each size: what a detector promises itself must hold in each.
void print_sizes(const Options& options, const Sheet& sheet, Papers papers) {
  constexpr std::uint64_t caseloads = 10;
  heading({"past courses", "detector", "found within 3, %", "own false alarms, %: least", "mean",
           "most"});
  for (const std::size_t size : {20, 100, 300}) {
    std::vector<std::vector<Marks>> all;
    for (std::uint64_t i = 0; i < caseloads; ++i) {
      papers.history = draw_history(sheet, size, options.plan.seed + 100 + i);
      all.push_back(examine_all(options, papers));
    }
    for (std::size_t at = 0; at < all[0].size(); ++at) {
      std::vector<double> found, own;
      for (const auto& marks : all) {
        found.push_back(marks[at].mean.within[3]);
        if (marks[at].own_false_alarms) own.push_back(*marks[at].own_false_alarms);
      }
      fmt::print("| {} | {} | {} |", size, all[0][at].detector, percent(mean(found)));
      if (own.empty()) {
        fmt::print(" – | – | – |\n");
        continue;
      }
      const auto [least, most] = std::minmax_element(own.begin(), own.end());
      fmt::print(" {} | {} | {} |\n", percent(*least), percent(mean(own)), percent(*most));
    }
  }
}

/// As `entente insight detect` reads them.
void write_csv(const std::string& path, const std::vector<insight::Series>& all) {
  std::ofstream out(path);
  out << "patient_id,session,rater,score\n";
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const auto& scores : all[i]) {
      const auto line = [&](const char* rater, const std::optional<double>& score) {
        if (score) out << fmt::format("p{},{},{},{:.4f}\n", i, scores.session, rater, *score);
      };
      line("patient", scores.patient);
      line("caregiver", scores.caregiver);
    }
  }
}

void write_papers(const std::string& folder, const Papers& papers, std::size_t count) {
  std::vector<insight::Series> courses;
  for (const auto& course : papers.mixed) {
    if (courses.size() < count) courses.push_back(course.sessions);
  }
  write_csv(folder + "/history.csv", papers.history);
  write_csv(folder + "/series.csv", courses);
}

void run(const Options& options) {
  for (const auto& sheet : sheets()) {
    if (sheet.name.find(options.exam) == std::string::npos) continue;
    Plan plan = options.plan;
    if (options.sizes) plan.courses = std::max<std::size_t>(100, plan.courses / 5);
    const Papers papers = draw_papers(sheet, plan);
    if (!options.write.empty()) return write_papers(options.write, papers, plan.courses);
    fmt::print("\n## {}\n", sheet.name);
    if (options.sizes) {
      print_sizes(options, sheet, papers);
      continue;
    }
    const auto all = examine_all(options, papers);
    print_found(all, papers);
    print_said(all);
    print_divergences(all, papers);
    for (const int sessions : {3, 4}) {
      fmt::print("\nCourses of {} sessions:\n", sessions);
      const Papers short_papers = draw_short_papers(sheet, plan, sessions);
      print_found(examine_all(options, short_papers), short_papers);
    }
  }
}

}  // namespace

}  // namespace entente::bench

int main(int argc, char** argv) {
  entente::bench::Options options;
  CLI::App app("Examines rupture detectors on simulated courses");
  app.add_option("--exam", options.exam, "only exams with this in their name");
  app.add_option("--only", options.only, "only detectors with this in their name");
  app.add_option("--n", options.plan.courses, "courses of each scenario")
      ->check(CLI::Range(20, 100'000));
  app.add_option("--history", options.plan.history, "past courses");
  app.add_option("--budget", options.plan.budget, "share of rupture-free courses that may alarm");
  app.add_option("--seed", options.plan.seed);
  app.add_flag("--sizes", options.sizes, "histories of 20, 100 and 300 courses, ten of each");
  app.add_option("--write", options.write, "write history.csv and series.csv to this folder");
  CLI11_PARSE(app, argc, argv);
  entente::bench::run(options);
}
