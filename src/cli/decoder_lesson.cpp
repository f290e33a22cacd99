#include "cli/decoder_lesson.hpp"

#include "content/decoder_concepts.hpp"
#include "content/qualifiers.hpp"

namespace entente::cli {

Result<Lesson> read_lesson(const std::string& corpus) {
  const auto banks = content::banks(content::decoder_words());
  const auto rules = TRY(content::qualifier_rules());
  const auto qualifier = TRY(language::Qualifier::make(rules));
  Lesson out;
  out.examples = TRY(training::read_corpus(corpus));
  out.texts = training::prepare(out.examples, banks, qualifier);
  for (const auto& example : out.examples) out.authors.push_back(example.author);
  out.unseen = training::out_of_fold(out.texts, out.authors, {});
  return out;
}

}  // namespace entente::cli
