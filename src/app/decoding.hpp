// What may be worth talking about in a text that a caregiver writes: suggested, never recorded.
// The text is held for the time of the answer: nothing of it is stored, logged or counted.
#pragma once
#include <boost/describe.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.hpp"
#include "app/rate_limit.hpp"
#include "language/decoder.hpp"

namespace entente::app {

using Decode =
    std::function<language::Decoded(std::string_view, language::Kind, language::Language)>;

inline Decode decode_with(std::shared_ptr<const language::Decoder> decoder) {
  return [decoder = std::move(decoder)](std::string_view text, language::Kind kind,
                                        language::Language in) {
    return decoder->decode(text, kind, in);
  };
}

/// Given once, before serving; without `decode` every text is refused.
struct Decoding {
  Decode decode;
  /// Two minutes of writing without a pause ask about as often as is free; then once a second.
  RateLimit asked{{.free_tries = 120, .longest_delay_s = 1, .forgotten_after_s = 60}};
};

constexpr std::size_t decoded_characters = 10'000;

struct DecodingAsk {
  std::string text;  ///< at most `decoded_characters`
  language::Kind kind = language::Kind::note;
  std::optional<language::Language> language;  ///< absent: guessed
};
BOOST_DESCRIBE_STRUCT(DecodingAsk, (), (text, kind, language))

/// Of a suggestion: from 90 per cent, from 70, below.
enum class DecodingStrength { strong, fair, slight };
BOOST_DESCRIBE_ENUM(DecodingStrength, strong, fair, slight)

struct DecodingSign {
  std::string code;  ///< of the catalogue
  core::SignFamily family = core::SignFamily::resistance;
  int percent = 0;  ///< 1 to 99: it is never certain
  DecodingStrength strength = DecodingStrength::slight;
  std::vector<language::Evidence> evidence;
};
BOOST_DESCRIBE_STRUCT(DecodingSign, (), (code, family, percent, strength, evidence))

struct DecodingAnswer {
  language::Language language = language::Language::unknown;
  bool undecided = false;           ///< the text is none that it can read
  std::vector<DecodingSign> signs;  ///< sure enough to be suggested; most probable first
};
BOOST_DESCRIBE_STRUCT(DecodingAnswer, (), (language, undecided, signs))

/// For caregivers and supervisors. Errors: denied `access.role`, `field.*` of the text, busy
/// `tries.too_many`, unavailable `decoder.unavailable` where the server has no model.
Result<DecodingAnswer> decoding_ask(App& app, const Caller& caller, const DecodingAsk& ask);

}  // namespace entente::app
