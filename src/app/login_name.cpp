#include "app/login_name.hpp"

#include <algorithm>

namespace entente::app {

namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool allowed(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '@' ||
         c == '-';
}

}  // namespace

Result<std::string> fold_login(std::string_view typed) {
  while (!typed.empty() && is_space(typed.front())) typed.remove_prefix(1);
  while (!typed.empty() && is_space(typed.back())) typed.remove_suffix(1);
  std::string out(typed);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (out.size() < 3 || out.size() > 64 || !std::all_of(out.begin(), out.end(), allowed)) {
    return invalid("login_name.malformed");
  }
  return out;
}

Result<std::string> login_lookup(const App& app, std::string_view typed) {
  const std::string folded = TRY(fold_login(typed));
  const auto hash =
      crypto::keyed_hash(app.vault.derived("login-lookup"), {crypto::view(folded)});
  return crypto::base64(hash);
}

std::string fake_salt(const App& app, const std::string& lookup) {
  const auto hash = crypto::keyed_hash(app.vault.derived("fake-salt"), {crypto::view(lookup)});
  return crypto::base64(crypto::View(hash).first(16));
}

}  // namespace entente::app
