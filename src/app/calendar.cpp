#include "app/calendar.hpp"

#include "app/alliances.hpp"
#include "app/read_record.hpp"
#include "content/text.hpp"
#include "core/session/calendar.hpp"

namespace entente::app {

Result<std::string> calendar(App& app, const Caller& caller, AllianceId id,
                             std::optional<SessionId> only, const std::string& lang) {
  const auto now = TRY(app.alliances->loaded(id));
  const auto viewer = TRY(core::access_alliance(now->alliance, caller.account));
  CHECK(record_read(app, id, viewer.party, "sessions"));
  const std::vector<base::Arg> with{{"name", core::calendar_name(now->alliance, viewer)}};
  const core::CalendarWords words{content::sentence(lang, "plan.calendar.summary", with),
                                  content::sentence(lang, "plan.calendar.reminder", with)};
  return core::calendar(now->alliance, viewer, words, only, app.now());
}

}  // namespace entente::app
