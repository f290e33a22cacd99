#include "app/invitation.hpp"

#include "server/handlers/account_answers.hpp"
#include "server/handlers/account_http.hpp"
#include "server/handlers/invitation_qr.hpp"
#include "server/request.hpp"

namespace entente::server {

namespace {

Answer shown(const Result<app::Invited>& made) {
  if (!made) return problem_response(made.error());
  const Invitation invitation{made->invitation, made->code, made->link, qr_svg(made->link),
                              made->expires_at};
  return json_answer(201, invitation);
}

}  // namespace

Answer invitation_staff(app::App& app, const app::Caller& caller, Request& request) {
  const auto asked = body_of<app::StaffInvite>(request);
  if (!asked) return problem_response(asked.error());
  return shown(app::invitation_staff(app, caller, *asked));
}

Answer invitation_party(app::App& app, const app::Caller& caller, Request& request) {
  const auto alliance = id_param<AllianceId>(request, "id");
  if (!alliance) return problem_response(alliance.error());
  const auto asked = body_of<app::PartyInvitation>(request);
  if (!asked) return problem_response(asked.error());
  const auto on_behalf = on_behalf_of(request);
  if (!on_behalf) return problem_response(on_behalf.error());
  return shown(app::invitation_party(app, caller, *alliance, *asked, *on_behalf));
}

Answer invitation_look(app::App& app, const app::Caller&, Request& request) {
  const auto asked = body_of<app::InvitationCode>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::invitation_look(app, *asked, client_of(request)));
}

Answer invitation_accept(app::App& app, const app::Caller& caller, Request& request) {
  const auto asked = body_of<app::InvitationCode>(request);
  if (!asked) return problem_response(asked.error());
  return answer_of(app::invitation_accept(app, caller, *asked, client_of(request)));
}

Answer invitation_list(app::App& app, const app::Caller& caller, Request&) {
  return answer_of(app::invitation_list(app, caller));
}

Answer invitation_revoke(app::App& app, const app::Caller& caller, Request& request) {
  const auto id = id_param<InvitationId>(request, "id");
  if (!id) return problem_response(id.error());
  return answer_of(app::invitation_revoke(app, caller, *id));
}

}  // namespace entente::server
