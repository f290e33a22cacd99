// An establishment of one test: SQLite in a folder of its own, a clock that is told, people.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>

#include "app/account.hpp"
#include "app/accounts.hpp"
#include "app/admin.hpp"
#include "app/invitation.hpp"
#include "app/login.hpp"
#include "app/recovery.hpp"

namespace entente::app {

/// The value, or a failed test that names the error.
template <class T>
T good(Result<T> result) {
  if (!result) {
    ADD_FAILURE() << "refused: " << result.error().key;
    std::abort();
  }
  return std::move(result).value();
}
inline void good(const Result<void>& result) {
  EXPECT_TRUE(result) << (result ? "" : result.error().key);
}
/// The key of the refusal; "ok" when there was none.
template <class T>
std::string refusal(const Result<T>& result) {
  return result ? "ok" : result.error().key;
}

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// What a browser keeps of a password: bytes that only it could have made.
inline std::string secret(const std::string& from, std::size_t size = 32) {
  crypto::Bytes out;
  for (char part = 'a'; out.size() < size; ++part) {
    const auto hash = crypto::hash({crypto::view(from), crypto::view(std::string(1, part))});
    out.insert(out.end(), hash.begin(), hash.end());
  }
  out.resize(size);
  return crypto::base64(out);
}

inline Enrolment enrolment(const std::string& code, const std::string& login_name,
                           const std::string& password = "password") {
  return {code,
          login_name,
          "Nom de " + login_name,
          "fr",
          {secret("sign " + login_name), secret("box " + login_name)},
          secret("salt " + login_name, 16),
          secret(password),
          secret("wrapped " + login_name, 104),
          secret("recovery " + login_name),
          secret("recovery wrapped " + login_name, 104)};
}

struct World {
  Folder folder;
  std::unique_ptr<storage::Store> store;
  Vault vault{crypto::random_key()};
  std::atomic<std::int64_t> now_us{1'790'000'000'000'000};
  App app;

  World() : World(Settings{.origin = "https://entente.example"}) {}
  explicit World(Settings settings)
      : store(good(storage::open_sqlite({.file = folder.file("entente.db")}))),
        app(*store, vault, std::move(settings), [this] { return Instant{now_us.load()}; }) {}

  void pass(std::int64_t seconds) { now_us += seconds * base::us_per_second; }
  Client client(const std::string& address = "192.0.2.1") {
    return {address,
            "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0"};
  }
  Caller caller(const LoggedIn& in) { return good(caller_of(app, in.token.reveal())); }

  std::string first_code() {
    const auto link = good(first_administrator(app)).value();
    return link.substr(link.find('#') + 1);
  }
  LoggedIn first_admin() {
    return good(account_enrol(app, enrolment(first_code(), "nadia"), client()));
  }
  UnitId unit(const Caller& admin, const std::string& name = "Diabétologie") {
    const auto id = crypto::random_id<UnitId>();
    good(unit_make(app, admin, {id, name}));
    return id;
  }
  Invited invite(const Caller& admin, core::AccountRole role = core::AccountRole::caregiver) {
    const auto where = unit(admin);
    return good(invitation_staff(
        app, admin, {crypto::random_id<InvitationId>(), role, "Claire Morvan", where}));
  }
  LoggedIn staff(const Caller& admin, const std::string& login_name,
                 core::AccountRole role = core::AccountRole::caregiver) {
    return good(account_enrol(app, enrolment(invite(admin, role).code, login_name), client()));
  }
  Result<LoggedIn> log_in(const std::string& login_name, const std::string& password = "password",
                          const std::string& address = "192.0.2.1") {
    return login_start(app, {login_name, secret(password)}, client(address));
  }
};

}  // namespace entente::app
