#include "language/concept_matcher.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <tuple>

#include "language/concept_form.hpp"
#include "language/concept_graph.hpp"
#include "language/concept_words.hpp"

namespace entente::language {

namespace {

using Node = ConceptGraph::Node;
using Symbols = std::span<const ConceptWords::Symbol>;

constexpr std::size_t most_finds = 64;    // that start at one token
constexpr std::size_t most_states = 512;  // a bound for banks that nobody would write

/// One language's banks. The first symbols are the classes, in their order.
struct Bank {
  ConceptWords words;
  ConceptGraph phrases;  // of classes
  ConceptGraph forms;
  std::uint32_t begins = 0;  // no sequence begins with a symbol from here on
};

/// Gives each set of words a symbol.
class BankMaker {
 public:
  BankMaker(Bank& bank, const std::vector<WordClass>& classes) : bank_(bank) {
    for (const auto& each : classes) symbols_.emplace("<" + each.id, next_++);
  }
  void add(const std::vector<std::string>& forms, std::uint16_t what, ConceptGraph& into) {
    for (const auto& form : forms) {
      const auto sequences = read_form(form);
      if (!sequences) continue;  // the loader of the banks has refused it
      for (const auto& sequence : *sequences) {
        pending_.push_back({sequence, {what, says_no(sequence)}, &into});
      }
    }
  }
  void add_class(const std::vector<std::string>& words, std::uint16_t what) {
    std::vector<std::string> phrases;
    for (const auto& word : words) {
      if (word.find_first_of(" (<") != word.npos) {
        phrases.push_back(word);
      } else {
        bank_.words.add(word, what);
      }
    }
    add(phrases, what, bank_.phrases);
  }
  /// What begins a sequence gets the first symbols, so that a search stops after them.
  void close() {
    for (const auto& each : pending_) symbol_of(each.sequence.front());
    bank_.begins = next_;
    for (const auto& each : pending_) {
      const auto steps = steps_of(each.sequence);
      if (!steps.empty()) each.into->add(steps, each.end);
    }
    bank_.words.close();
    bank_.phrases.close(next_);
    bank_.forms.close(next_);
  }

 private:
  std::vector<GraphStep> steps_of(const FormSequence& sequence) {
    std::vector<GraphStep> out;
    for (const auto& place : sequence) {
      const auto symbol = symbol_of(place);
      if (symbol == none) return {};
      out.push_back({place.gap_before, symbol});
    }
    return out;
  }
  std::uint32_t symbol_of(const FormPlace& place) {
    if (!place.of_class.empty()) {
      const auto known = symbols_.find("<" + place.of_class);
      return known == symbols_.end() ? none : known->second;
    }
    std::string key;
    for (const auto& word : place.words) key += word + "|";
    const auto [where, made] = symbols_.emplace(key, next_);
    if (made) {
      for (const auto& word : place.words) bank_.words.add(word, next_);
      ++next_;
    }
    return where->second;
  }

  struct Pending {
    FormSequence sequence;
    GraphEnd end;
    ConceptGraph* into;
  };
  static constexpr std::uint32_t none = ~0U;
  Bank& bank_;
  std::map<std::string, std::uint32_t> symbols_;
  std::vector<Pending> pending_;
  std::uint32_t next_ = 0;
};

/// Written between the words without parting them.
bool soft(std::string_view mark) {
  static constexpr std::array marks{"-", "‐", "‑", "\"", "«", "»", "“", "”", "'", "‘", "’"};
  return std::find(marks.begin(), marks.end(), mark) != marks.end();
}

/// A text as the graphs see it.
struct Step {
  std::uint32_t token = 0;
  Symbols symbols;
};

struct Phrase {
  std::uint32_t first = 0, end = 0;  // steps, [first, end)
  std::uint16_t of_class = 0;
};

struct State {
  Node node;
  std::uint32_t at;  // the next step
  bool operator==(const State&) const = default;
};

/// One search over one text. Everything it finds is in steps until `found` makes it tokens.
class Search {
 public:
  Search(const Text& text, const Bank& bank)
      : text_(text), bank_(bank), last_(bank.forms.symbols()) {
    steps_.reserve(text.tokens.size());
    for (std::uint32_t i = 0; i < text.tokens.size(); ++i) {
      const auto& token = text.tokens[i];
      const auto form = text.form(token);
      if (token.kind == TokenKind::mark && soft(form)) continue;
      steps_.push_back({i, bank.words.of(form)});
      for (const auto symbol : steps_.back().symbols) {
        last_[symbol] = static_cast<std::uint32_t>(steps_.size());
      }
    }
  }

