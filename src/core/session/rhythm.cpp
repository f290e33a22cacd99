#include "core/session/rhythm.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace entente::core {

namespace {

using Words = std::vector<std::string>;

struct Meaning {
  std::string_view word;
  int value;
};

constexpr int week = 7, month = 28;
constexpr int longest = 366;

constexpr std::array numbers{
    Meaning{"un", 1},     Meaning{"une", 1},   Meaning{"one", 1},     Meaning{"once", 1},
    Meaning{"deux", 2},   Meaning{"two", 2},   Meaning{"twice", 2},   Meaning{"other", 2},
    Meaning{"second", 2}, Meaning{"trois", 3}, Meaning{"three", 3},   Meaning{"quatre", 4},
    Meaning{"four", 4},   Meaning{"cinq", 5},  Meaning{"five", 5},    Meaning{"six", 6},
    Meaning{"sept", 7},   Meaning{"seven", 7}, Meaning{"huit", 8},    Meaning{"eight", 8},
    Meaning{"dix", 10},   Meaning{"ten", 10},  Meaning{"quinze", 15}, Meaning{"fifteen", 15},
};

constexpr std::array units{
    Meaning{"jour", 1},      Meaning{"jours", 1},      Meaning{"day", 1},
    Meaning{"days", 1},      Meaning{"semaine", week}, Meaning{"semaines", week},
    Meaning{"week", week},   Meaning{"weeks", week},   Meaning{"mois", month},
    Meaning{"month", month}, Meaning{"months", month},
};

/// A whole rhythm in one word.
constexpr std::array rhythms{
    Meaning{"quotidien", 1},          Meaning{"quotidienne", 1},  Meaning{"daily", 1},
    Meaning{"hebdomadaire", week},    Meaning{"weekly", week},    Meaning{"fortnightly", 2 * week},
    Meaning{"fortnight", 2 * week},   Meaning{"mensuel", month},  Meaning{"mensuelle", month},
    Meaning{"monthly", month},
};

constexpr std::array weekdays{
    Meaning{"lundi", 0},    Meaning{"monday", 0},   Meaning{"mardi", 1},    Meaning{"tuesday", 1},
    Meaning{"mercredi", 2}, Meaning{"wednesday", 2}, Meaning{"jeudi", 3},   Meaning{"thursday", 3},
    Meaning{"vendredi", 4}, Meaning{"friday", 4},   Meaning{"samedi", 5},   Meaning{"saturday", 5},
    Meaning{"dimanche", 6}, Meaning{"sunday", 6},
};

/// What comes before "semaine" where a rhythm is meant, and not a length ("pendant deux semaines").
constexpr std::array<std::string_view, 11> introducing{
    "par", "per", "a", "each", "every", "chaque", "tous", "toutes", "la", "du", "the"};

constexpr std::array<std::string_view, 11> counted{
    "fois", "times", "séance", "séances", "session", "sessions",
    "entretien", "entretiens", "visite", "visites", "visits"};

template <class Table>
std::optional<int> meaning(const Table& table, std::string_view word) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Meaning& one) { return one.word == word; });
  if (found == table.end()) return std::nullopt;
  return found->value;
}

std::optional<int> number(std::string_view word) {
  int out = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), out);
  if (error == std::errc{} && end == word.data() + word.size()) {
    return out > 0 && out <= longest ? std::optional(out) : std::nullopt;
  }
  return meaning(numbers, word);
}

/// "mardis" and "Tuesdays" too.
std::optional<int> weekday(std::string_view word) {
  if (word.ends_with('s')) word.remove_suffix(1);
  return meaning(weekdays, word);
}

Words words_of(std::string_view text) {
  Words out(1);
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool part = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                      (static_cast<unsigned char>(c) & 0x80);
    if (part) out.back() += upper ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!out.back().empty()) out.emplace_back();
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

template <class Table, class One>
bool is_in(const Table& table, const One& one) {
  return std::find(table.begin(), table.end(), one) != table.end();
}

/// The days of the unit at this place: "tous les [15] [jours]", "une [semaine] sur deux".
std::optional<int> period_at(const Words& words, std::size_t at) {
  const auto unit = meaning(units, words[at]);
  const auto day = unit ? unit : weekday(words[at]) ? std::optional(week) : std::nullopt;
  if (!day) return std::nullopt;
  if (at + 2 < words.size() && (words[at + 1] == "sur" || words[at + 1] == "in")) {
    if (const auto of = number(words[at + 2])) return *day * *of;
  }
  int count = 1;
  auto before = at;
  if (before > 0) {
    if (const auto found = number(words[before - 1])) {
      count = *found;
      --before;
    }
  }
  if (before > 0 && (words[before - 1] == "les" || words[before - 1] == "the")) --before;
  if (before == 0 || !is_in(introducing, words[before - 1])) return std::nullopt;
  // "le mardi" alone says when, not how often.
  if (!unit && count == 1) return std::nullopt;
  return *day * count;
}

/// "deux fois", "twice", "2 séances".
int times(const Words& words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] == "twice") return 2;
    const auto next = at + 1 < words.size() ? std::string_view(words[at + 1]) : "";
    if (const auto found = number(words[at]); found && is_in(counted, next)) return *found;
  }
  return 1;
}

std::optional<int> period_of(const Words& words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (const auto whole = meaning(rhythms, words[at])) return whole;
    if (const auto found = period_at(words, at)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Rhythm> rhythm_of(std::string_view text) {
  const auto words = words_of(text);
  Rhythm out;
  for (const auto& word : words) {
    const auto day = weekday(word);
    if (day && !is_in(out.weekdays, *day)) out.weekdays.push_back(*day);
  }
  const auto period = period_of(words);
  if (!period && out.weekdays.empty()) return std::nullopt;
  out.days = std::clamp(period.value_or(week) / times(words), 1, longest);
  return out;
}

}  // namespace entente::core
