#include "language/concept_graph.hpp"

#include <algorithm>

namespace entente::language {

ConceptGraph::Node ConceptGraph::grow() {
  growing_.emplace_back();
  return static_cast<Node>(growing_.size() - 1);
}

void ConceptGraph::add(const std::vector<GraphStep>& sequence, GraphEnd end) {
  Node at = 0;
  for (const auto& step : sequence) {
    if (step.gap_before) {
      if (growing_[at].far == 0) {
        const Node made = grow();
        growing_[at].far = made;
      }
      at = growing_[at].far;
    }
    const auto& edges = growing_[at].edges;
    const auto known = std::find_if(edges.begin(), edges.end(),
                                    [&](const Edge& edge) { return edge.symbol == step.symbol; });
    if (known != edges.end()) {
      at = known->to;
      continue;
    }
    const Node made = grow();
    growing_[at].edges.push_back({step.symbol, made});
    at = made;
  }
  auto& ends = growing_[at].ends;
  if (std::find(ends.begin(), ends.end(), end) == ends.end()) ends.push_back(end);
}

void ConceptGraph::close(std::uint32_t symbols) {
  for (auto& grown : growing_) {
    std::sort(grown.edges.begin(), grown.edges.end());
    nodes_.push_back({grown.far, static_cast<std::uint32_t>(edges_.size()),
                      static_cast<std::uint32_t>(grown.edges.size()),
                      static_cast<std::uint32_t>(ends_.size()),
                      static_cast<std::uint32_t>(grown.ends.size())});
    edges_.insert(edges_.end(), grown.edges.begin(), grown.edges.end());
    ends_.insert(ends_.end(), grown.ends.begin(), grown.ends.end());
  }
  begins_.assign(symbols, 0);
  for (const auto& edge : growing_[0].edges) begins_[edge.symbol] = edge.to;
  growing_.clear();
}

}  // namespace entente::language
