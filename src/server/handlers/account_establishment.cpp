#include "app/decoding.hpp"
#include "app/demo_seed.hpp"
#include "base/version.hpp"
#include "server/handlers/account_answers.hpp"
#include "server/handlers/account_http.hpp"

namespace entente::server {

Answer account_establishment(app::App& app, const app::Caller&, Request&) {
  return json_answer(200, Establishment{app.settings.establishment,
                                        app.settings.demo,
                                        {"fr", "en"},
                                        std::string(base::version),
                                        static_cast<bool>(app.decoding->decode)});
}

Answer account_demo(app::App& app, const app::Caller&, Request&) {
  if (!app.settings.demo) return problem_response(not_found("demo.off"));
  auto demo = app::demo_people();
  if (!demo) return problem_response(demo.error());
  DemoLogins out;
  for (auto& person : demo->people) {
    out.people.push_back({std::move(person.login_name),
                          demo->password,
                          std::move(person.name),
                          std::move(person.role),
                          {std::move(person.note_fr), std::move(person.note_en)}});
  }
  return json_answer(200, out);
}

}  // namespace entente::server
