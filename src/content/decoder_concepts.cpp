#include "content/decoder_concepts.hpp"

#include "content/catalogue_check.hpp"
#include "content/files.hpp"
#include "language/concept_form.hpp"

namespace entente::content {

namespace {

constexpr const char* classes_name = "language/classes.json";
constexpr const char* concepts_below = "language/concepts/";
constexpr std::size_t most_lines = 400;  // of a class or of a concept, in one language

struct ClassesFile {
  std::vector<ClassEntry> classes;
};
BOOST_DESCRIBE_STRUCT(ClassesFile, (), (classes))

struct ConceptsFile {
  core::SignFamily family = core::SignFamily::resistance;
  std::vector<ConceptEntry> concepts;
};
BOOST_DESCRIBE_STRUCT(ConceptsFile, (), (family, concepts))

bool knows(const std::vector<ClassEntry>& classes, const std::string& id) {
  return std::any_of(classes.begin(), classes.end(), [&](const auto& one) { return one.id == id; });
}

/// A class may name no other: it is itself what forms name.
Result<void> check_forms(const Place& place, const std::vector<std::string>& forms,
                         const std::vector<ClassEntry>& classes) {
  if (forms.empty()) return invalid("catalogue.incomplete", place.args());
  if (forms.size() > most_lines) return invalid("catalogue.member", place.args());
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const auto sequences = language::read_form(forms[i]);
    const auto args = place.at(i).args();
    if (!sequences) return invalid("catalogue.member", args);
    if (std::find(forms.begin(), forms.begin() + static_cast<std::ptrdiff_t>(i), forms[i]) !=
        forms.begin() + static_cast<std::ptrdiff_t>(i)) {
      return invalid("catalogue.member", args);
    }
    for (const auto& sequence : *sequences) {
      for (const auto& each : sequence) {
        if (!each.of_class.empty() && !knows(classes, each.of_class)) {
          return invalid("catalogue.member", args);
        }
      }
    }
  }
  return {};
}

Result<void> check_examples(const Place& place, const Lines& lines, std::size_t least) {
  if (lines.fr.size() < least) return invalid("catalogue.incomplete", place.in("fr").args());
  if (lines.en.size() < least) return invalid("catalogue.incomplete", place.in("en").args());
  return {};
}

Result<void> check_concept(const Place& place, const ConceptEntry& one, core::SignFamily family,
                           const std::vector<ClassEntry>& classes) {
  if (!one.code.empty()) {
    const auto* kind = core::find_sign(core::shipped_signs(), one.code);
    if (!kind || kind->family != family)
      return invalid("catalogue.member", place.in("code").args());
  }
  CHECK(check_words(place.in("gloss"), one.gloss, most::sentence));
  if (one.theory.empty()) return invalid("catalogue.incomplete", place.in("theory").args());
  CHECK(check_forms(place.in("forms").in("fr"), one.forms.fr, classes));
  CHECK(check_forms(place.in("forms").in("en"), one.forms.en, classes));
  CHECK(check_examples(place.in("examples"), one.examples, 2));
  return check_examples(place.in("counter_examples"), one.counter_examples, 1);
}

Result<std::vector<ClassEntry>> take_classes(std::vector<ClassEntry> classes) {
  const Place all{classes_name, "/classes"};
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const auto place = all.at(i);
    CHECK(check_code(place.in("id"), classes[i].id, ids));
    CHECK(check_forms(place.in("fr"), classes[i].fr, {}));
    CHECK(check_forms(place.in("en"), classes[i].en, {}));
  }
  return classes;
}

}  // namespace

DecoderTexts shipped_decoder_texts() {
  DecoderTexts out;
  out.classes = std::string(file(classes_name));
  for (const auto path : files(concepts_below)) {
    out.concepts.emplace_back(std::string(path), std::string(file(path)));
  }
  return out;
}

Result<DecoderWords> read_decoder_words(const DecoderTexts& texts) {
  DecoderWords out;
  auto classes = TRY(read_file<ClassesFile>(classes_name, texts.classes));
  out.classes = TRY(take_classes(std::move(classes.classes)));
  std::vector<std::string> ids;
  for (const auto& [name, text] : texts.concepts) {
    auto read = TRY(read_file<ConceptsFile>(name, text));
    const Place all{name, "/concepts"};
    for (std::size_t i = 0; i < read.concepts.size(); ++i) {
      const auto place = all.at(i);
      CHECK(check_code(place.in("id"), read.concepts[i].id, ids));
      CHECK(check_concept(place, read.concepts[i], read.family, out.classes));
      out.concepts.push_back(std::move(read.concepts[i]));
    }
  }
  return out;
}

const DecoderWords& decoder_words() {
  // A test reads the same bytes: what is shipped is never the empty one.
  static const DecoderWords shipped = read_decoder_words(shipped_decoder_texts()).value_or({});
  return shipped;
}

language::Banks banks(const DecoderWords& words) {
  language::Banks out;
  for (const auto& each : words.classes) out.classes.push_back({each.id, each.fr, each.en});
  for (const auto& each : words.concepts) {
    language::Concept one{each.id, each.code, each.forms.fr, each.forms.en};
    if (each.kinds) one.kinds = 0;
    for (const auto kind : each.kinds.value_or(std::vector<language::Kind>{})) {
      one.kinds |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
    }
    for (const auto ignored : each.ignores.value_or(std::vector<Ignored>{})) {
      // In the order of the bits of language::Qualified.
      one.ignores |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(ignored));
    }
    out.concepts.push_back(std::move(one));
  }
  return out;
}

}  // namespace entente::content
