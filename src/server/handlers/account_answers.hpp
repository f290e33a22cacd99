// What the handlers of accounts answer, where it is not what a use case gives.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"

namespace entente::server {

struct Establishment {
  std::string name;
  bool demo = false;
  std::vector<std::string> languages;
  std::string version;
  bool suggestions = false;  ///< POST /decodings answers: the server has a model
};
BOOST_DESCRIBE_STRUCT(Establishment, (), (name, demo, languages, version, suggestions))

struct DemoNote {
  std::string fr;
  std::string en;
};
BOOST_DESCRIBE_STRUCT(DemoNote, (), (fr, en))
struct DemoLogin {
  std::string login_name;
  std::string password;
  std::string name;
  std::string role;
  DemoNote note;
};
BOOST_DESCRIBE_STRUCT(DemoLogin, (), (login_name, password, name, role, note))
struct DemoLogins {
  std::vector<DemoLogin> people;
};
BOOST_DESCRIBE_STRUCT(DemoLogins, (), (people))

/// An invitation just made, as its screen shows it once.
struct Invitation {
  InvitationId invitation;
  std::string code;
  std::string link;
  std::string qr;  ///< SVG of the link
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(Invitation, (), (invitation, code, link, qr, expires_at))

}  // namespace entente::server
