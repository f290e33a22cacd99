// What a log-in that is lent to the patient in the room may still do: a short list; all else is
// closed.
#pragma once
#include <string_view>

#include "app/app.hpp"
#include "server/http/message.hpp"
#include "server/route.hpp"

namespace entente::server {

enum class Lent {
  closed,   ///< what no list names, so that a new route is closed without a thought
  open,
  patient,  ///< only as that patient's own word, for that session
};

Lent lent_use(std::string_view route_name);

/// Errors: denied `login.handed_over`.
Result<void> check_handed(const Route& route, const storage::Handed& handed,
                          const Request& request);

}  // namespace entente::server
