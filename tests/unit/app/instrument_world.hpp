// An establishment that loads questionnaires with invented wording.
#pragma once
#include "app/instrument_load.hpp"
#include "unit/app/alliance_world.hpp"
#include "unit/fhir/questionnaires.hpp"

namespace entente::app {

struct InstrumentWorld : AllianceWorld {
  /// A questionnaire for the patient alone.
  static InstrumentLoad patient_form(const std::string& code, const std::string& items) {
    InstrumentLoad out;
    out.code = code;
    out.questionnaires.patient = fhir::questionnaire(items);
    out.licence = true;
    return out;
  }
  static InstrumentLoad caregiver_form(const std::string& code, const std::string& items) {
    auto out = patient_form(code, items);
    out.questionnaires.caregiver.swap(out.questionnaires.patient);
    return out;
  }

  Result<InstrumentEdition> load(const InstrumentLoad& asked) {
    return instrument_load(app, admin, asked);
  }
  const InstrumentView* listed(const std::string& code, int edition) {
    kept = good(app.instruments->now());
    return kept->find(code, edition);
  }

  /// Answers to "1", "2", …; -1 is passed over.
  static std::vector<insight::Answered> answers(const std::vector<int>& units) {
    std::vector<insight::Answered> out;
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (units[i] >= 0) out.push_back({std::to_string(i + 1), units[i] * 1000});
    }
    return out;
  }
  insight::Score score(const std::string& code, const std::vector<int>& units) {
    const auto* one = listed(code, 1);
    return good(insight::score(one->key, answers(units)));
  }

  std::shared_ptr<const InstrumentsNow> kept;
};

}  // namespace entente::app
