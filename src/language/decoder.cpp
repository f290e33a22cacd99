#include "language/decoder.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "language/concept_matcher.hpp"
#include "language/qualifier.hpp"
#include "language/reader.hpp"
#include "language/score.hpp"

namespace entente::language {

namespace {

// A part of a long text is read by itself: one sign among forty sentences would be drowned.
constexpr std::size_t longest_part = 90;  ///< tokens; the training texts have 60 or fewer words
constexpr std::size_t most_reasons = 5;
constexpr std::size_t words_to_judge = 8;  ///< below, a text is too short to be called foreign
constexpr double least_known = 0.25;       ///< share of the words

struct Part {
  std::uint32_t begin = 0, end = 0;  ///< bytes
};

/// Whole sentences together, as long as they have `longest_part` tokens or fewer; a sentence that
/// is longer is cut.
std::vector<Part> parts_of(const Text& text) {
  std::vector<Part> out;
  std::size_t first = 0;
  const auto& tokens = text.tokens;
  while (first < tokens.size()) {
    std::size_t end = std::min(tokens.size(), first + longest_part);
    if (end < tokens.size()) {
      std::size_t cut = end;
      while (cut > first && tokens[cut - 1].sentence == tokens[cut].sentence) --cut;
      if (cut > first) end = cut;
    }
    out.push_back({tokens[first].begin, tokens[end - 1].end});
    first = end;
  }
  return out;
}

std::string_view name_of(FeatureSort sort) {
  switch (sort) {
    case words:
      return "words";
    case letters:
      return "letters";
    case concepts:
      return "concepts";
    default:
      return "discourse";
  }
}

/// What was found, with places in bytes until the very end.
struct Span {
  std::size_t begin = 0, end = 0;
};
struct Suspect {
  std::size_t head = 0;
  double probability = 0, without = 0;
  bool qualified = false;
  std::vector<Span> evidence;
  struct Why {
    FeatureSort sort = words;
    double weight = 0;
    Span where;
  };
  std::vector<Why> reasons;
};

}  // namespace

struct Decoder::Inside {
  Model model;
  Banks banks;
  ConceptMatcher matcher;
  Qualifier qualifier;

