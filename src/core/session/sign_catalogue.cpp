#include "core/session/sign_catalogue.hpp"

namespace entente::core {

const std::vector<SignKind>& shipped_signs() {
  using enum SignFamily;
  using enum SignChannel;
  using enum SignView;
  using enum SignTone;
  static const std::vector<SignKind> all{
      {"dodges-objective", resistance, behaviour, patient_seen, strain},
      {"inattentive", resistance, behaviour, patient_seen, strain},
      {"interrupts-session", resistance, behaviour, patient_seen, strain},
      {"changes-subject", resistance, verbal, patient_seen, strain},
      {"evasive-gaze", resistance, nonverbal, patient_seen, strain},
      {"closed-posture", resistance, nonverbal, patient_seen, strain},
      {"minimal-answers", resistance, verbal, patient_seen, strain},
      {"surface-agreement", resistance, verbal, patient_seen, strain},
      {"opposes-openly", reactance, verbal, patient_seen, strain},
      {"criticises-project", reactance, verbal, patient_seen, strain},
      {"minimises-risk", reactance, verbal, patient_seen, strain},
      {"claims-freedom", reactance, verbal, patient_seen, strain},
      {"discredits-caregiver", reactance, verbal, patient_seen, strain},
      {"idealises", transference, verbal, patient_seen, strain},
      {"parental-figure", transference, behaviour, patient_seen, strain},
      {"dependency", transference, behaviour, patient_seen, strain},
      {"displaced-hostility", transference, verbal, patient_seen, strain},
      {"over-involvement", countertransference, behaviour, self_seen, strain},
      {"irritation", countertransference, behaviour, self_seen, strain},
      {"avoidance", countertransference, behaviour, self_seen, strain},
      {"own-history", countertransference, behaviour, self_seen, strain},
      {"change-talk", engagement, verbal, patient_seen, strength},
      {"acts", engagement, behaviour, patient_seen, strength},
      {"confides", engagement, verbal, patient_seen, strength},
      {"negotiates", engagement, verbal, patient_seen, strength},
      {"felt-heard", attitude, behaviour, caregiver_seen, strength},
      {"felt-respected", attitude, behaviour, caregiver_seen, strength},
      {"felt-free", attitude, behaviour, caregiver_seen, strength},
      {"felt-judged", attitude, behaviour, caregiver_seen, strain},
      {"was-interrupted", attitude, behaviour, caregiver_seen, strain},
      {"was-rushed", attitude, behaviour, caregiver_seen, strain},
      {"not-believed", attitude, behaviour, caregiver_seen, strain},
      {"not-understood", attitude, behaviour, caregiver_seen, strain},
  };
  return all;
}

const SignKind* find_sign(std::span<const SignKind> catalogue, std::string_view code) {
  for (const auto& one : catalogue) {
    if (one.code == code) return &one;
  }
  return nullptr;
}

}  // namespace entente::core
