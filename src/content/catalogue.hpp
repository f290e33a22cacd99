// What people work with: the signs, the responses to them, the relational skills, the attitudes.
// The facts of a sign are the core's (sign_catalogue.hpp); its words, and all the rest, are in
// content/catalogue/*.json, and an establishment may add signs of its own.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/alert/alert.hpp"
#include "core/readjustment/readjustment.hpp"
#include "core/session/sign_catalogue.hpp"

namespace entente::content {

struct Words {
  std::string fr;
  std::string en;
};
BOOST_DESCRIBE_STRUCT(Words, (), (fr, en))

struct FamilyEntry {
  core::SignFamily code = core::SignFamily::resistance;
  Words label;
  Words hint;
};
BOOST_DESCRIBE_STRUCT(FamilyEntry, (), (code, label, hint))

/// A sign with its words: what one sees or hears, never what it would prove.
struct SignEntry : core::SignKind {
  Words label;
  Words definition;
  std::optional<Words> caution;  ///< always there for a non-verbal sign (rule 9)
  std::optional<Words> brief;    ///< a shorter label, where the label is long
  bool own = false;              ///< added by the establishment
  /// What the decoder calls it (signs-guide); none where it finds no such sign.
  std::optional<std::string> decoded_as = {};
};
BOOST_DESCRIBE_STRUCT(SignEntry, (core::SignKind),
                      (label, definition, caution, brief, own, decoded_as))

/// The order of the experts (Eubanks, Burckell, Goldfried 2018).
enum class Step { notice, validate, explore, own, adjust };
BOOST_DESCRIBE_ENUM(Step, notice, validate, explore, own, adjust)

struct SourceEntry {
  std::string author;
  int year = 0;
  Words what;
};
BOOST_DESCRIBE_STRUCT(SourceEntry, (), (author, year, what))

/// A way to readjust. In the file no code of a family means the whole family; here `codes` names
/// every sign that the response fits.
struct ResponseEntry {
  std::string code;
  Step step = Step::notice;
  std::vector<core::SignFamily> families;
  std::vector<std::string> codes;
  std::vector<core::AlertKind> alerts;
  core::Moment moment = core::Moment::now;
  Words title;
  Words what;
  Words when;
  std::vector<Words> phrases;
  Words caution;
  SourceEntry source;
  bool reopens_clause = false;
  std::vector<std::string> skills;
};
BOOST_DESCRIBE_STRUCT(ResponseEntry, (),
                      (code, step, families, codes, alerts, moment, title, what, when, phrases,
                       caution, source, reopens_clause, skills))

struct SkillEntry {
  std::string code;
  Words label;
  Words meaning;
  Words question;  ///< for oneself
};
BOOST_DESCRIBE_STRUCT(SkillEntry, (), (code, label, meaning, question))

struct AttitudeEntry {
  std::string code;
  Words label;
  Words meaning;
};
BOOST_DESCRIBE_STRUCT(AttitudeEntry, (), (code, label, meaning))

/// Families, signs and responses in the order of the files: the order of the screens.
struct Catalogue {
  std::vector<FamilyEntry> families;
  std::vector<SignEntry> signs;
  std::vector<ResponseEntry> responses;
  std::vector<SkillEntry> skills;
  std::vector<AttitudeEntry> attitudes;
};
BOOST_DESCRIBE_STRUCT(Catalogue, (), (families, signs, responses, skills, attitudes))

/// The three files of content/catalogue/.
struct CatalogueTexts {
  std::string signs;
  std::string responses;
  std::string skills;
};
CatalogueTexts shipped_texts();

/// Strict: both languages everywhere, every code known, every sign of the core with its words, and
/// responses at two steps or more for every sign that strains and every alert that calls for one.
/// Errors (invalid): `catalogue.malformed` {file, line}, `catalogue.member` {file, path},
/// `catalogue.words` {file, path}, `catalogue.code` {file, path, code}, `catalogue.caution` {file,
/// path}, `catalogue.incomplete` {file, path}.
Result<Catalogue> read_catalogue(const CatalogueTexts& texts);

/// The one shipped, read once.
const Catalogue& catalogue();

constexpr std::size_t most_own_signs = 30;
constexpr std::string_view own_prefix = "own-";

/// The signs of an establishment: {"signs": [{code, family, channel, label, definition, caution?,
/// brief?}]}; codes begin with "own-". `file` is named in errors: those above, and
/// `catalogue.family` {file, path}, `catalogue.too_many` {file, max}.
Result<std::vector<SignEntry>> read_own_signs(const std::string& file, std::string_view text);

/// The shipped catalogue and these. A response that fits all of a family fits them too.
Catalogue with_own_signs(const std::vector<SignEntry>& own);

/// None for an unknown code.
const ResponseEntry* find_response(const Catalogue& catalogue, std::string_view code);

/// The sign that the decoder calls so; none for a code it does not have.
const SignEntry* find_decoded(const Catalogue& catalogue, std::string_view code);

/// What the core needs to know of the signs.
std::vector<core::SignKind> sign_kinds(const Catalogue& catalogue);

}  // namespace entente::content