  /// Calls `take(end, last step + 1)` for all that begins at step `first`.
  template <class Take>
  void from(const ConceptGraph& graph, std::uint32_t first, Take take) {
    states_.clear();
    for (const auto symbol : steps_[first].symbols) {
      if (symbol >= bank_.begins) break;
      if (const Node node = graph.begin(symbol)) states_.push_back({node, first + 1});
    }
    each_phrase(first,
                [&](const Phrase& phrase) { reach(graph.begin(phrase.of_class), phrase.end); });
    for (std::size_t i = 0; i < states_.size(); ++i) {
      const auto state = states_[i];
      for (const auto& end : graph.ends(state.node)) take(end, state.at);
      if (graph.may_lead_on(state.node, last_, state.at)) try_at(graph, state.node, state.at);
      const auto far = graph.far(state.node);
      if (far != 0 && graph.may_lead_on(far, last_, state.at)) try_ahead(graph, far, state.at);
    }
  }

  void find_phrases(std::vector<Found>& out, std::size_t classes);
  void find_forms(std::vector<Found>& out, const std::vector<Concept>& concepts);
  std::size_t size() const { return steps_.size(); }

 private:
  void reach(Node node, std::uint32_t at) {
    if (node == 0 || states_.size() >= most_states) return;
    const State state{node, at};
    if (std::find(states_.begin(), states_.end(), state) == states_.end()) states_.push_back(state);
  }
  void try_at(const ConceptGraph& graph, Node node, std::uint32_t at) {
    graph.each_step(node, steps_[at].symbols, [&](Node to) { reach(to, at + 1); });
    each_phrase(at, [&](const Phrase& phrase) {
      const std::uint32_t symbol = phrase.of_class;
      graph.each_step(node, {&symbol, 1}, [&](Node to) { reach(to, phrase.end); });
    });
  }
  /// Over up to four words of the clause of the step before; marks in it do not count.
  void try_ahead(const ConceptGraph& graph, Node node, std::uint32_t at) {
    const auto clause = token(at - 1).clause;
    std::size_t words = 0;
    for (auto to = at; to < steps_.size() && token(to).clause == clause; ++to) {
      try_at(graph, node, to);
      if (token(to).kind != TokenKind::mark) ++words;
      if (words > max_gap_words || to - at > 2 * max_gap_words) break;
    }
  }
  template <class Take>
  void each_phrase(std::uint32_t at, Take take) const {
    if (phrases_.empty()) return;
    auto phrase = std::lower_bound(phrases_.begin(), phrases_.end(), at,
                                   [](const Phrase& one, auto place) { return one.first < place; });
    for (; phrase != phrases_.end() && phrase->first == at; ++phrase) take(*phrase);
  }
  const Token& token(std::size_t step) const { return text_.tokens[steps_[step].token]; }
  Found found(std::uint16_t what, std::uint32_t first, std::uint32_t end) const {
    Found out{what, steps_[first].token, steps_[end - 1].token, plain, false};
    for (auto i = first; i < end; ++i) out.qualified |= token(i).qualified;
    return out;
  }

