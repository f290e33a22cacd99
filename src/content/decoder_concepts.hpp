// What the decoder knows of words: content/language/classes.json and content/language/concepts/.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/catalogue.hpp"
#include "language/concept.hpp"

namespace entente::content {

/// Lines in both languages: forms, words, examples.
struct Lines {
  std::vector<std::string> fr;
  std::vector<std::string> en;
};
BOOST_DESCRIBE_STRUCT(Lines, (), (fr, en))

/// A qualification that does not silence a concept (language::Qualified).
enum class Ignored { negated, hypothetical, other_person, past, reported };
BOOST_DESCRIBE_ENUM(Ignored, negated, hypothetical, other_person, past, reported)

/// A concept with what a clinician who edits it wants to know. Its examples are its tests: each
/// fires it, none of the counter-examples does.
struct ConceptEntry {
  std::string id;
  std::string code;    ///< a sign of the catalogue, or empty
  Words gloss;         ///< what it means, in a few words
  std::string theory;  ///< where it comes from: "3RS, withdrawal (Eubanks et al. 2015)"
  Lines forms;         ///< language/concept.hpp says how they are written
  std::optional<std::vector<language::Kind>> kinds;  ///< heard in these alone
  std::optional<std::vector<Ignored>> ignores;
  Lines examples;
  Lines counter_examples;
};
BOOST_DESCRIBE_STRUCT(ConceptEntry, (),
                      (id, code, gloss, theory, forms, kinds, ignores, examples, counter_examples))

struct ClassEntry {
  std::string id;
  std::vector<std::string> fr;
  std::vector<std::string> en;
};
BOOST_DESCRIBE_STRUCT(ClassEntry, (), (id, fr, en))

struct DecoderWords {
  std::vector<ClassEntry> classes;
  std::vector<ConceptEntry> concepts;
};

/// Names and bytes of the files.
struct DecoderTexts {
  std::string classes;
  std::vector<std::pair<std::string, std::string>> concepts;  ///< file, text
};
DecoderTexts shipped_decoder_texts();

/// Strict: every form readable, every class it names known, every code a sign of the file's family,
/// both languages everywhere, two examples and one counter-example at least, no id twice.
/// Errors (invalid): `catalogue.malformed` {file, line}, `catalogue.member` {file, path},
/// `catalogue.words` {file, path}, `catalogue.code` {file, path, code}, `catalogue.incomplete`
/// {file, path}.
Result<DecoderWords> read_decoder_words(const DecoderTexts& texts);

/// Those shipped, read once.
const DecoderWords& decoder_words();

/// As the matcher takes them: concepts and classes in the same order.
language::Banks banks(const DecoderWords& words);

}  // namespace entente::content
