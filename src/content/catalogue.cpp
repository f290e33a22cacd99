#include "content/catalogue.hpp"

#include <set>

#include "content/catalogue_check.hpp"
#include "content/files.hpp"

namespace entente::content {

namespace {

constexpr const char* signs_name = "catalogue/signs.json";
constexpr const char* responses_name = "catalogue/responses.json";
constexpr const char* skills_name = "catalogue/skills.json";

struct SignWords {
  std::string code;
  Words label;
  Words definition;
  std::optional<Words> caution;
  std::optional<Words> brief;
  std::optional<std::string> decoded_as;
};
BOOST_DESCRIBE_STRUCT(SignWords, (), (code, label, definition, caution, brief, decoded_as))

struct SignsFile {
  std::vector<FamilyEntry> families;
  std::vector<SignWords> signs;
};
BOOST_DESCRIBE_STRUCT(SignsFile, (), (families, signs))

struct ResponsesFile {
  std::vector<ResponseEntry> responses;
};
BOOST_DESCRIBE_STRUCT(ResponsesFile, (), (responses))

struct SkillsFile {
  std::vector<SkillEntry> skills;
  std::vector<AttitudeEntry> attitudes;
};
BOOST_DESCRIBE_STRUCT(SkillsFile, (), (skills, attitudes))

Result<void> take_families(std::vector<FamilyEntry> families, Catalogue& into) {
  const Place all{signs_name, "/families"};
  std::vector<core::SignFamily> seen;
  for (std::size_t i = 0; i < families.size(); ++i) {
    const auto place = all.at(i);
    if (holds(seen, families[i].code)) return invalid("catalogue.member", place.args());
    seen.push_back(families[i].code);
    CHECK(check_words(place.in("label"), families[i].label, most::label));
    CHECK(check_words(place.in("hint"), families[i].hint, most::sentence));
  }
  for (const auto& kind : core::shipped_signs()) {
    if (!holds(seen, kind.family)) return invalid("catalogue.incomplete", all.args());
  }
  into.families = std::move(families);
  return {};
}

/// Every sign a caregiver may record is found by the decoder under one name, and by no other; what
/// a patient says of the caregiver is never guessed.
Result<void> check_decoded(const Place& place, const SignEntry& sign,
                           std::vector<std::string>& taken) {
  const bool recorded = sign.view != core::SignView::caregiver_seen;
  if (recorded != sign.decoded_as.has_value()) return invalid("catalogue.member", place.args());
  return recorded ? check_code(place, *sign.decoded_as, taken) : Result<void>();
}

Result<void> take_signs(std::vector<SignWords> signs, Catalogue& into) {
  const Place all{signs_name, "/signs"};
  std::vector<std::string> codes, decoded;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const auto place = all.at(i);
    auto& words = signs[i];
    CHECK(check_code(place.in("code"), words.code, codes));
    const auto* kind = core::find_sign(core::shipped_signs(), words.code);
    if (!kind) return invalid("catalogue.member", place.in("code").args());
    SignEntry sign{*kind,       words.label, words.definition, words.caution,
                   words.brief, false,       words.decoded_as};
    CHECK(check_sign(place, sign));
    CHECK(check_decoded(place.in("decoded_as"), sign, decoded));
    into.signs.push_back(std::move(sign));
  }
  for (const auto& kind : core::shipped_signs()) {
    if (!holds(codes, kind.code)) return invalid("catalogue.incomplete", all.in(kind.code).args());
  }
  return {};
}

Result<void> take_skills(SkillsFile file, Catalogue& into) {
  const Place skills{skills_name, "/skills"}, attitudes{skills_name, "/attitudes"};
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < file.skills.size(); ++i) {
    const auto place = skills.at(i);
    CHECK(check_code(place.in("code"), file.skills[i].code, codes));
    CHECK(check_words(place.in("label"), file.skills[i].label, most::label));
    CHECK(check_words(place.in("meaning"), file.skills[i].meaning, most::sentence));
    CHECK(check_words(place.in("question"), file.skills[i].question, most::sentence));
  }
  codes.clear();
  for (std::size_t i = 0; i < file.attitudes.size(); ++i) {
    const auto place = attitudes.at(i);
    CHECK(check_code(place.in("code"), file.attitudes[i].code, codes));
    CHECK(check_words(place.in("label"), file.attitudes[i].label, most::label));
    CHECK(check_words(place.in("meaning"), file.attitudes[i].meaning, most::sentence));
  }
  into.skills = std::move(file.skills);
  into.attitudes = std::move(file.attitudes);
  return {};
}

Result<void> check_response_words(const Place& place, const ResponseEntry& response) {
  CHECK(check_words(place.in("title"), response.title, most::label));
  CHECK(check_words(place.in("what"), response.what, most::sentence));
  CHECK(check_words(place.in("when"), response.when, most::sentence));
  CHECK(check_words(place.in("caution"), response.caution, most::sentence));
  CHECK(check_words(place.in("source").in("what"), response.source.what, most::sentence));
  const auto& phrases = response.phrases;
  if (phrases.size() < 2 || phrases.size() > 4) {
    return invalid("catalogue.member", place.in("phrases").args());
  }
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    CHECK(check_words(place.in("phrases").at(i), phrases[i], most::sentence));
  }
  if (response.source.author.empty() || response.source.year < 1900) {
    return invalid("catalogue.member", place.in("source").args());
  }
  return {};
}