  const Text& text_;
  const Bank& bank_;
  std::vector<Step> steps_;
  std::vector<Phrase> phrases_;  // sorted by first
  std::vector<State> states_;
  std::vector<std::uint32_t> last_;  // of each symbol, one after the last step that has it
};

/// Of the same thing the longest, and of two as long the less qualified.
void keep_longest(std::vector<Found>& out, std::size_t begin, const Found& one) {
  for (auto i = begin; i < out.size(); ++i) {
    auto& other = out[i];
    if (other.what != one.what || other.is_class != one.is_class) continue;
    if (one.last > other.last || (one.last == other.last && one.qualified < other.qualified)) {
      other = one;
    }
    return;
  }
  if (out.size() - begin < most_finds) out.push_back(one);
}

void Search::find_phrases(std::vector<Found>& out, std::size_t classes) {
  std::vector<Phrase> all;
  for (std::uint32_t i = 0; i < steps_.size(); ++i) {
    const auto begin = out.size();
    for (const auto symbol : steps_[i].symbols) {
      if (symbol >= classes) break;
      auto one = found(static_cast<std::uint16_t>(symbol), i, i + 1);
      one.is_class = true;
      keep_longest(out, begin, one);
    }
    from(bank_.phrases, i, [&](const GraphEnd& end, std::uint32_t last) {
      all.push_back({i, last, end.what});
      auto one = found(end.what, i, last);
      one.is_class = true;
      keep_longest(out, begin, one);
    });
  }
  for (const auto& phrase : all) {
    last_[phrase.of_class] = std::max(last_[phrase.of_class], phrase.first + 1);
  }
  phrases_ = std::move(all);
}

void Search::find_forms(std::vector<Found>& out, const std::vector<Concept>& concepts) {
  for (std::uint32_t i = 0; i < steps_.size(); ++i) {
    const auto begin = out.size();
    from(bank_.forms, i, [&](const GraphEnd& end, std::uint32_t last) {
      const auto& of = concepts[end.what];
      if ((of.kinds >> static_cast<unsigned>(text_.kind) & 1U) == 0) return;
      auto one = found(end.what, i, last);
      if (end.says_no) one.qualified &= static_cast<std::uint8_t>(~negated);
      one.qualified &= static_cast<std::uint8_t>(~of.ignores);
      keep_longest(out, begin, one);
    });
  }
}

}  // namespace

struct ConceptMatcher::Inside {
  std::size_t classes = 0;
  std::vector<Concept> concepts;  // without their forms
  Bank fr, en;
};

ConceptMatcher::ConceptMatcher(const Banks& banks) : inside_(std::make_unique<Inside>()) {
  inside_->classes = banks.classes.size();
  for (const auto& each : banks.concepts) {
    inside_->concepts.push_back({each.id, each.code, {}, {}, each.kinds, each.ignores});
  }
  for (const bool french : {true, false}) {
    auto& bank = french ? inside_->fr : inside_->en;
    BankMaker maker(bank, banks.classes);
    for (std::size_t i = 0; i < banks.classes.size(); ++i) {
      const auto& each = banks.classes[i];
      maker.add_class(french ? each.fr : each.en, static_cast<std::uint16_t>(i));
    }
    for (std::size_t i = 0; i < banks.concepts.size(); ++i) {
      const auto& each = banks.concepts[i];
      maker.add(french ? each.fr : each.en, static_cast<std::uint16_t>(i), bank.forms);
    }
    maker.close();
  }
}

ConceptMatcher::ConceptMatcher(ConceptMatcher&&) noexcept = default;
ConceptMatcher::~ConceptMatcher() = default;

std::vector<Found> ConceptMatcher::find(const Text& text) const {
  std::vector<Found> out;
  if (text.language == Language::unknown) return out;
  const auto& bank = text.language == Language::fr ? inside_->fr : inside_->en;
  Search search(text, bank);
  search.find_phrases(out, inside_->classes);
  search.find_forms(out, inside_->concepts);
  std::sort(out.begin(), out.end(), [](const Found& a, const Found& b) {
    return std::tie(a.first, a.is_class, a.what) < std::tie(b.first, b.is_class, b.what);
  });
  return out;
}

}  // namespace entente::language
