// The routes of accounts and administration, in the order of docs/api.md.
#include "app/account.hpp"
#include "app/admin.hpp"
#include "app/invitation.hpp"
#include "app/login.hpp"
#include "app/login_handed.hpp"
#include "app/recovery.hpp"
#include "server/handlers/account_answers.hpp"
#include "server/route.hpp"

namespace entente::server {

using Run = Answer(app::App&, const app::Caller&, Request&);

Run account_establishment, account_demo;
Run account_me, account_profile, account_password, account_recovery, account_pin, account_enrol;
Run login_salt, login_start, login_list, login_end_current, login_end, login_end_others;
Run login_hand_over, login_take_back;
Run recovery_look, recovery_use;
Run invitation_staff, invitation_party, invitation_look, invitation_accept, invitation_list,
    invitation_revoke;
Run unit_list, unit_make, admin_people, admin_disable;

namespace {

constexpr auto everyone = Access::everyone;
constexpr auto logged_in = Access::logged_in;
constexpr auto administrator = Access::administrator;
constexpr auto fast = Lane::fast;
constexpr auto command = Lane::command;
constexpr auto slow = Lane::slow;
constexpr auto get = Method::get;
constexpr auto post = Method::post;
constexpr auto del = Method::del;

/// What a body or an answer looks like.
template <class T>
constexpr json::SchemaOf is = &json::schema_of<T>;

std::vector<Route> people_routes() {
  using namespace app;
  return {
      {get, "/api/v1/establishment", "account_establishment", everyone, fast,
       account_establishment, nullptr, is<Establishment>},
      {get, "/api/v1/demo", "account_demo", everyone, command, account_demo, nullptr,
       is<DemoLogins>},
      {post, "/api/v1/enrolments", "account_enrol", everyone, slow, account_enrol, is<Enrolment>,
       is<Me>, 201},
      {get, "/api/v1/me", "account_me", logged_in, fast, account_me, nullptr, is<Me>},
      {post, "/api/v1/me/profile", "account_profile", logged_in, command, account_profile,
       is<ProfileChange>, is<Me>},
      {post, "/api/v1/me/password", "account_password", logged_in, slow, account_password,
       is<PasswordChange>, nullptr, 204},
      {post, "/api/v1/me/recovery", "account_recovery", logged_in, slow, account_recovery,
       is<RecoveryRenewal>, nullptr, 204},
      {post, "/api/v1/me/pin", "account_pin", logged_in, slow, account_pin, is<PinChange>, nullptr,
       204},
      {post, "/api/v1/recoveries/look", "recovery_look", everyone, fast, recovery_look,
       is<RecoveryLook>, is<RecoveryFound>},
      {post, "/api/v1/recoveries", "recovery_use", everyone, slow, recovery_use, is<Recovery>,
       is<Me>},
  };
}

std::vector<Route> login_routes() {
  using namespace app;
  return {
      {post, "/api/v1/logins/salt", "login_salt", everyone, fast, login_salt, is<SaltQuestion>,
       is<SaltAnswer>},
      {post, "/api/v1/logins", "login_start", everyone, slow, login_start, is<LoginAttempt>,
       is<Me>},
      {get, "/api/v1/logins", "login_list", logged_in, fast, login_list, nullptr,
       is<LoginLines>},
      {del, "/api/v1/logins/current", "login_end_current", logged_in, command, login_end_current,
       nullptr, nullptr, 204},
      {post, "/api/v1/logins/current/hand-over", "login_hand_over", Access::caregiver, command,
       login_hand_over, is<HandOver>, is<Me>},
      {post, "/api/v1/logins/current/take-back", "login_take_back", logged_in, slow,
       login_take_back, is<TakeBack>, is<Me>},
      {del, "/api/v1/logins/{id}", "login_end", logged_in, command, login_end, nullptr, nullptr,
       204},
      {del, "/api/v1/logins", "login_end_others", logged_in, command, login_end_others, nullptr,
       nullptr, 204},
  };
}

std::vector<Route> invitation_routes() {
  using namespace app;
  return {
      {post, "/api/v1/invitations/look", "invitation_look", everyone, fast, invitation_look,
       is<InvitationCode>, is<InvitationSeen>},
      {post, "/api/v1/invitations/accept", "invitation_accept", logged_in, command,
       invitation_accept, is<InvitationCode>, is<InvitationAccepted>},
      {post, "/api/v1/invitations", "invitation_staff", administrator, command, invitation_staff,
       is<StaffInvite>, is<Invitation>, 201},
      {get, "/api/v1/invitations", "invitation_list", logged_in, fast, invitation_list, nullptr,
       is<InvitationLines>},
      {post, "/api/v1/invitations/{id}/revoke", "invitation_revoke", logged_in, command,
       invitation_revoke, nullptr, nullptr, 204},
      {post, "/api/v1/alliances/{id}/invitations", "invitation_party", logged_in, command,
       invitation_party, is<PartyInvitation>, is<Invitation>, 201},
  };
}

std::vector<Route> admin_routes() {
  using namespace app;
  return {
      {get, "/api/v1/units", "unit_list", logged_in, fast, unit_list, nullptr, is<Units>},
      {post, "/api/v1/units", "unit_make", administrator, command, unit_make, is<UnitMake>,
       is<Unit>, 201},
      {get, "/api/v1/people", "admin_people", administrator, command, admin_people, nullptr,
       is<People>},
      {post, "/api/v1/people/{id}/disable", "admin_disable", administrator, command,
       admin_disable, is<PersonDisable>, nullptr, 204},
  };
}

}  // namespace

std::vector<Route> account_routes() {
  std::vector<Route> out = people_routes();
  for (auto* more : {login_routes, invitation_routes, admin_routes}) {
    for (auto& route : more()) out.push_back(route);
  }
  return out;
}

}  // namespace entente::server
