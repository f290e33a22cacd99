// Plays one alliance of the demo's script through the real commands.
#pragma once
#include <functional>
#include <map>
#include <string>

#include "app/app.hpp"
#include "app/demo_script.hpp"
#include "core/alliance/party.hpp"
#include "crypto/crypto.hpp"

namespace entente::app {

/// A person of the demo with the keys of their browser.
struct DemoActor {
  AccountId account;
  std::string name;
  crypto::Hash seed{};
  crypto::SigningPair sign;
  crypto::BoxPair box;
  core::PublicKeys keys;
};

/// Everybody, and the ids of this telling: each demo has its own.
struct Cast {
  std::map<std::string, DemoActor> people;
  crypto::Key telling = crypto::random_key();

  void add(const std::string& id, const std::string& name);
  template <class IdType>
  IdType id(const std::string& name) const {
    auto hash = crypto::keyed_hash(telling, {crypto::view(name)});
    IdType out;
    std::copy(hash.begin(), hash.begin() + 16, out.bytes.begin());
    return out;
  }
};

/// `at` sets the clock. Errors: those of the commands, and fault `demo.script` {alliance, act}.
Result<void> play(App& app, const Cast& cast, const ScriptAlliance& alliance, Instant today,
                  const std::function<void(Instant)>& at);

}  // namespace entente::app
