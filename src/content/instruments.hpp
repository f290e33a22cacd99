// The instruments that come with Entente: content/instruments/*.json.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/contract/clause.hpp"
#include "fhir/questionnaire.hpp"
#include "insight/scoring.hpp"
#include "json/json.hpp"

namespace entente::content {

/// `shipped`: written for Entente, whole. `skeleton`: the key of a questionnaire whose wording
/// belongs to others; nobody can answer it. `loaded`: by the establishment.
enum class InstrumentStatus { shipped, skeleton, loaded };
BOOST_DESCRIBE_ENUM(InstrumentStatus, shipped, skeleton, loaded)

/// What of a skeleton's key no source read says for sure. `range`: the bounds, taken from the
/// questionnaire that is loaded. `grouping`: which items form a subscale or are reversed; the whole
/// key comes with the questionnaire, from its manual.
enum class Doubt { range, grouping };
BOOST_DESCRIBE_ENUM(Doubt, range, grouping)

/// A published figure, for whoever edits the file; never shown as a fact when its mark is
/// "à vérifier".
struct Figure {
  std::string name;
  std::string value;
  std::string mark;
};
BOOST_DESCRIBE_STRUCT(Figure, (), (name, value, mark))

/// FHIR R4 Questionnaires, as they were written.
struct QuestionnaireTexts {
  std::optional<json::Value> patient;
  std::optional<json::Value> caregiver;
};
BOOST_DESCRIBE_STRUCT(QuestionnaireTexts, (), (patient, caregiver))

/// The same, read.
struct Questionnaires {
  std::optional<fhir::Questionnaire> patient;
  std::optional<fhir::Questionnaire> caregiver;
  const std::optional<fhir::Questionnaire>& of(core::Side side) const {
    return side == core::Side::patient ? patient : caregiver;
  }
};
BOOST_DESCRIBE_STRUCT(Questionnaires, (), (patient, caregiver))

/// `every`: asked at every n-th session; 0: on demand.
struct Instrument {
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
  insight::ScoringKey key;
  Questionnaires questionnaires;
  bool doubts(Doubt doubt) const;
};
BOOST_DESCRIBE_STRUCT(Instrument, (),
                      (code, edition, status, sides, every, validated, title, notice, copyright,
                       to_verify, key, questionnaires))

/// Errors: those of fhir::read_questionnaire.
Result<Questionnaires> read_questionnaires(const QuestionnaireTexts& texts);
/// Each questionnaire there is fits the key. Errors: `key.*`, `questionnaire.key_*`.
Result<void> check_key(const insight::ScoringKey& key, const Questionnaires& questionnaires);

/// One file. Errors: `json.*`, `key.*`, `questionnaire.*`.
Result<Instrument> read_instrument(std::string_view text);
/// All of them, by code. Errors: fault `instrument.unreadable` {code, key}.
Result<std::vector<Instrument>> shipped_instruments();

}  // namespace entente::content
