#include "app/demo_seed.hpp"

#include <boost/describe/enum_from_string.hpp>

#include "app/account_stream.hpp"
#include "app/demo_play.hpp"
#include "app/demo_script.hpp"
#include "content/files.hpp"
#include "crypto/crypto.hpp"

namespace entente::app {
namespace {

constexpr int made_days_ago = 120;

/// The keys a browser would have made at enrolment, wrapped as docs/api.md says.
Result<core::AccountCreated> enrolled(const ScriptPerson& person, const std::string& password,
                                      std::optional<UnitId> unit, const Cast& cast) {
  const auto& actor = cast.people.at(person.id);
  core::AccountCreated created;
  created.account = actor.account;
  if (!boost::describe::enum_from_string(person.role.c_str(), created.role))
    return fault("demo.script", {{"role", person.role}});
  created.login_name = person.id;
  created.name = person.name;
  created.unit = unit;
  created.language = "fr";
  created.keys = actor.keys;
  std::array<std::uint8_t, 16> salt;
  crypto::random_fill(salt);
  auto stretched = crypto::password_stretch(password, salt);
  crypto::Key wrapping;
  std::copy(stretched.begin() + 32, stretched.end(), wrapping.reveal().begin());
  crypto::Bytes secrets(actor.seed.begin(), actor.seed.end());
  const auto& box = actor.box.secret.reveal();
  secrets.insert(secrets.end(), box.begin(), box.end());
  auto purpose = crypto::view("entente-keys/1");
  created.credentials = {
      crypto::base64(salt), crypto::password_hash({stretched.data(), 32}),
      crypto::base64(crypto::seal(wrapping, secrets, purpose)),
      // Nobody holds a recovery code of the demo: it opens nothing.
      crypto::base64(crypto::hash({crypto::random_key().reveal()})),
      crypto::base64(crypto::seal(crypto::random_key(), secrets, purpose))};
  return created;
}

Result<void> make_people(App& app, const Script& script, Cast& cast) {
  storage::Write write;
  write.now = app.now();
  for (const auto& unit : script.units)
    write.units.push_back({cast.id<UnitId>("unit:" + unit.id), unit.name, write.now});
  for (const auto& person : script.people) {
    cast.add(person.id, person.name);
    std::optional<UnitId> unit;
    if (!person.unit.empty()) unit = cast.id<UnitId>("unit:" + person.unit);
    auto created = TRY(enrolled(person, script.password, unit, cast));
    TRY(add_account(app, created, write));
  }
  TRY(app.store.write(std::move(write)));
  return {};
}

/// The clock stands in the past while the story is told.
class PastClock {
 public:
  explicit PastClock(App& app) : app_(app), real_(app.now) {}
  ~PastClock() { app_.now = real_; }
  PastClock(const PastClock&) = delete;
  PastClock& operator=(const PastClock&) = delete;
  void set(Instant at) {
    app_.now = [at] { return at; };
  }

 private:
  App& app_;
  std::function<Instant()> real_;
};

}  // namespace

Result<Script> demo_script() { return json::read<Script>(content::file("demo/demo.json")); }

Result<DemoPeople> demo_people() {
  auto script = TRY(demo_script());
  DemoPeople out{script.establishment, script.password, {}};
  for (auto& person : script.people)
    out.people.push_back({person.id, person.name, person.role, person.note.fr, person.note.en});
  return out;
}

Result<bool> seed_demo(App& app) {
  if (!TRY(app.store.accounts(AccountId{}, 1)).empty()) return false;
  auto script = TRY(demo_script());
  const Instant today = app.now();
  PastClock clock(app);
  auto back = [&](Instant at) { clock.set(at); };
  Cast cast;
  back(base::later(today, -std::int64_t(made_days_ago) * 86'400));
  CHECK(make_people(app, script, cast));
  for (const auto& alliance : script.alliances)
    CHECK(play(app, cast, alliance, today, back));
  return true;
}

}  // namespace entente::app
