// The texts the decoder learns from: synthetic, written for the project, labelled by its guide.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "language/text.hpp"

namespace entente::training {

/// Why a text with no sign shows none, as its author says.
enum class Silent { negated, other_person, hypothetical, past, look_alike, ordinary };
BOOST_DESCRIBE_ENUM(Silent, negated, other_person, hypothetical, past, look_alike, ordinary)

/// One line of training/decoder/signs/<author>.jsonl.
struct Example {
  std::string id;
  std::string author;
  std::string batch;
  language::Language lang = language::Language::fr;
  language::Kind kind = language::Kind::utterance;
  std::string text;
  std::vector<std::string> signs;
  std::optional<Silent> silent;
};
BOOST_DESCRIBE_STRUCT(Example, (), (id, author, batch, lang, kind, text, signs, silent))

/// Every *.jsonl of the folder, file after file by name. Errors: not_found `training.folder`
/// {folder}; invalid `training.line` {file, line, why}: not an example, a sign not in the guide,
/// an id seen before.
Result<std::vector<Example>> read_corpus(const std::string& folder);

}  // namespace entente::training
