#include "language/concept_form.hpp"

#include <algorithm>
#include <array>

namespace entente::language {

namespace {

constexpr std::string_view gap = "…";

/// One way a part of the form can be said; `open` gaps wait for the place after them.
using Item = std::vector<std::string>;  // words, classes and gaps, in order
using Choices = std::vector<Item>;

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == at) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

Item words_of(std::string_view text) {
  auto out = split(text, ' ');
  std::erase(out, "");
  return out;
}

bool is_class(std::string_view word) {
  return word.size() > 2 && word.front() == '<' && word.back() == '>';
}

bool is_no(std::string_view word) {
  static constexpr std::array words{
      "aucun", "aucune",   "aucunement", "barely",  "cannot",  "guere",   "hardly", "jamais",
      "n'",    "n't",      "ne",         "neither", "never",   "ni",      "no",     "nobody",
      "non",   "none",     "nor",        "not",     "nothing", "nowhere", "nul",    "nulle",
      "pas",   "personne", "peu",        "plus",    "rien",    "sans",    "without"};
  return word.starts_with("refus") || std::find(words.begin(), words.end(), word) != words.end();
}

bool fits(std::string_view word) {
  if (word == gap || is_class(word)) return true;
  if (word.ends_with('*')) word.remove_suffix(1);
  return !word.empty() && word.size() <= 64 &&
         std::none_of(word.begin(), word.end(), [](unsigned char c) {
           return (c >= 'A' && c <= 'Z') || c == '*' || c == '<' || c == '>' || c < 0x21;
         });
}

/// Words alone become one choice (the negations among them another) with its options joined by
/// '|', which no word holds.
Choices choices_of(std::string_view alternatives) {
  Choices out;
  std::vector<std::string> single, no;
  for (const auto& option : split(alternatives, '|')) {
    auto item = words_of(option);
    const bool word = item.size() == 1 && item[0] != gap && !is_class(item[0]);
    if (word) {
      (is_no(item[0]) ? no : single).push_back(item[0]);
    } else {
      out.push_back(std::move(item));
    }
  }
  for (const auto& words : {single, no}) {  // apart: only one of them is a negation
    std::string joined;
    for (const auto& word : words) joined += (joined.empty() ? "" : "|") + word;
    if (!joined.empty()) out.push_back({joined});
  }
  return out;
}

base::Error bad(std::string key, std::string_view form) {
  return base::invalid(std::move(key), {{"form", std::string(form)}});
}

base::Result<std::vector<Choices>> parts_of(std::string_view form) {
  std::vector<Choices> out;
  for (std::size_t at = 0; at < form.size();) {
    if (form[at] == ' ') {
      ++at;
      continue;
    }
    const bool bracket = form[at] == '(';
    const auto end = std::min(form.find(bracket ? ')' : ' ', at), form.size());
    if (bracket && end == form.size()) return bad("form.brackets", form);
    const auto inside = form.substr(at + bracket, end - at - bracket);
    if (inside.find_first_of("()") != inside.npos) return bad("form.brackets", form);
    if (!bracket && inside.find('|') != inside.npos) return bad("form.brackets", form);
    out.push_back(bracket ? choices_of(inside) : Choices{{std::string(inside)}});
    at = bracket ? end + 1 : end;
    if (bracket && at < form.size() && form[at] != ' ') return bad("form.brackets", form);
  }
  return out;
}

base::Result<FormSequence> sequence_of(const Item& item, std::string_view form) {
  FormSequence out;
  bool open = false;
  for (const auto& word : item) {
    if (word == gap) {
      open = !out.empty();  // an optional beginning left out takes its gap along
      continue;
    }
    FormPlace place;
    place.gap_before = open;
    open = false;
    if (is_class(word)) {
      place.of_class = word.substr(1, word.size() - 2);
    } else {
      place.words = split(word, '|');
      std::sort(place.words.begin(), place.words.end());
      place.words.erase(std::unique(place.words.begin(), place.words.end()), place.words.end());
    }
    for (const auto& one : place.words) {
      if (!fits(one)) {
        return base::invalid("form.word", {{"form", std::string(form)}, {"word", one}});
      }
    }
    out.push_back(std::move(place));
  }
  if (out.empty()) return bad("form.empty", form);
  if (out.size() > max_form_places) return bad("form.too_long", form);
  return out;
}

}  // namespace

base::Result<std::vector<FormSequence>> read_form(std::string_view form) {
  if (form.starts_with(gap) || form.ends_with(gap)) return bad("form.gap", form);
  const auto parts = TRY(parts_of(form));
  if (parts.empty()) return bad("form.empty", form);
  std::vector<Item> items(1);
  for (const auto& choices : parts) {
    std::vector<Item> longer;
    for (const auto& item : items) {
      for (const auto& choice : choices) {
        longer.push_back(item);
        longer.back().insert(longer.back().end(), choice.begin(), choice.end());
      }
    }
    if (longer.size() > max_form_choices) return bad("form.too_many", form);
    items = std::move(longer);
  }
  std::vector<FormSequence> out;
  for (const auto& item : items) {
    out.push_back(TRY(sequence_of(item, form)));
  }
  return out;
}

bool says_no(const FormSequence& sequence) {
  return std::any_of(sequence.begin(), sequence.end(), [](const FormPlace& place) {
    return !place.words.empty() && std::all_of(place.words.begin(), place.words.end(), is_no);
  });
}

}  // namespace entente::language
