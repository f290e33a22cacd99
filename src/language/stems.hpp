// The stems of a text's words (Snowball: Porter's English, and French).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/text.hpp"

namespace entente::language {

/// One stem a token, in order; of a mark, a number, or a word of an unknown language: its form.
class Stems {
 public:
  explicit Stems(const Text& text);
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t token) const {
    const std::uint32_t begin = token == 0 ? 0 : ends_[token - 1];
    return std::string_view(all_).substr(begin, ends_[token] - begin);
  }

 private:
  std::string all_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace entente::language
