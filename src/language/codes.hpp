// The signs the decoder knows, by the annotation guide (training/decoder/GUIDE.md).
#pragma once
#include <array>
#include <optional>
#include <string_view>

namespace entente::language {

struct SignCode {
  std::string_view code;
  std::string_view family;
};

inline constexpr std::array<SignCode, 25> sign_codes{{
    {"dodges-objective", "resistance"},
    {"inattentive", "resistance"},
    {"interrupts-session", "resistance"},
    {"changes-subject", "resistance"},
    {"evasive-gaze", "resistance"},
    {"closed-posture", "resistance"},
    {"minimal-answers", "resistance"},
    {"surface-agreement", "resistance"},
    {"opposes-openly", "reactance"},
    {"criticises-project", "reactance"},
    {"minimises-risk", "reactance"},
    {"claims-freedom", "reactance"},
    {"discredits-caregiver", "reactance"},
    {"idealises", "transference"},
    {"parental-figure", "transference"},
    {"dependency", "transference"},
    {"displaced-hostility", "transference"},
    {"over-involvement", "countertransference"},
    {"irritation", "countertransference"},
    {"avoidance", "countertransference"},
    {"own-history", "countertransference"},
    {"change-talk", "engagement"},
    {"acts", "engagement"},
    {"confides", "engagement"},
    {"negotiates", "engagement"},
}};

/// The place of a code in `sign_codes`.
constexpr std::optional<std::size_t> place_of(std::string_view code) {
  for (std::size_t i = 0; i < sign_codes.size(); ++i)
    if (sign_codes[i].code == code) return i;
  return std::nullopt;
}

}  // namespace entente::language
