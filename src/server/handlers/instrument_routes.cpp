// The routes of instruments, in the order of docs/api.md.
#include "app/instrument_load.hpp"
#include "server/route.hpp"

namespace entente::server {

Answer instrument_list(app::App&, const app::Caller&, Request&);
Answer instrument_load(app::App&, const app::Caller&, Request&);
Answer instrument_enable(app::App&, const app::Caller&, Request&);

std::vector<Route> instrument_routes() {
  return {
      {Method::get, "/api/v1/instruments", "instrument_list", Access::logged_in, Lane::fast,
       instrument_list, nullptr, &json::schema_of<app::InstrumentList>},
      {Method::post, "/api/v1/instruments", "instrument_load", Access::administrator,
       Lane::command, instrument_load, &json::schema_of<app::InstrumentLoad>,
       &json::schema_of<app::InstrumentEdition>, 201},
      {Method::post, "/api/v1/instruments/{code}/enable", "instrument_enable",
       Access::administrator, Lane::command, instrument_enable,
       &json::schema_of<app::InstrumentEnable>, nullptr, 204},
  };
}

}  // namespace entente::server
