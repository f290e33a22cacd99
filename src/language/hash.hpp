// Places of features: a hash that is the same on every machine.
#pragma once
#include <cstdint>
#include <string_view>

namespace entente::language {

/// FNV-1a (Fowler, Noll, Vo), then the finaliser of MurmurHash3 (Appleby), which spreads its bits.
class Hash {
 public:
  explicit constexpr Hash(std::uint32_t salt) : value_(2166136261U ^ (salt * 0x9e3779b1U)) {}
  constexpr Hash& add(char byte) {
    value_ = (value_ ^ static_cast<unsigned char>(byte)) * 16777619U;
    return *this;
  }
  constexpr Hash& add(std::string_view bytes) {
    for (const char byte : bytes) add(byte);
    return *this;
  }
  constexpr std::uint32_t value() const {
    std::uint32_t out = value_;
    out = (out ^ (out >> 16)) * 0x85ebca6bU;
    out = (out ^ (out >> 13)) * 0xc2b2ae35U;
    return out ^ (out >> 16);
  }

 private:
  std::uint32_t value_;
};

}  // namespace entente::language