Result<void> check_references(const Place& place, const ResponseEntry& response,
                              const Catalogue& catalogue) {
  for (std::size_t i = 0; i < response.codes.size(); ++i) {
    const auto* kind = core::find_sign(core::shipped_signs(), response.codes[i]);
    if (!kind || !holds(response.families, kind->family)) {
      return invalid("catalogue.member", place.in("codes").at(i).args());
    }
  }
  for (std::size_t i = 0; i < response.skills.size(); ++i) {
    const auto known = std::any_of(catalogue.skills.begin(), catalogue.skills.end(),
                                   [&](const auto& one) { return one.code == response.skills[i]; });
    if (!known) return invalid("catalogue.member", place.in("skills").at(i).args());
  }
  if (response.skills.empty()) return invalid("catalogue.incomplete", place.in("skills").args());
  if (response.families.empty() && response.alerts.empty()) {
    return invalid("catalogue.incomplete", place.in("families").args());
  }
  return {};
}

/// No code of a family: the whole family.
std::vector<std::string> fitting(const ResponseEntry& response,
                                 const std::vector<SignEntry>& signs) {
  std::set<core::SignFamily> chosen;
  for (const auto& sign : signs) {
    if (holds(response.codes, sign.code)) chosen.insert(sign.family);
  }
  std::vector<std::string> out;
  for (const auto& sign : signs) {
    const bool whole = holds(response.families, sign.family) && !chosen.contains(sign.family);
    if (whole || holds(response.codes, sign.code)) out.push_back(sign.code);
  }
  return out;
}

Result<void> take_responses(std::vector<ResponseEntry> responses, Catalogue& into) {
  const Place all{responses_name, "/responses"};
  std::vector<std::string> codes;
  Step reached = Step::notice;
  for (std::size_t i = 0; i < responses.size(); ++i) {
    const auto place = all.at(i);
    auto& response = responses[i];
    CHECK(check_code(place.in("code"), response.code, codes));
    if (response.step < reached) return invalid("catalogue.member", place.in("step").args());
    reached = response.step;
    CHECK(check_response_words(place, response));
    CHECK(check_references(place, response, into));
    response.codes = fitting(response, into.signs);
  }
  into.responses = std::move(responses);
  return {};
}

/// Responses at two steps at least: there is always a first move, and one after it.
template <class Fits>
bool answered(const Catalogue& catalogue, Fits fits) {
  std::set<Step> steps;
  for (const auto& response : catalogue.responses) {
    if (fits(response)) steps.insert(response.step);
  }
  return steps.size() >= 2;
}

Result<void> check_answered(const Catalogue& catalogue) {
  const Place all{responses_name, "/responses"};
  for (const auto& sign : catalogue.signs) {
    const bool needs =
        sign.tone == core::SignTone::strain || sign.family == core::SignFamily::engagement;
    if (needs &&
        !answered(catalogue, [&](const auto& one) { return holds(one.codes, sign.code); })) {
      return invalid("catalogue.incomplete", all.in(sign.code).args());
    }
  }
  // A repair is good news, and a review due has a page of its own.
  using enum core::AlertKind;
  for (const auto kind :
       {clause_stuck, rupture, divergence, off_track, core::AlertKind::signs, again, said}) {
    if (answered(catalogue, [&](const auto& one) { return holds(one.alerts, kind); })) continue;
    const char* name = boost::describe::enum_to_string(kind, "");
    return invalid("catalogue.incomplete", all.in(name).args());
  }
  return {};
}

}  // namespace

CatalogueTexts shipped_texts() {
  return {std::string(file(signs_name)), std::string(file(responses_name)),
          std::string(file(skills_name))};
}

Result<Catalogue> read_catalogue(const CatalogueTexts& texts) {
  Catalogue out;
  auto signs = TRY(read_file<SignsFile>(signs_name, texts.signs));
  CHECK(take_families(std::move(signs.families), out));
  CHECK(take_signs(std::move(signs.signs), out));
  CHECK(take_skills(TRY(read_file<SkillsFile>(skills_name, texts.skills)), out));
  auto responses = TRY(read_file<ResponsesFile>(responses_name, texts.responses));
  CHECK(take_responses(std::move(responses.responses), out));
  CHECK(check_answered(out));
  return out;
}

const Catalogue& catalogue() {
  // A test reads the same bytes: what is shipped is never the empty one.
  static const Catalogue shipped = read_catalogue(shipped_texts()).value_or({});
  return shipped;
}

const ResponseEntry* find_response(const Catalogue& catalogue, std::string_view code) {
  for (const auto& one : catalogue.responses) {
    if (one.code == code) return &one;
  }
  return nullptr;
}

const SignEntry* find_decoded(const Catalogue& catalogue, std::string_view code) {
  for (const auto& one : catalogue.signs) {
    if (one.decoded_as == code) return &one;
  }
  return nullptr;
}

std::vector<core::SignKind> sign_kinds(const Catalogue& catalogue) {
  return {catalogue.signs.begin(), catalogue.signs.end()};
}

}  // namespace entente::content
