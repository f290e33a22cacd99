// Text in, signs out: what may be worth talking about in a patient's words, a note or a message.
// It suggests; a person records. The same text gives the same answer on every machine.
#pragma once
#include <boost/describe.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "language/text.hpp"

namespace entente::language {

/// Some words of the text. Places are Unicode code points, [start, end).
struct Evidence {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string text;
  bool operator==(const Evidence&) const = default;
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (start, end, text))

/// One thing that spoke for a sign (weight above zero) or against it (below).
struct Reason {
  std::string feature;  ///< its sort: "words", "letters", "concepts", "discourse"
  double weight = 0;    ///< in log-odds of the calibrated probability
  Evidence where;
  bool operator==(const Reason&) const = default;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (feature, weight, where))

struct DecodedSign {
  std::string code;                ///< of signs-guide, e.g. "evasive-gaze"
  std::string family;              ///< "resistance" …
  double probability = 0;          ///< calibrated on authors it was not trained on, 0 to 1
  bool shown = false;              ///< sure enough to be suggested, and not `qualified`
  bool qualified = false;          ///< all its words are negated, supposed, another's, or over
  std::vector<Evidence> evidence;  ///< the words it rests on, in their order, at most three
  std::vector<Reason> reasons;     ///< the five that weigh most, heaviest first
  double without = 0;              ///< its probability if `evidence` had not been said
};
BOOST_DESCRIBE_STRUCT(DecodedSign, (),
                      (code, family, probability, shown, qualified, evidence, reasons, without))

/// Why nothing is said of a text.
enum class Abstained { no, unknown_language, unknown_words, too_short, too_long };
BOOST_DESCRIBE_ENUM(Abstained, no, unknown_language, unknown_words, too_short, too_long)

struct Decoded {
  Language language = Language::unknown;
  Abstained abstained = Abstained::no;
  std::vector<DecodedSign> signs;  ///< most probable first; those from the model's `listed` on
};
BOOST_DESCRIBE_STRUCT(Decoded, (), (language, abstained, signs))

struct Banks;
struct QualifierRules;

/// Made once from the embedded model, used by many threads.
class Decoder {
 public:
  /// Errors: fault `decoder.model` {why}, and those of Qualifier::make.
  static Result<Decoder> make(std::string_view model, const Banks& banks,
                              const QualifierRules& rules);
  Decoder(Decoder&&) noexcept;
  ~Decoder();

  /// `language` unknown: guessed. Never fails: what cannot be read is undecided. Linear in length.
  Decoded decode(std::string_view text, Kind kind, Language language = Language::unknown) const;

  /// Which model this is, e.g. "signs 6515".
  const std::string& version() const;

 private:
  struct Inside;
  explicit Decoder(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace entente::language
