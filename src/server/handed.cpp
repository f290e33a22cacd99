#include "server/handed.hpp"

#include <algorithm>
#include <array>

#include "json/json.hpp"
#include "server/request.hpp"

namespace entente::server {

namespace {

constexpr std::array<std::string_view, 6> open{"account_establishment", "account_me",
                                               "catalogue", "instrument_list",
                                               "login_end_current", "login_take_back"};
constexpr std::array<std::string_view, 2> patients{"rating_give", "sign_record"};

/// The body is read again by the route, by the same reader: it cannot mean another session there.
bool is_about(const Request& request, SessionId session) {
  const auto body = json::parse(request.body);
  if (!body || !body->is_object()) return false;
  const auto* named = body->as_object().if_contains("session");
  return named && named->is_string() && named->as_string() == session.text();
}

}  // namespace

Lent lent_use(std::string_view route_name) {
  if (std::ranges::count(open, route_name) > 0) return Lent::open;
  if (std::ranges::count(patients, route_name) > 0) return Lent::patient;
  return Lent::closed;
}

Result<void> check_handed(const Route& route, const storage::Handed& handed,
                          const Request& request) {
  const auto use = lent_use(route.name);
  if (use == Lent::open) return {};
  if (use == Lent::patient) {
    const auto alliance = id_param(request, "id");
    const auto subject = on_behalf_of(request);
    const bool theirs = alliance && *alliance == handed.alliance && subject &&
                        *subject == handed.patient && is_about(request, handed.session);
    if (theirs) return {};
  }
  return denied("login.handed_over");
}

}  // namespace entente::server
