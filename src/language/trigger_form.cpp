#include "language/trigger_form.hpp"

#include <algorithm>

#include "language/fold.hpp"

namespace entente::language {

namespace {

constexpr std::string_view gap_sign = "…";
constexpr std::size_t index_letters = 3;  // a beginning has as many at least

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (true) {
    const auto end = std::min(text.find(at), text.size());
    out.push_back(text.substr(0, end));
    if (end == text.size()) return out;
    text.remove_prefix(end + 1);
  }
}

bool is_word(std::string_view word) {
  if (word.ends_with('*')) {
    word.remove_suffix(1);
    if (word.size() < index_letters) return false;
  }
  return !word.empty() && word.size() <= 64 && word.find('*') == std::string_view::npos &&
         word.find(gap_sign) == std::string_view::npos && fold(word) == word;
}

bool meets(const TriggerPlace& place, std::string_view form) {
  return std::any_of(place.words.begin(), place.words.end(), [&](std::string_view word) {
    if (!word.ends_with('*')) return word == form;
    word.remove_suffix(1);
    return form.starts_with(word);
  });
}

/// A gap goes over words and hyphens, not over a comma.
bool in_gap(const Text& text, const Token& token) {
  return token.kind != TokenKind::mark || text.form(token) == "-";
}

/// Matches what is left of a form; `end` and `gap` grow with it. The shortest gaps come first.
bool rest_fits(const Text& text, const std::vector<TriggerPlace>& places, std::size_t place,
               FormFound& found, std::uint16_t sentence) {
  const auto& tokens = text.tokens;
  for (; place < places.size(); ++place, ++found.end) {
    if (!places[place].words.empty()) {
      if (found.end >= tokens.size() || tokens[found.end].sentence != sentence) return false;
      if (!meets(places[place], text.form(tokens[found.end]))) return false;
      continue;
    }
    for (std::size_t skipped = 0; skipped <= max_trigger_gap; ++skipped) {
      FormFound longer{found.form, found.end + skipped, found.gap + skipped};
      if (rest_fits(text, places, place + 1, longer, sentence)) {
        found = longer;
        return true;
      }
      const auto next = found.end + skipped;
      if (next >= tokens.size() || !in_gap(text, tokens[next])) return false;
    }
    return false;
  }
  return true;
}

}  // namespace

Result<std::vector<TriggerPlace>> read_trigger_form(std::string_view form) {
  const auto refused = invalid("decoder.trigger", {{"form", std::string(form)}});
  std::vector<TriggerPlace> out;
  for (const auto place : split(form, ' ')) {
    auto& next = out.emplace_back();
    if (place == gap_sign) continue;
    for (const auto word : split(place, '|')) {
      if (!is_word(word)) return refused;
      next.words.emplace_back(word);
    }
  }
  if (out.size() > max_trigger_places || out.front().words.empty() || out.back().words.empty()) {
    return refused;
  }
  // Each gap looks at four places: two make sixteen, which is enough.
  const auto gaps = std::count_if(out.begin(), out.end(),
                                  [](const TriggerPlace& place) { return place.words.empty(); });
  if (gaps > 2) return refused;
  return out;
}

void FormFinder::add(std::vector<TriggerPlace> places) {
  for (const auto& word : places.front().words) {
    auto& index =
        word.ends_with('*') ? by_beginning_[word.substr(0, index_letters)] : by_word_[word];
    if (index.empty() || index.back() != forms_.size()) index.push_back(forms_.size());
  }
  forms_.push_back(std::move(places));
}

void FormFinder::consider(const Text& text, std::size_t form, std::size_t at,
                          std::vector<FormFound>& into) const {
  FormFound found{form, at, 0};
  if (!rest_fits(text, forms_[form], 0, found, text.tokens[at].sentence)) return;
  if (!into.empty()) {
    const auto& best = into.front();
    if (best.gap < found.gap || (best.gap == found.gap && best.end > found.end)) return;
    if (best.gap != found.gap || best.end != found.end) into.clear();
  }
  into.push_back(found);
}

void FormFinder::find(const Text& text, std::size_t at, std::vector<FormFound>& into) const {
  into.clear();
  const auto form = text.form(text.tokens[at]);
  if (const auto whole = by_word_.find(form); whole != by_word_.end()) {
    for (const auto each : whole->second) consider(text, each, at, into);
  }
  if (form.size() < index_letters) return;
  const auto beginning = by_beginning_.find(form.substr(0, index_letters));
  if (beginning == by_beginning_.end()) return;
  for (const auto each : beginning->second) consider(text, each, at, into);
}

}  // namespace entente::language
