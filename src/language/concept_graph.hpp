// Sequences of symbols with gaps, as a tree that shares their beginnings.
#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::language {

/// What ends at a node.
struct GraphEnd {
  std::uint16_t what = 0;
  bool says_no = false;
  bool operator==(const GraphEnd&) const = default;
};

/// One symbol of a sequence.
struct GraphStep {
  bool gap_before = false;
  std::uint32_t symbol = 0;
};

class ConceptGraph {
 public:
  using Node = std::uint32_t;  ///< 0 is the root, and also "none": it follows no node

  void add(const std::vector<GraphStep>& sequence, GraphEnd end);
  /// `symbols`: how many there are. Nothing is added afterwards.
  void close(std::uint32_t symbols);

  /// Node after the first symbol of a sequence.
  Node begin(std::uint32_t symbol) const { return begins_[symbol]; }
  /// The node whose steps come after a gap.
  Node far(Node node) const { return nodes_[node].far; }
  std::span<const GraphEnd> ends(Node node) const {
    return {ends_.data() + nodes_[node].first_end, nodes_[node].ends};
  }
  /// Whether a step or an end of `node` can still come, `last` telling of each symbol the step
  /// after its last one.
  bool may_lead_on(Node node, const std::vector<std::uint32_t>& last, std::uint32_t at) const {
    const auto* edge = edges_.data() + nodes_[node].first_edge;
    for (const auto* const end = edge + nodes_[node].edges; edge != end; ++edge) {
      if (last[edge->symbol] > at) return true;
    }
    return false;
  }
  std::uint32_t symbols() const { return static_cast<std::uint32_t>(begins_.size()); }
  /// Calls `take(to)` for each of the sorted `symbols` that leads on from `node`.
  template <class Take>
  void each_step(Node node, std::span<const std::uint32_t> symbols, Take take) const;

 private:
  struct Edge {
    std::uint32_t symbol;
    Node to;
    bool operator<(const Edge& other) const { return symbol < other.symbol; }
  };
  struct Inner {
    Node far = 0;
    std::uint32_t first_edge = 0, edges = 0;
    std::uint32_t first_end = 0, ends = 0;
  };
  struct Growing {
    std::vector<Edge> edges;
    std::vector<GraphEnd> ends;
    Node far = 0;
  };
  Node grow();

  std::vector<Growing> growing_ = std::vector<Growing>(1);  // until closed
  std::vector<Inner> nodes_;
  std::vector<Edge> edges_;
  std::vector<GraphEnd> ends_;
  std::vector<Node> begins_;
};

template <class Take>
void ConceptGraph::each_step(Node node, std::span<const std::uint32_t> symbols, Take take) const {
  const auto* edge = edges_.data() + nodes_[node].first_edge;
  const auto* const last_edge = edge + nodes_[node].edges;
  if (nodes_[node].edges * 8U < symbols.size()) {
    for (; edge != last_edge; ++edge) {
      if (std::binary_search(symbols.begin(), symbols.end(), edge->symbol)) take(edge->to);
    }
    return;
  }
  auto symbol = symbols.begin();
  while (edge != last_edge && symbol != symbols.end()) {  // both are sorted
    if (edge->symbol < *symbol) {
      ++edge;
    } else if (*symbol < edge->symbol) {
      ++symbol;
    } else {
      take(edge->to);
      ++edge;
      ++symbol;
    }
  }
}

}  // namespace entente::language
