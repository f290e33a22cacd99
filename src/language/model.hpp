// The model file: what each feature says for each sign. Written by the trainer, read by the
// decoder.
//
// All numbers little-endian. "ENTSIGN1", digest of what follows (u64, FNV-1a), name (32 bytes),
// listed and shown (f32), most mean cost of a language (f32), trigram costs fr and en (u8 each);
// number of heads (u32), each: code and family (32 bytes), bias, scale, Platt's a and b (f32);
// number of rows (u32); hashes (u32, increasing); rarity (u16, 1/4096); weights in the row (u8);
// then the weights of all rows: head (u8), weight (i8, to be multiplied by the head's scale).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "language/letters.hpp"

namespace entente::language {

struct Head {
  std::string code;
  std::string family;
  float bias = 0;
  float scale = 1;                  ///< of one step of a weight
  float platt_a = -1, platt_b = 0;  ///< probability = 1 / (1 + exp(a·score + b))
};

struct Weight {
  std::uint8_t head = 0;
  std::int8_t steps = 0;
};

struct Row {
  std::uint32_t hash = 0;
  float rarity = 1;                  ///< ln((1 + n) / (1 + texts with it)) + 1
  std::uint32_t begin = 0, end = 0;  ///< in Model::weights
};

struct Model {
  std::string name;
  float listed = 0.4F;  ///< probability from which a sign is listed (best F1)
  float shown = 0.7F;   ///< probability from which it is suggested (precision)
  LanguageCosts languages;
  std::vector<Head> heads;
  std::vector<Row> rows;  ///< by increasing hash
  std::vector<Weight> weights;
  std::uint64_t digest = 0;

  /// The row of a feature; null where the training text never had it. About one memory access.
  const Row* row(std::uint32_t hash) const;
  /// To be called once the rows are there.
  void index();

 private:
  std::vector<std::uint32_t> slots_;  ///< place in rows + 1, open addressing; a power of two
};

/// Errors (fault): `decoder.model` {why}: "magic", "digest", "size", "rows".
Result<Model> read_model(std::string_view bytes);
std::string write_model(const Model& model);

}  // namespace entente::language
