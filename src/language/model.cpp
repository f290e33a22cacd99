#include "language/model.hpp"

#include <bit>
#include <cmath>
#include <cstring>

namespace entente::language {

namespace {

constexpr std::string_view magic = "ENTSIGN1";
constexpr std::size_t name_bytes = 32;
constexpr std::uint32_t most_heads = 200;
constexpr float rarity_steps = 4096;

Error broken(std::string why) { return fault("decoder.model", {{"why", std::move(why)}}); }

std::uint64_t digest_of(std::string_view bytes) {
  std::uint64_t out = 14695981039346656037ULL;
  for (const char byte : bytes) out = (out ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return out;
}

class Out {
 public:
  template <class T>
  void number(T value) {
    static_assert(std::endian::native == std::endian::little);
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void name(std::string_view text) {
    text = text.substr(0, name_bytes);
    bytes.append(text).append(name_bytes - text.size(), '\0');
  }
  std::string bytes;
};

class In {
 public:
  explicit In(std::string_view bytes) : left_(bytes) {}
  template <class T>
  T number() {
    T out{};
    const auto from = take(sizeof out);
    if (!from.empty()) std::memcpy(&out, from.data(), sizeof out);
    return out;
  }
  std::string name() {
    const auto from = take(name_bytes);
    return std::string(from.substr(0, from.find('\0')));
  }
  std::string_view take(std::size_t size) {
    if (size > left_.size()) {
      short_ = true;
      return {};
    }
    const auto out = left_.substr(0, size);
    left_.remove_prefix(size);
    return out;
  }
  bool ended_well() const { return !short_ && left_.empty(); }
  bool too_short() const { return short_; }
  std::size_t left() const { return left_.size(); }

 private:
  std::string_view left_;
  bool short_ = false;
};

void read_heads(In& in, Model& model) {
  const auto count = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < std::min(count, most_heads) && !in.too_short(); ++i) {
    Head head;
    head.code = in.name();
    head.family = in.name();
    head.bias = in.number<float>();
    head.scale = in.number<float>();
    head.platt_a = in.number<float>();
    head.platt_b = in.number<float>();
    model.heads.push_back(std::move(head));
  }
}

bool read_rows(In& in, Model& model) {
  const auto count = in.number<std::uint32_t>();
  if (in.too_short() || count > in.left() / 7) return false;
  model.rows.resize(count);
  for (auto& row : model.rows) row.hash = in.number<std::uint32_t>();
  for (auto& row : model.rows)
    row.rarity = static_cast<float>(in.number<std::uint16_t>()) / rarity_steps;
  std::uint32_t at = 0;
  for (auto& row : model.rows) {
    row.begin = at;
    at += in.number<std::uint8_t>();
    row.end = at;
  }
  if (in.too_short() || in.left() != 2 * std::size_t{at}) return false;
  model.weights.resize(at);
  for (auto& weight : model.weights) {
    weight.head = in.number<std::uint8_t>();
    weight.steps = in.number<std::int8_t>();
    if (weight.head >= model.heads.size()) return false;
  }
  for (std::size_t i = 1; i < model.rows.size(); ++i)
    if (model.rows[i - 1].hash >= model.rows[i].hash) return false;
  return true;
}

}  // namespace

void Model::index() {
  slots_.assign(std::bit_ceil(2 * rows.size() + 2), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    std::size_t at = rows[i].hash & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = i + 1;
  }
}

const Row* Model::row(std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at] != 0; at = (at + 1) & mask)
    if (rows[slots_[at] - 1].hash == hash) return &rows[slots_[at] - 1];
  return nullptr;
}

Result<Model> read_model(std::string_view bytes) {
  if (bytes.substr(0, magic.size()) != magic) return broken("magic");
  In in(bytes.substr(magic.size()));
  Model out;
  out.digest = in.number<std::uint64_t>();
  if (in.too_short() || out.digest != digest_of(bytes.substr(magic.size() + sizeof out.digest)))
    return broken("digest");
  out.name = in.name();
  out.listed = in.number<float>();
  out.shown = in.number<float>();
  out.languages.most_mean_cost = in.number<float>();
  for (auto* costs : {&out.languages.fr, &out.languages.en})
    for (auto& cost : *costs) cost = in.number<std::uint8_t>();
  read_heads(in, out);
  if (in.too_short()) return broken("size");
  if (!read_rows(in, out) || !in.ended_well()) return broken("rows");
  out.index();
  return out;
}

std::string write_model(const Model& model) {
  Out body;
  body.name(model.name);
  body.number(model.listed);
  body.number(model.shown);
  body.number(model.languages.most_mean_cost);
  for (const auto* costs : {&model.languages.fr, &model.languages.en})
    for (const auto cost : *costs) body.number(cost);
  body.number(static_cast<std::uint32_t>(model.heads.size()));
  for (const auto& head : model.heads) {
    body.name(head.code);
    body.name(head.family);
    for (const float value : {head.bias, head.scale, head.platt_a, head.platt_b})
      body.number(value);
  }
  body.number(static_cast<std::uint32_t>(model.rows.size()));
  for (const auto& row : model.rows) body.number(row.hash);
  for (const auto& row : model.rows)
    body.number(static_cast<std::uint16_t>(std::lround(row.rarity * rarity_steps)));
  for (const auto& row : model.rows) body.number(static_cast<std::uint8_t>(row.end - row.begin));
  for (const auto& row : model.rows) {
    for (std::uint32_t i = row.begin; i < row.end; ++i) {
      body.number(model.weights[i].head);
      body.number(model.weights[i].steps);
    }
  }
  Out out;
  out.bytes.append(magic);
  out.number(digest_of(body.bytes));
  return out.bytes + body.bytes;
}

}  // namespace entente::language
