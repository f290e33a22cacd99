#include "scenarios/http/house.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "app/admin.hpp"
#include "app/invitation.hpp"
#include "server/handlers/account_answers.hpp"
#include "server/router.hpp"
#include "storage/store.hpp"

namespace entente::scenarios {

namespace {

constexpr const char* json_head = "Content-Type: application/json\r\n";

/// Without a house there is nothing to play in.
template <class T>
T must(Result<T> result) {
  if (result) return std::move(result).value();
  std::fprintf(stderr, "the house cannot be opened: %s\n", result.error().key.c_str());
  std::abort();
}
void must(const Result<void>& result) {
  if (result) return;
  std::fprintf(stderr, "the house cannot be opened: %s\n", result.error().key.c_str());
  std::abort();
}

std::filesystem::path new_folder() {
  auto name = (std::filesystem::temp_directory_path() / "entente-scenarios-XXXXXX").string();
  return ::mkdtemp(name.data());
}

Instant clock_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(now).count()};
}

Category category_of(int status) {
  switch (status) {
    case 400: case 413: case 422: return Category::invalid;
    case 401: case 403: return Category::denied;
    case 404: return Category::not_found;
    case 409: return Category::conflict;
    case 415: return Category::unsupported;
    case 429: return Category::busy;
    case 503: return Category::unavailable;
    default: return Category::fault;
  }
}

/// Of a problem document, what an Error holds (docs/api.md, "Errors").
struct Told {
  std::string key;
  std::vector<Arg> args;
  std::optional<std::vector<Problem>> problems;
};
BOOST_DESCRIBE_STRUCT(Told, (), (key, args, problems))

std::string sealed(const crypto::Key& key, const crypto::Bytes& secrets) {
  return crypto::base64(crypto::seal(key, secrets, crypto::view("entente-keys/1")));
}

}  // namespace

Error problem_of(const server::test::Reply& reply) {
  if (reply.status == 0) return fault("test.no_answer");
  auto parsed = json::parse(reply.body);
  if (!parsed || !parsed->is_object()) return fault("test.no_problem");
  json::Object known;
  for (const auto* name : {"key", "args", "problems"}) {
    if (const auto* value = parsed->get_object().if_contains(name)) known[name] = *value;
  }
  auto told = json::from_json<Told>(known);
  if (!told) return fault("test.no_problem");
  return {category_of(reply.status), told->key, told->args,
          told->problems.value_or(std::vector<Problem>{})};
}

Person::Person(unsigned short port, std::string login_name, std::string name)
    : port_(port), login_name_(std::move(login_name)), name_(std::move(name)),
      box_(crypto::box_pair()) {
  crypto::random_fill(seed_);
  sign_ = crypto::signing_pair(seed_);
}

server::test::Reply Person::ask(std::string_view method, const std::string& path,
                                std::string_view body, std::string head) const {
  if (!cookie_.empty()) head += "Cookie: " + cookie_ + "\r\n";
  return server::test::ask(port_, method, "/api/v1" + path, head, body);
}

Result<void> Person::enrol(const std::string& code) {
  // What a browser does (docs/api.md, "Keys and passwords").
  std::array<std::uint8_t, 16> salt;
  crypto::random_fill(salt);
  const auto stretched = crypto::password_stretch("le mot de passe de " + name_, salt);
  crypto::Key wrapping;
  std::copy(stretched.begin() + 32, stretched.end(), wrapping.reveal().begin());
  crypto::Bytes secrets(seed_.begin(), seed_.end());
  const auto& box = box_.secret.reveal();
  secrets.insert(secrets.end(), box.begin(), box.end());
  const app::Enrolment asked{
      code, login_name_, name_, "fr", {public_key(), crypto::base64(box_.pub)},
      crypto::base64(salt), crypto::base64({stretched.data(), 32}), sealed(wrapping, secrets),
      crypto::base64(crypto::random_key().reveal()), sealed(crypto::random_key(), secrets)};
  const auto reply = ask("POST", "/enrolments", json::write(asked), json_head);
  if (reply.status != 201) return problem_of(reply);
  const auto cookie = reply.headers.find("set-cookie");
  if (cookie == reply.headers.end()) return fault("test.no_cookie");
  cookie_ = cookie->second.substr(0, cookie->second.find(';'));
  return {};
}

Result<void> Person::accept(const std::string& code) const {
  const auto reply =
      ask("POST", "/invitations/accept", json::write(app::InvitationCode{code}), json_head);
  if (reply.status != 200) return problem_of(reply);
  return {};
}

House::House()
    : folder_(new_folder()), vault_(crypto::random_key()), unit_(crypto::random_id<UnitId>()) {
  store_ = must(storage::open_sqlite({.file = (folder_ / "entente.sqlite").string()}));
  app::Settings settings{.origin = "http://localhost"};
  settings.invitations_a_day = 1'000'000;
  app_ = std::make_unique<app::App>(*store_, vault_, settings, clock_now);
  const auto link = *must(app::first_administrator(*app_));
  server::HttpOptions options;
  options.port = 0;
  options.command_threads = 8;
  server_ = must(server::Server::start(
      options, server::make_router(*app_, server::all_routes(), {})));
  administrator_.emplace(port(), "nadia", "Nadia");
  must(administrator_->enrol(link.substr(link.find('#') + 1)));
  const auto made = administrator_->ask(
      "POST", "/units", json::write(app::UnitMake{unit_, "Le service"}), json_head);
  if (made.status != 201) must(Result<void>(problem_of(made)));
}

House::~House() {
  server_->stop();
  server_.reset();
  app_.reset();
  store_.reset();
  std::filesystem::remove_all(folder_);
}

Result<void> House::enrol_staff(Person& person, const std::string& name, core::AccountRole role) {
  const app::StaffInvite asked{crypto::random_id<InvitationId>(), role, name, unit_};
  const auto reply = administrator_->ask("POST", "/invitations", json::write(asked), json_head);
  const auto made = TRY(answer_of<server::Invitation>(reply));
  return person.enrol(made.code);
}

}  // namespace entente::scenarios
