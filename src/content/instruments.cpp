#include "content/instruments.hpp"

#include <algorithm>

#include "content/files.hpp"
#include "json/codec.hpp"

namespace entente::content {

namespace {

struct InstrumentFile {
  std::string code;
  int edition = 1;
  InstrumentStatus status = InstrumentStatus::shipped;
  std::vector<core::Side> sides;
  int every = 0;
  bool validated = false;
  fhir::Words title;
  fhir::Words notice;
  std::optional<fhir::Words> copyright;
  std::vector<Doubt> to_verify;
  std::vector<Figure> figures;
  insight::ScoringKey key;
  QuestionnaireTexts questionnaires;
};
BOOST_DESCRIBE_STRUCT(InstrumentFile, (),
                      (code, edition, status, sides, every, validated, title, notice, copyright,
                       to_verify, figures, key, questionnaires))

/// "instruments/wai-sr.json" → "wai-sr".
std::string name_of(std::string_view path) {
  const auto name = path.substr(path.find('/') + 1);
  return std::string(name.substr(0, name.rfind('.')));
}

}  // namespace

bool Instrument::doubts(Doubt doubt) const {
  return std::find(to_verify.begin(), to_verify.end(), doubt) != to_verify.end();
}

Result<Questionnaires> read_questionnaires(const QuestionnaireTexts& texts) {
  Questionnaires out;
  if (texts.patient) out.patient = TRY(fhir::read_questionnaire(*texts.patient));
  if (texts.caregiver) out.caregiver = TRY(fhir::read_questionnaire(*texts.caregiver));
  return out;
}

Result<void> check_key(const insight::ScoringKey& key, const Questionnaires& questionnaires) {
  CHECK(insight::check_key(key));
  if (questionnaires.patient) CHECK(fhir::check_fit(key, *questionnaires.patient));
  if (questionnaires.caregiver) CHECK(fhir::check_fit(key, *questionnaires.caregiver));
  return {};
}

Result<Instrument> read_instrument(std::string_view text) {
  auto file = TRY(json::read<InstrumentFile>(text));
  Instrument out{std::move(file.code),
                 file.edition,
                 file.status,
                 std::move(file.sides),
                 file.every,
                 file.validated,
                 std::move(file.title),
                 std::move(file.notice),
                 std::move(file.copyright),
                 std::move(file.to_verify),
                 std::move(file.key),
                 TRY(read_questionnaires(file.questionnaires))};
  CHECK(check_key(out.key, out.questionnaires));
  return out;
}

Result<std::vector<Instrument>> shipped_instruments() {
  std::vector<Instrument> out;
  for (const auto path : files("instruments/")) {
    auto one = read_instrument(file(path));
    if (!one) {
      return fault("instrument.unreadable", {{"code", name_of(path)}, {"key", one.error().key}});
    }
    out.push_back(std::move(one).value());
  }
  return out;
}

}  // namespace entente::content
