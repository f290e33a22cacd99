#include "core/person/account.hpp"

namespace entente::core {

namespace {

void evolve_with(Account& account, Instant at, const AccountCreated& event) {
  account.id = event.account;
  account.role = event.role;
  account.login_name = event.login_name;
  account.name = event.name;
  account.unit = event.unit;
  account.language = event.language;
  account.keys = event.keys;
  account.credentials = event.credentials;
  account.created_at = at;
}

void evolve_with(Account& account, Instant, const CredentialsChanged& event) {
  account.credentials = event.credentials;
}

void evolve_with(Account& account, Instant, const KeysChanged& event) {
  account.keys = event.keys;
  account.credentials = event.credentials;
}

void evolve_with(Account& account, Instant, const ProfileChanged& event) {
  account.name = event.name;
  account.language = event.language;
}

void evolve_with(Account& account, Instant, const AccountDisabled& event) {
  account.disabled = event.disabled;
}

void evolve_with(Account& account, Instant, const PinChanged& event) {
  account.pin_hash = event.hash;
}

/// Another choice ends the one before, without a word on it.
void evolve_with(Account& account, Instant at, const FocusChosen& event) {
  if (account.focus()) account.focuses.back().ended_at = at;
  account.focuses.push_back({event.topic, event.words, at, {}, {}});
}

void evolve_with(Account& account, Instant at, const FocusEnded& event) {
  if (!account.focus()) return;
  account.focuses.back().ended_at = at;
  account.focuses.back().learned = event.words;
}

}  // namespace

const Focus* Account::focus() const {
  if (focuses.empty() || focuses.back().ended_at) return nullptr;
  return &focuses.back();
}

void evolve(Account& account, std::uint64_t seq, Instant at, const AccountEvent& event) {
  account.seq = seq;
  std::visit([&](const auto& one) { evolve_with(account, at, one); }, event);
}

}  // namespace entente::core