  Text understand(std::string_view bytes, Language language, Kind kind) const {
    Text text = read(bytes, language, kind);
    qualifier.qualify(text);
    return text;
  }
  void decode_part(const Text& text, const Weighed& weighed, std::size_t offset,
                   std::vector<Suspect>& out) const;
  Suspect explain(const Text& text, std::span<const Known> known, std::size_t head,
                  std::size_t offset) const;
  std::vector<Suspect> decode_parts(std::string_view bytes, const Text& text,
                                    Abstained& abstained) const;
  DecodedSign told(const Suspect& suspect, std::string_view bytes) const;
};

namespace {

/// Whether no word of the runs is simply said of the patient, here and now.
bool all_qualified(const Text& text, const std::vector<Run>& runs) {
  bool any = false;
  for (const auto& run : runs) {
    for (auto at = run.first; at <= run.last; ++at) {
      if (text.tokens[at].kind == TokenKind::mark) continue;
      if (text.tokens[at].qualified == plain) return false;
      any = true;
    }
  }
  return any;
}

Span where(const Text& text, std::uint32_t first, std::uint32_t last, std::size_t offset) {
  if (first > last) return {};
  return {offset + text.tokens[first].begin, offset + text.tokens[last].end};
}

}  // namespace

Suspect Decoder::Inside::explain(const Text& text, std::span<const Known> known, std::size_t head,
                                 std::size_t offset) const {
  Suspect out;
  out.head = head;
  auto tokens = by_token(known, model, head, text.tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (text.tokens[i].kind == TokenKind::mark) tokens[i] = std::min(0.0, tokens[i]);
  const auto runs = heaviest_runs(std::move(tokens));
  for (const auto& run : runs) out.evidence.push_back(where(text, run.first, run.last, offset));
  out.qualified = all_qualified(text, runs);
  double rest = model.heads[head].bias;
  for (const auto& one : language::without(known, runs)) rest += given(one, model, head);
  out.without = probability(model.heads[head], rest);
  for (const auto& one : known) {
    const double gives = given(one, model, head);
    if (gives == 0) continue;
    out.reasons.push_back(
        {one.sort, -model.heads[head].platt_a * gives, where(text, one.first, one.last, offset)});
  }
  const auto shown = std::min(most_reasons, out.reasons.size());
  std::partial_sort(out.reasons.begin(), out.reasons.begin() + static_cast<long>(shown),
                    out.reasons.end(), [](const Suspect::Why& a, const Suspect::Why& b) {
                      return std::make_tuple(-std::abs(a.weight), a.where.begin, a.where.end) <
                             std::make_tuple(-std::abs(b.weight), b.where.begin, b.where.end);
                    });
  out.reasons.resize(shown);
  return out;
}

void Decoder::Inside::decode_part(const Text& text, const Weighed& weighed, std::size_t offset,
                                  std::vector<Suspect>& out) const {
  const auto scores = score(weighed.known, model);
  for (std::size_t head = 0; head < scores.size(); ++head) {
    const double p = probability(model.heads[head], scores[head]);
    if (p < model.listed) continue;
    const auto same =
        std::find_if(out.begin(), out.end(), [&](const Suspect& one) { return one.head == head; });
    if (same != out.end() && same->probability >= p) continue;
    auto suspect = explain(text, weighed.known, head, offset);
    suspect.probability = p;
    if (same != out.end())
      *same = std::move(suspect);
    else
      out.push_back(std::move(suspect));
  }
}

std::vector<Suspect> Decoder::Inside::decode_parts(std::string_view bytes, const Text& whole,
                                                   Abstained& abstained) const {
  std::vector<Suspect> out;
  std::size_t all_words = 0, known_words = 0;
  const auto parts = parts_of(whole);
  for (const auto& part : parts) {
    const bool alone = parts.size() == 1;
    const std::size_t offset = alone ? 0 : part.begin;
    Text read_alone;
    if (!alone) {
      read_alone =
          understand(bytes.substr(part.begin, part.end - part.begin), whole.language, whole.kind);
    }
    const Text& text = alone ? whole : read_alone;
    const auto weighed = weigh(features(text, matcher.find(text), banks), model);
    all_words += weighed.words;
    known_words += weighed.known_words;
    decode_part(text, weighed, offset, out);
  }
  if (all_words >= words_to_judge &&
      static_cast<double>(known_words) < least_known * static_cast<double>(all_words)) {
    abstained = Abstained::unknown_words;
    out.clear();
  }
  return out;
}

DecodedSign Decoder::Inside::told(const Suspect& suspect, std::string_view bytes) const {
  const Head& head = model.heads[suspect.head];
  DecodedSign out;
  out.code = head.code;
  out.family = head.family;
  out.probability = suspect.probability;
  out.qualified = suspect.qualified;
  // What no word speaks for is not put before a person.
  out.shown = suspect.probability >= model.shown && !suspect.qualified && !suspect.evidence.empty();
  out.without = suspect.without;
  std::vector<std::size_t> places;
  for (const auto& span : suspect.evidence) places.insert(places.end(), {span.begin, span.end});
  for (const auto& why : suspect.reasons)
    places.insert(places.end(), {why.where.begin, why.where.end});
  auto sorted = places;
  std::sort(sorted.begin(), sorted.end());
  const auto points = code_points(bytes, sorted);
  const auto quote = [&](const Span& span) {
    const auto point = [&](std::size_t byte) {
      return points[static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), byte) -
                                             sorted.begin())];
    };
    return Evidence{point(span.begin), point(span.end),
                    std::string(bytes.substr(span.begin, span.end - span.begin))};
  };
  for (const auto& span : suspect.evidence) out.evidence.push_back(quote(span));
  for (const auto& why : suspect.reasons)
    out.reasons.push_back({std::string(name_of(why.sort)), why.weight, quote(why.where)});
  return out;
}

Result<Decoder> Decoder::make(std::string_view bytes, const Banks& banks,
                              const QualifierRules& rules) {
  auto model = TRY(read_model(bytes));
  auto qualifier = TRY(Qualifier::make(rules));
  return Decoder(std::make_unique<Inside>(
      Inside{std::move(model), banks, ConceptMatcher(banks), std::move(qualifier)}));
}

Decoder::Decoder(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder::~Decoder() = default;

const std::string& Decoder::version() const { return inside_->model.name; }

Decoded Decoder::decode(std::string_view bytes, Kind kind, Language language) const {
  Decoded out;
  if (bytes.size() > max_text_bytes) {
    out.abstained = Abstained::too_long;
    return out;
  }
  out.language = language == Language::unknown ? guess(bytes, inside_->model.languages) : language;
  if (out.language == Language::unknown) {
    out.abstained = Abstained::unknown_language;
    return out;
  }
  const Text text = inside_->understand(bytes, out.language, kind);
  const bool any_word = std::any_of(text.tokens.begin(), text.tokens.end(), [](const Token& token) {
    return token.kind != TokenKind::mark;
  });
  if (!any_word) {
    out.abstained = Abstained::too_short;
    return out;
  }
  auto suspects = inside_->decode_parts(bytes, text, out.abstained);
  std::stable_sort(suspects.begin(), suspects.end(), [](const Suspect& a, const Suspect& b) {
    return a.probability > b.probability;
  });
  for (const auto& suspect : suspects) out.signs.push_back(inside_->told(suspect, bytes));
  return out;
}

}  // namespace entente::language
