#include "cli/evaluate_negation.hpp"

#include <boost/describe.hpp>
#include <fstream>

#include "content/qualifiers.hpp"
#include "json/codec.hpp"
#include "language/reader.hpp"

namespace entente::cli {

namespace {

struct AnnotatedSpan {
  std::string doc, sentence;
  std::int64_t begin = 0, end = 0;  ///< code points
  std::string span, polarity, modality;
};
BOOST_DESCRIBE_STRUCT(AnnotatedSpan, (), (doc, sentence, begin, end, span, polarity, modality))

/// One of the words that the span touches is negated.
bool reads_negated(const language::Qualifier& qualifier, const AnnotatedSpan& span) {
  using namespace language;
  auto text = read(span.sentence, Language::fr, Kind::note);
  qualifier.qualify(text);
  std::vector<std::size_t> bytes;
  for (const auto& token : text.tokens) {
    bytes.push_back(token.begin);
    bytes.push_back(token.end);
  }
  const auto places = code_points(span.sentence, bytes);
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    const auto begin = static_cast<std::int64_t>(places[2 * i]);
    const auto end = static_cast<std::int64_t>(places[2 * i + 1]);
    const bool inside = begin < span.end && end > span.begin;
    if (inside && (text.tokens[i].qualified & negated) != 0) return true;
  }
  return false;
}

double share(std::size_t part, std::size_t other) {
  return part == 0 ? 0 : static_cast<double>(part) / static_cast<double>(part + other);
}

void count(NegationReport& report, bool expected, bool read) {
  ++report.spans;
  report.found += expected && read;
  report.wrong += !expected && read;
  report.missed += expected && !read;
}

}  // namespace

Result<NegationReport> evaluate_negation(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return invalid("cli.read", {{"file", path}});
  const auto rules = TRY(content::qualifier_rules());
  const auto qualifier = TRY(language::Qualifier::make(rules));
  NegationReport out;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    const auto span = json::read<AnnotatedSpan>(line);
    if (!span || span->begin < 0 || span->end <= span->begin) {
      return invalid("negation.line", {{"file", path}, {"line", std::to_string(number)}});
    }
    const bool expected = span->polarity == "NEG";
    const bool read = reads_negated(qualifier, *span);
    count(out, expected, read);
    if (expected == read || out.first_misses.size() == max_negation_misses) continue;
    out.first_misses.push_back({number, span->begin, span->end, span->sentence, expected});
  }
  out.precision = share(out.found, out.wrong);
  out.recall = share(out.found, out.missed);
  const double sum = out.precision + out.recall;
  out.f1 = sum == 0 ? 0 : 2 * out.precision * out.recall / sum;
  return out;
}

}  // namespace entente::cli
