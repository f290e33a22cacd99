// `entente evaluate`: the protocol of docs/decoder.md, as a report in Markdown.
#include "training/evaluate.hpp"

#include <fmt/format.h>

#include "cli/console.hpp"
#include "cli/decoder_lesson.hpp"
#include "cli/evaluate_negation.hpp"

namespace entente::cli {

namespace {

using training::Quality;
using training::Tally;

std::string row(const std::string& name, const Tally& tally) {
  return fmt::format("| {} | {:.0f} | {:.3f} | {:.3f} | {:.3f} |\n", name, tally.real,
                     tally.precision(), tally.recall(), tally.f1());
}

std::string table(const std::string& what, const std::map<std::string, Tally>& tallies) {
  std::string out = fmt::format(
      "\n| {} | n | precision | recall | F1 |\n| --- | ---: | ---: | "
      "---: | ---: |\n",
      what);
  for (const auto& [name, tally] : tallies) out += row(name, tally);
  return out;
}

std::string told(const Quality& quality) {
  std::string out = "## Authors that were not learned from\n";
  out += "\nOne fit an author, on the others; calibration and thresholds also from the others.\n";
  out += "\n| what | n | precision | recall | F1 |\n| --- | ---: | ---: | ---: | ---: |\n";
  out += row("signs listed", quality.codes) + row("families listed", quality.families) +
         row("signs shown", quality.shown);
  out += fmt::format("\nMacro-F1 over the 25 codes: {:.3f}.\n", quality.macro_f1);
  out += table("code", quality.by_code) + table("family", quality.by_family) +
         table("language", quality.by_language) +
         table("language, shown", quality.shown_by_language) + table("kind", quality.by_kind) +
         table("author", quality.by_author);
  out += "\n## Silence\n\n| texts without a sign | n | nothing shown |\n| --- | ---: | ---: |\n";
  for (const auto& [why, tally] : quality.silence)
    out += fmt::format("| {} | {:.0f} | {:.3f} |\n", why, tally.real, tally.recall());
  out +=
      "\n## Calibration\n\n| probability | n | mean said | really |\n| --- | ---: | ---: | "
      "---: |\n";
  for (std::size_t i = 0; i < quality.bins.size(); ++i) {
    const auto& bin = quality.bins[i];
    out += fmt::format("| {:.1f}–{:.1f} | {:.0f} | {:.3f} | {:.3f} |\n", 0.1 * i, 0.1 * (i + 1),
                       bin.count, bin.mean, bin.real);
  }
  out += fmt::format(
      "\nExpected calibration error: {:.4f} over every text and sign, {:.4f} over "
      "those of probability 0.1 and more.\n",
      quality.calibration_error, quality.calibration_error_likely);
  return out;
}

std::string told(const std::string& title, const std::vector<training::Point>& points) {
  std::string out = fmt::format(
      "\n## {}\n\n| what | texts | micro-F1 | family micro-F1 |\n| --- | "
      "---: | ---: | ---: |\n",
      title);
  for (const auto& point : points) {
    out += fmt::format("| {} | {} | {:.3f} | {:.3f} |\n", point.name, point.trained_on, point.f1,
                       point.family_f1);
  }
  return out;
}

struct Ablation {
  const char* name;
  std::uint8_t sorts;
};
constexpr Ablation ablations[] = {
    {"everything", language::every_sort},
    {"words alone", language::words},
    {"concepts alone", language::concepts},
    {"without concepts", language::every_sort & ~language::concepts},
    {"letters alone", language::letters},
    {"without letters", language::every_sort & ~language::letters},
    {"without words", language::every_sort & ~language::words},
    {"without discourse", language::every_sort & ~language::discourse},
};

Result<std::string> evaluate(const std::string& corpus, const std::vector<std::string>& tested) {
  const auto lesson = TRY(read_lesson(corpus));
  const auto& examples = lesson.examples;
  const auto& texts = lesson.texts;
  std::string out = told(training::evaluate(examples, texts, lesson.unseen, precision_aimed_at));
  std::vector<training::Point> curve, parts;
  for (const std::size_t one_in : {16, 8, 4, 2, 1}) {
    curve.push_back(training::held_out_point("1 in " + std::to_string(one_in), examples, texts,
                                             tested, one_in, {}));
  }
  for (const auto& ablation : ablations) {
    parts.push_back(training::held_out_point(ablation.name, examples, texts, tested, 1,
                                             {.sorts = ablation.sorts}));
  }
  const std::string on = " (tested on two authors kept apart)";
  return out + told("Learning curve" + on, curve) + told("What each part earns" + on, parts);
}

Result<std::string> told_negation(const std::string& file) {
  const auto report = TRY(evaluate_negation(file));
  return fmt::format(
      "\n## Negation (E3C, French)\n\n| events | negated | precision | recall | F1 "
      "|\n| ---: | ---: | ---: | ---: | ---: |\n| {} | {} | {:.3f} | {:.3f} | {:.3f} |\n",
      report.spans, report.found + report.missed, report.precision, report.recall, report.f1);
}

}  // namespace

void add_evaluate(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("evaluate", console.text("cli.help.evaluate"));
  const auto& corpus = console.word(*command, "--corpus", "cli.decode.option.corpus");
  const auto negation = std::make_shared<std::string>();
  command->add_option("--e3c", *negation, console.text("cli.decode.option.e3c"));
  command->callback([&console, &corpus, negation] {
    console.run = [&console, &corpus, negation] {
      auto report = evaluate(corpus, {"c", "d"});
      if (!report) return console.fail(report.error());
      if (!negation->empty()) {
        const auto more = told_negation(*negation);
        if (!more) return console.fail(more.error());
        *report += *more;
      }
      console.line(*report);
      return Exit::ok;
    };
  });
}

}  // namespace entente::cli
