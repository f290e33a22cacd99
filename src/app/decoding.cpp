#include "app/decoding.hpp"

#include <algorithm>

#include "content/catalogue.hpp"
#include "core/text.hpp"

namespace entente::app {

namespace {

DecodingStrength strength_of(int percent) {
  if (percent >= 90) return DecodingStrength::strong;
  return percent >= 70 ? DecodingStrength::fair : DecodingStrength::slight;
}

DecodingSign suggested(const content::SignEntry& sign, const language::DecodedSign& decoded) {
  // Cut, not rounded: a suggestion never looks surer than it is.
  const int percent = std::clamp(static_cast<int>(decoded.probability * 100), 1, 99);
  return {sign.code, sign.family, percent, strength_of(percent), decoded.evidence};
}

}  // namespace

Result<DecodingAnswer> decoding_ask(App& app, const Caller& caller, const DecodingAsk& ask) {
  const bool staff =
      caller.role == core::AccountRole::caregiver || caller.role == core::AccountRole::supervisor;
  if (!staff) return denied("access.role");
  CHECK(core::check_text("text", ask.text, decoded_characters));
  if (!app.decoding->decode) return unavailable("decoder.unavailable");
  CHECK(app.decoding->asked.admit(caller.account.text(), app.now()));
  const auto in = ask.language.value_or(language::Language::unknown);
  const auto decoded = app.decoding->decode(ask.text, ask.kind, in);
  DecodingAnswer out;
  out.language = decoded.language;
  out.undecided = decoded.abstained != language::Abstained::no;
  if (out.undecided) return out;
  for (const auto& one : decoded.signs) {
    const auto* sign = content::find_decoded(app.catalogue, one.code);
    if (one.shown && sign != nullptr) out.signs.push_back(suggested(*sign, one));
  }
  return out;
}

}  // namespace entente::app
