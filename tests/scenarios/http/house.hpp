// A real server on loopback with a database of its own, and people who talk to it over HTTP.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/account.hpp"
#include "app/app.hpp"
#include "json/codec.hpp"
#include "server/http/server.hpp"
#include "unit/server/client.hpp"

namespace entente::scenarios {

/// The error a problem document tells.
Error problem_of(const server::test::Reply& reply);

/// What was answered, or the problem.
template <class T>
Result<T> answer_of(const server::test::Reply& reply) {
  if (reply.status >= 400 || reply.status == 0) return problem_of(reply);
  return json::read<T>(reply.body);
}

/// A person at the API: a cookie, and keys that never leave this side.
class Person {
 public:
  Person(unsigned short port, std::string login_name, std::string name);

  /// By the code of an invitation.
  Result<void> enrol(const std::string& code);
  /// `head` are further header lines, each with "\r\n".
  server::test::Reply ask(std::string_view method, const std::string& path,
                          std::string_view body = "", std::string head = "") const;
  /// A member of an alliance that is already enrolled joins another one.
  Result<void> accept(const std::string& code) const;

  bool enrolled() const { return !cookie_.empty(); }
  const crypto::SigningPair& keys() const { return sign_; }
  std::string public_key() const { return crypto::base64(sign_.pub); }

 private:
  unsigned short port_;
  std::string login_name_, name_, cookie_;
  std::array<std::uint8_t, 32> seed_{};
  crypto::SigningPair sign_;
  crypto::BoxPair box_;
};

class House {
 public:
  House();
  ~House();
  House(const House&) = delete;
  House& operator=(const House&) = delete;

  unsigned short port() const { return server_->port(); }
  UnitId unit() const { return unit_; }
  /// The administrator invites someone of the staff, who enrols.
  Result<void> enrol_staff(Person& person, const std::string& name, core::AccountRole role);

 private:
  std::filesystem::path folder_;
  std::unique_ptr<storage::Store> store_;
  app::Vault vault_;
  std::unique_ptr<app::App> app_;
  std::unique_ptr<server::Server> server_;
  std::optional<Person> administrator_;
  UnitId unit_;
};

}  // namespace entente::scenarios
