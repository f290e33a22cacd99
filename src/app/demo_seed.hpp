// The demo establishment: invented people and their alliances, in every state, from
// content/demo/demo.json. All of it goes through the same rules, seals and chains as real work.
#pragma once
#include <string>
#include <vector>

#include "app/app.hpp"

namespace entente::app {

/// One person whom the demo page offers to be.
struct DemoPerson {
  std::string login_name;
  std::string name;
  std::string role;
  std::string note_fr;
  std::string note_en;
};

struct DemoPeople {
  std::string establishment;
  std::string password;
  std::vector<DemoPerson> people;
};

/// Who is in the demo, from the embedded script. Errors: fault `demo.script`.
Result<DemoPeople> demo_people();

/// Fills an empty database: dates are told backwards from `app.now()`. Does nothing (and returns
/// false) when there is an account already.
Result<bool> seed_demo(App& app);

}  // namespace entente::app
