// The routes of sessions, in the order of docs/api.md.
#include "app/session_list.hpp"
#include "server/handlers/alliance_http.hpp"

namespace entente::server {

Answer session_list(app::App&, const app::Caller&, Request&);

std::vector<Route> session_routes() {
  using namespace core;
  return {
      {Method::get, "/api/v1/alliances/{id}/sessions", "session_list", Access::logged_in,
       Lane::command, session_list, nullptr, &json::schema_of<app::SessionsAnswer>},
      act<SessionPlan>("/api/v1/alliances/{id}/sessions/plan", "session_plan"),
      act<SessionMove>("/api/v1/alliances/{id}/sessions/move", "session_move"),
      act<SessionCancel>("/api/v1/alliances/{id}/sessions/cancel", "session_cancel"),
      act<SessionMiss>("/api/v1/alliances/{id}/sessions/miss", "session_miss"),
      act<SessionStart>("/api/v1/alliances/{id}/sessions/start", "session_start"),
      act<SessionEnd>("/api/v1/alliances/{id}/sessions/end", "session_end"),
      act<AgendaAdd>("/api/v1/alliances/{id}/sessions/agenda/add", "agenda_add"),
      act<AgendaMark>("/api/v1/alliances/{id}/sessions/agenda/mark", "agenda_mark"),
      act<AgendaRemove>("/api/v1/alliances/{id}/sessions/agenda/remove", "agenda_remove"),
      act<SignRecord>("/api/v1/alliances/{id}/sessions/signs/record", "sign_record"),
      act<SignCorrect>("/api/v1/alliances/{id}/sessions/signs/correct", "sign_correct"),
      act<SignTakeBack>("/api/v1/alliances/{id}/sessions/signs/take-back", "sign_take_back"),
      act<NoteWrite>("/api/v1/alliances/{id}/sessions/notes/write", "note_write"),
      act<NoteCorrect>("/api/v1/alliances/{id}/sessions/notes/correct", "note_correct"),
      act<ActionFollow>("/api/v1/alliances/{id}/sessions/actions/follow", "action_follow"),
      act<WordsCatch>("/api/v1/alliances/{id}/sessions/words/catch", "words_catch"),
      act<WordsTakeBack>("/api/v1/alliances/{id}/sessions/words/take-back", "words_take_back"),
      act<RatingGive>("/api/v1/alliances/{id}/sessions/ratings/give", "rating_give"),
      act<RatingCorrect>("/api/v1/alliances/{id}/sessions/ratings/correct", "rating_correct"),
      act<GoalRate>("/api/v1/alliances/{id}/sessions/goals/rate", "goal_rate"),
  };
}

}  // namespace entente::server
