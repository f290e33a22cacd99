// From a word to the symbols it can stand for, by one walk along its bytes.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace entente::language {

/// A trie. Words and beginnings are added, then `close` makes it fit to be asked.
class ConceptWords {
 public:
  using Symbol = std::uint32_t;

  /// `word` may end with `*`. The same symbol may be added for many words.
  void add(std::string_view word, Symbol symbol);
  void close();
  /// Sorted, each once. Valid as long as this is.
  std::span<const Symbol> of(std::string_view word) const;

 private:
  struct Node {
    std::vector<std::pair<unsigned char, std::uint32_t>> next;  // until closed
    std::vector<Symbol> exact, begun;                           // until closed
    std::uint32_t first_edge = 0, edges = 0;
    std::uint32_t whole = 0, whole_size = 0;    // of a word that ends here
    std::uint32_t beyond = 0, beyond_size = 0;  // of a word that goes on where nothing is known
  };
  struct Edge {
    unsigned char byte;
    std::uint32_t to;
  };
  std::uint32_t child(std::uint32_t node, unsigned char byte) const;
  void close_from(std::uint32_t at, std::vector<Symbol> begun);

  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::vector<Edge> edges_;
  std::vector<Symbol> symbols_;
};

}  // namespace entente::language
