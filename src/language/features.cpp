#include "language/features.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>

#include "language/hash.hpp"
#include "language/stems.hpp"

namespace entente::language {

namespace {

// What is beyond counts for nothing more: a text is a note, not a book.
constexpr std::size_t most_features = 20'000;

enum Salt : std::uint32_t {
  form_salt = 1,
  stem_salt,
  pair_salt,
  triple_salt,
  skip_salt,
  letter_salt,
  discourse_salt,
  concept_salt,
  class_salt,
  class_pair_salt
};

constexpr float neighbour_value = 0.7F;
constexpr std::size_t most_pairs = 8;  ///< that one class begins
constexpr float letter_value = 0.4F;

class Gather {
 public:
  explicit Gather(const Text& text) : text_(text), stems_(text) {
    out_.reserve(text.tokens.size() * 24);
  }

  void words() {
    const auto size = static_cast<std::uint32_t>(text_.tokens.size());
    for (std::uint32_t i = 0; i < size && !full(); ++i) {
      add(Hash(form_salt).add(text_.form(text_.tokens[i])), 1, i, i, FeatureSort::words);
      stems(stem_salt, 1, {i, i, i}, 1);
      if (i + 1 >= size) continue;
      stems(pair_salt, 1, {i, i + 1, i + 1}, 2);
      if (i + 2 >= size) continue;
      stems(skip_salt, neighbour_value, {i, i + 2, i + 2}, 2);
      stems(triple_salt, neighbour_value, {i, i + 1, i + 2}, 3);
    }
  }

  void letters() {
    std::string word;
    const auto size = static_cast<std::uint32_t>(text_.tokens.size());
    for (std::uint32_t i = 0; i < size && !full(); ++i) {
      if (text_.tokens[i].kind == TokenKind::mark) continue;
      word.assign(1, '_').append(text_.form(text_.tokens[i])).push_back('_');
      for (std::size_t at = 0; at + 4 <= word.size(); ++at) {
        Hash hash(letter_salt);
        hash.add(word[at]).add(word[at + 1]).add(word[at + 2]);
        for (std::size_t n = 4; n <= 4 && at + n <= word.size(); ++n)
          add(hash.add(word[at + n - 1]), letter_value, i, i, FeatureSort::letters);
      }
    }
  }

  void discourse() {
    const auto is = [this](std::string_view form) {
      return static_cast<std::size_t>(
          std::count_if(text_.tokens.begin(), text_.tokens.end(),
                        [&](const Token& token) { return text_.form(token) == form; }));
    };
    const auto count_words = static_cast<std::size_t>(
        std::count_if(text_.tokens.begin(), text_.tokens.end(),
                      [](const Token& token) { return token.kind != TokenKind::mark; }));
    const auto quoted = static_cast<std::size_t>(std::count_if(
        text_.tokens.begin(), text_.tokens.end(), [](const Token& token) { return token.quoted; }));
    whole("kind", static_cast<std::size_t>(text_.kind), 2);
    whole("language", static_cast<std::size_t>(text_.language), 2);
    whole("length", count_words / 8, 8);
    whole("questions", is("?"), 3);
    whole("exclamations", is("!"), 3);
    whole("silences", is("…") + is("..."), 3);
    whole("quoted", count_words == 0 ? 0 : 4 * quoted / count_words, 3);
    whole("sentences", text_.tokens.empty() ? 0 : text_.tokens.back().sentence, 6);
  }

  void concepts(std::span<const Found> found, const Banks& banks) {
    for (const auto& one : found) {
      if (full()) return;
      const std::string_view id =
          one.is_class ? banks.classes[one.what].id : banks.concepts[one.what].id;
      Hash hash(one.is_class ? class_salt : concept_salt);
      hash.add(id).add(static_cast<char>(one.qualified));
      add(hash, 1, one.first, one.last, FeatureSort::concepts);
    }
    class_pairs(found, banks);
  }

  std::vector<Feature> done() {
    std::sort(out_.begin(), out_.end(), [](const Feature& a, const Feature& b) {
      return std::tie(a.hash, a.first, a.last) < std::tie(b.hash, b.first, b.last);
    });
    const auto end = std::unique(out_.begin(), out_.end(), [](const Feature& a, const Feature& b) {
      return a.hash == b.hash;
    });
    out_.erase(end, out_.end());
    return std::move(out_);
  }

 private:
  bool full() const { return out_.size() >= most_features; }

  /// One to three stems together.
  void stems(Salt salt, float value, std::array<std::uint32_t, 3> at, std::size_t count) {
    Hash hash(salt);
    for (std::size_t i = 0; i < count; ++i) hash.add(stems_[at[i]]).add('\x1f');
    add(hash, value, at[0], at[2], FeatureSort::words);
  }

  // Two meanings that meet in one clause say more than each alone: <look> and <elsewhere>.
  void class_pairs(std::span<const Found> found, const Banks& banks) {
    for (std::size_t i = 0; i < found.size() && !full(); ++i) {
      if (!found[i].is_class) continue;
      const auto clause = text_.tokens[found[i].first].clause;
      std::size_t paired = 0;
      for (std::size_t j = i + 1; j < found.size() && paired < most_pairs; ++j) {
        if (text_.tokens[found[j].first].clause != clause) break;
        if (!found[j].is_class || found[j].first <= found[i].last) continue;
        ++paired;
        add(Hash(class_pair_salt)
                .add(banks.classes[found[i].what].id)
                .add('\x1f')
                .add(banks.classes[found[j].what].id),
            neighbour_value, found[i].first, found[j].last, FeatureSort::concepts);
      }
    }
  }

  void whole(std::string_view name, std::size_t value, std::size_t most) {
    Hash hash(discourse_salt);
    hash.add(name).add(static_cast<char>('0' + std::min(value, most)));
    add(hash, 1, 1, 0, FeatureSort::discourse);
  }

  void add(const Hash& hash, float value, std::uint32_t first, std::uint32_t last,
           FeatureSort sort) {
    out_.push_back({hash.value(), value, first, last, sort});
  }

  const Text& text_;
  const Stems stems_;
  std::vector<Feature> out_;
};

}  // namespace

std::vector<Feature> features(const Text& text, std::span<const Found> found, const Banks& banks) {
  Gather gather(text);
  gather.words();
  gather.letters();
  gather.discourse();
  gather.concepts(found, banks);
  return gather.done();
}

}  // namespace entente::language
