// The signs that an establishment adds to those shipped.
#include "content/catalogue_check.hpp"

namespace entente::content {

namespace {

struct OwnSign {
  std::string code;
  core::SignFamily family = core::SignFamily::resistance;
  core::SignChannel channel = core::SignChannel::behaviour;
  Words label;
  Words definition;
  std::optional<Words> caution;
  std::optional<Words> brief;
};
BOOST_DESCRIBE_STRUCT(OwnSign, (), (code, family, channel, label, definition, caution, brief))

struct OwnSignsFile {
  std::vector<OwnSign> signs;
};
BOOST_DESCRIBE_STRUCT(OwnSignsFile, (), (signs))

/// Who may see a sign and what it tells follow from its family: both are rules of the core.
core::SignKind kind_of(const OwnSign& sign) {
  const bool self = sign.family == core::SignFamily::countertransference;
  const bool strength = sign.family == core::SignFamily::engagement;
  return {sign.code, sign.family, sign.channel,
          self ? core::SignView::self_seen : core::SignView::patient_seen,
          strength ? core::SignTone::strength : core::SignTone::strain};
}

/// It fits every shipped sign of the family.
bool fits_whole(const ResponseEntry& response, core::SignFamily family) {
  if (!holds(response.families, family)) return false;
  const auto& signs = core::shipped_signs();
  return std::all_of(signs.begin(), signs.end(), [&](const auto& one) {
    return one.family != family || holds(response.codes, one.code);
  });
}

}  // namespace

Result<std::vector<SignEntry>> read_own_signs(const std::string& file, std::string_view text) {
  const auto read = TRY(read_file<OwnSignsFile>(file, text));
  if (read.signs.size() > most_own_signs) {
    return invalid("catalogue.too_many", {{"file", file}, {"max", std::to_string(most_own_signs)}});
  }
  std::vector<std::string> codes;
  std::vector<SignEntry> out;
  for (std::size_t i = 0; i < read.signs.size(); ++i) {
    const auto place = Place{file, "/signs"}.at(i);
    const auto& sign = read.signs[i];
    // The prefix keeps a later release from meaning something else by the same code.
    if (!sign.code.starts_with(own_prefix) || sign.code == own_prefix) {
      return invalid("catalogue.code",
                     {{"file", file}, {"path", place.in("code").path}, {"code", sign.code}});
    }
    CHECK(check_code(place.in("code"), sign.code, codes));
    // What the patient felt is said with the words of the questionnaires, the same everywhere.
    if (sign.family == core::SignFamily::attitude) {
      return invalid("catalogue.family", place.in("family").args());
    }
    SignEntry entry{kind_of(sign), sign.label, sign.definition, sign.caution, sign.brief, true};
    CHECK(check_sign(place, entry));
    out.push_back(std::move(entry));
  }
  return out;
}

Catalogue with_own_signs(const std::vector<SignEntry>& own) {
  auto out = catalogue();
  for (const auto& sign : own) {
    out.signs.push_back(sign);
    for (auto& response : out.responses) {
      if (fits_whole(response, sign.family)) response.codes.push_back(sign.code);
    }
  }
  return out;
}

}  // namespace entente::content
