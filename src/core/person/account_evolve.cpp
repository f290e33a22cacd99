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

}  // namespace

void evolve(Account& account, std::uint64_t seq, Instant at, const AccountEvent& event) {
  account.seq = seq;
  std::visit([&](const auto& one) { evolve_with(account, at, one); }, event);
}

}  // namespace entente::core
