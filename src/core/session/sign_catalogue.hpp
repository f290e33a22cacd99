// The signs one can record: their codes, families and who may see them. Codes are on disk: never
// rename one. Words for each are in content/; an establishment may add its own.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/session/session.hpp"

namespace entente::core {

/// Rule 9: by a caregiver of the patient, by a caregiver of oneself, by the patient of the
/// caregiver's attitudes.
enum class SignView { patient_seen, self_seen, caregiver_seen };
BOOST_DESCRIBE_ENUM(SignView, patient_seen, self_seen, caregiver_seen)

/// Does it strain the alliance or strengthen it?
enum class SignTone { strain, strength };
BOOST_DESCRIBE_ENUM(SignTone, strain, strength)

struct SignKind {
  std::string code;
  SignFamily family = SignFamily::resistance;
  SignChannel channel = SignChannel::behaviour;
  SignView view = SignView::patient_seen;
  SignTone tone = SignTone::strain;
};
BOOST_DESCRIBE_STRUCT(SignKind, (), (code, family, channel, view, tone))

/// The 25 of the sign guide, and what a patient may say of the caregiver's attitudes.
const std::vector<SignKind>& shipped_signs();

/// None for an unknown code.
const SignKind* find_sign(std::span<const SignKind> catalogue, std::string_view code);

}  // namespace entente::core
