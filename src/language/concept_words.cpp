#include "language/concept_words.hpp"

#include <algorithm>

namespace entente::language {

namespace {

void tidy(std::vector<ConceptWords::Symbol>& symbols) {
  std::sort(symbols.begin(), symbols.end());
  symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
}

}  // namespace

void ConceptWords::add(std::string_view word, Symbol symbol) {
  const bool begins = word.ends_with('*');
  if (begins) word.remove_suffix(1);
  std::uint32_t at = 0;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    auto& next = nodes_[at].next;
    const auto known = std::find_if(next.begin(), next.end(),
                                    [byte](const auto& edge) { return edge.first == byte; });
    if (known != next.end()) {
      at = known->second;
      continue;
    }
    const auto made = static_cast<std::uint32_t>(nodes_.size());
    next.emplace_back(byte, made);
    nodes_.emplace_back();
    at = made;
  }
  (begins ? nodes_[at].begun : nodes_[at].exact).push_back(symbol);
}

void ConceptWords::close_from(std::uint32_t at, std::vector<Symbol> begun) {
  auto& node = nodes_[at];
  begun.insert(begun.end(), node.begun.begin(), node.begun.end());
  tidy(begun);
  auto whole = begun;
  whole.insert(whole.end(), node.exact.begin(), node.exact.end());
  tidy(whole);
  const auto keep = [this](const std::vector<Symbol>& all) {
    const auto where = static_cast<std::uint32_t>(symbols_.size());
    symbols_.insert(symbols_.end(), all.begin(), all.end());
    return where;
  };
  node.whole_size = static_cast<std::uint32_t>(whole.size());
  node.beyond_size = static_cast<std::uint32_t>(begun.size());
  node.whole = keep(whole);
  node.beyond = whole == begun ? node.whole : keep(begun);
  const auto next = std::move(node.next);
  node.first_edge = static_cast<std::uint32_t>(edges_.size());
  node.edges = static_cast<std::uint32_t>(next.size());
  for (const auto& [byte, to] : next) edges_.push_back({byte, to});
  node.next = {};
  node.exact = {};
  node.begun = {};
  for (const auto& [byte, to] : next) close_from(to, begun);  // as deep as a word is long
}

void ConceptWords::close() { close_from(0, {}); }

std::uint32_t ConceptWords::child(std::uint32_t node, unsigned char byte) const {
  const auto* edge = edges_.data() + nodes_[node].first_edge;
  for (const auto* end = edge + nodes_[node].edges; edge != end; ++edge) {
    if (edge->byte == byte) return edge->to;
  }
  return 0;  // the root is nobody's child
}

std::span<const ConceptWords::Symbol> ConceptWords::of(std::string_view word) const {
  std::uint32_t at = 0;
  for (const char c : word) {
    const auto to = child(at, static_cast<unsigned char>(c));
    if (to == 0) return {symbols_.data() + nodes_[at].beyond, nodes_[at].beyond_size};
    at = to;
  }
  return {symbols_.data() + nodes_[at].whole, nodes_[at].whole_size};
}

}  // namespace entente::language
