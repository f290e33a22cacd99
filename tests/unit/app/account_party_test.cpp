#include <algorithm>
#include <array>
#include <thread>

#include "app/alliance_command.hpp"
#include "app/alliances.hpp"
#include "unit/app/account_world.hpp"

namespace entente::app {
namespace {

/// A caregiver's alliance with a patient who has no account yet.
struct Ward : World {
  Caller admin = caller(first_admin());
  LoggedIn claire = staff(admin, "claire");
  core::AllianceOpen opened;

  Ward() : Ward(Settings{.origin = "https://entente.example"}) {}
  explicit Ward(Settings settings) : World(std::move(settings)) { opened = open(); }
  Caller nurse() { return caller(claire); }

  core::AllianceOpen open() {
    core::AllianceOpen command;
    command.alliance = crypto::random_id<AllianceId>();
    command.unit = claire.me.unit.value();
    command.patient = crypto::random_id<PartyId>();
    command.patient_name = "Lucie Darbon";
    command.referent = crypto::random_id<PartyId>();
    good(alliance_command(app, caller(claire), command.alliance, command, {}));
    return command;
  }
  PartyInvitation patient() {
    return {crypto::random_id<InvitationId>(), opened.patient, {}, {}, {}};
  }
  PartyInvitation newcomer(core::Role role) {
    return {crypto::random_id<InvitationId>(), crypto::random_id<PartyId>(), role, "Emma Darbon",
            "fille"};
  }
  Result<Invited> invite(const Caller& by, const PartyInvitation& asked) {
    return invitation_party(app, by, opened.alliance, asked);
  }
  LoggedIn lucie() {
    const auto code = good(invite(nurse(), patient())).code;
    return good(account_enrol(app, enrolment(code, "lucie"), client()));
  }
  core::Party party(PartyId id) {
    return *good(app.alliances->get(opened.alliance))->party(id);
  }
};

TEST(PartyInvitation, lets_the_patient_in_and_into_the_alliance_in_one_step) {
  Ward ward;
  const auto invited = good(ward.invite(ward.nurse(), ward.patient()));
  const auto seen = good(invitation_look(ward.app, {invited.code}, ward.client()));
  EXPECT_EQ(seen.kind, "party");
  EXPECT_EQ(seen.role, "patient");
  EXPECT_EQ(seen.name, "Lucie Darbon");
  EXPECT_EQ(seen.inviter, "Nom de claire");
  EXPECT_EQ(seen.unit, "Diabétologie");
  const auto in = good(account_enrol(ward.app, enrolment(invited.code, "lucie"), ward.client()));
  EXPECT_EQ(in.me.role, core::AccountRole::patient);
  EXPECT_EQ(in.me.idle_minutes, 30);
  const auto party = ward.party(ward.opened.patient);
  EXPECT_EQ(party.status, core::PartyStatus::joined);
  EXPECT_EQ(party.account, in.me.account);
  EXPECT_EQ(party.keys, in.me.keys);
  EXPECT_TRUE(good(ward.store->is_member(in.me.account, ward.opened.alliance)));
}

TEST(PartyInvitation, of_a_relative_is_the_patients_and_names_the_relation) {
  Ward ward;
  const auto lucie = ward.caller(ward.lucie());
  const auto asked = ward.newcomer(core::Role::relative);
  const auto invited = good(ward.invite(lucie, asked));
  const auto seen = good(invitation_look(ward.app, {invited.code}, ward.client()));
  EXPECT_EQ(seen.role, "relative");
  EXPECT_EQ(seen.relation, "fille");
  const auto in = good(account_enrol(ward.app, enrolment(invited.code, "emma"), ward.client()));
  EXPECT_EQ(in.me.role, core::AccountRole::relative);
  EXPECT_EQ(ward.party(asked.party).status, core::PartyStatus::joined);
}

TEST(PartyInvitation, made_again_kills_the_earlier_code) {
  Ward ward;
  const auto lost = good(ward.invite(ward.nurse(), ward.patient()));
  const auto fresh = good(ward.invite(ward.nurse(), ward.patient()));
  EXPECT_EQ(refusal(invitation_look(ward.app, {lost.code}, ward.client())), "invitation.unknown");
  EXPECT_EQ(refusal(invitation_look(ward.app, {fresh.code}, ward.client())), "ok");
}

TEST(PartyInvitation, of_someone_who_joined_is_refused) {
  Ward ward;
  ward.lucie();
  EXPECT_EQ(refusal(ward.invite(ward.nurse(), ward.patient())), "party.joined");
}

TEST(PartyInvitation, by_a_stranger_does_not_tell_that_the_alliance_exists) {
  Ward ward;
  const auto thomas = ward.caller(ward.staff(ward.admin, "thomas"));
  EXPECT_EQ(refusal(ward.invite(thomas, ward.patient())), "alliance.unknown");
  EXPECT_EQ(refusal(ward.invite(ward.admin, ward.patient())), "alliance.unknown");
  EXPECT_EQ(refusal(invitation_party(ward.app, thomas, crypto::random_id<AllianceId>(),
                                     ward.patient())),
            "alliance.unknown");
}

TEST(PartyInvitation, codes_for_a_relative_are_given_by_the_patient_alone) {
  Ward ward;
  const auto lucie = ward.caller(ward.lucie());
  auto asked = ward.newcomer(core::Role::relative);
  good(ward.invite(lucie, asked));
  asked.invitation = crypto::random_id<InvitationId>();
  EXPECT_EQ(refusal(ward.invite(ward.nurse(), asked)), "invitation.not_yours");
}

TEST(PartyInvitation, of_a_relative_is_noted_by_a_caregiver_for_the_patient_in_the_room) {
  Ward ward;
  auto asked = ward.newcomer(core::Role::relative);
  const auto for_patient = [&](const Caller& by, PartyId subject) {
    asked.invitation = crypto::random_id<InvitationId>();
    return invitation_party(ward.app, by, ward.opened.alliance, asked, subject);
  };
  EXPECT_EQ(refusal(ward.invite(ward.nurse(), asked)), "role.patient_only");
  EXPECT_EQ(refusal(for_patient(ward.nurse(), ward.opened.referent)), "behalf.patient_only");
  good(for_patient(ward.nurse(), ward.opened.patient));
  // And again, when the first code was lost.
  EXPECT_EQ(refusal(for_patient(ward.nurse(), ward.opened.referent)), "behalf.patient_only");
  const auto code = good(for_patient(ward.nurse(), ward.opened.patient)).code;
  const auto lucie = ward.caller(ward.lucie());
  EXPECT_EQ(refusal(for_patient(lucie, ward.opened.patient)), "behalf.caregiver_only");
  good(account_enrol(ward.app, enrolment(code, "emma"), ward.client()));
  EXPECT_EQ(ward.party(asked.party).status, core::PartyStatus::joined);
}

TEST(PartyInvitation, of_a_newcomer_without_role_or_name_is_refused) {
  Ward ward;
  auto asked = ward.newcomer(core::Role::caregiver);
  asked.role.reset();
  EXPECT_EQ(refusal(ward.invite(ward.nurse(), asked)), "party.incomplete");
}

TEST(PartyInvitation, more_than_twenty_a_day_from_one_caregiver_must_wait) {
  Ward ward({.origin = "https://entente.example", .invitations_a_day = 3});
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(refusal(ward.invite(ward.nurse(), ward.patient())), "ok");
    ward.pass(60);
  }
  const auto refused = ward.invite(ward.nurse(), ward.patient());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().category, Category::busy);
  EXPECT_EQ(refused.error().key, "invitation.too_many");
  const auto wait_s = std::stoll(refused.error().args.at(0).value);
  EXPECT_LE(wait_s, 86'400 - 180 + 1);
  ward.claire = [&] {
    ward.pass(wait_s);
    return good(ward.log_in("claire"));
  }();
  EXPECT_EQ(refusal(ward.invite(ward.nurse(), ward.patient())), "ok");
}

TEST(PartyInvitation, used_by_many_at_once_lets_one_in) {
  Ward ward;
  const auto code = good(ward.invite(ward.nurse(), ward.patient())).code;
  std::array<std::string, 3> outcome;
  std::vector<std::thread> people;
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    people.emplace_back([&, i] {
      outcome[i] = refusal(account_enrol(
          ward.app, enrolment(code, "person" + std::to_string(i)), ward.client()));
    });
  }
  for (auto& person : people) person.join();
  EXPECT_EQ(std::count(outcome.begin(), outcome.end(), "ok"), 1);
  EXPECT_EQ(good(ward.store->accounts(AccountId{}, 100)).size(), 3u);
}

TEST(PartyInvitation, is_accepted_by_a_person_who_has_an_account) {
  Ward ward;
  const auto lucie = ward.caller(ward.lucie());
  ward.opened = ward.open();
  const auto code = good(ward.invite(ward.nurse(), ward.patient())).code;
  const auto joined = good(invitation_accept(ward.app, lucie, {code}, ward.client()));
  EXPECT_EQ(joined.alliance, ward.opened.alliance);
  EXPECT_EQ(joined.party, ward.opened.patient);
  EXPECT_EQ(ward.party(ward.opened.patient).account, lucie.account);
  EXPECT_EQ(refusal(invitation_accept(ward.app, lucie, {code}, ward.client())),
            "invitation.used");
}

TEST(PartyInvitation, of_the_patient_cannot_be_used_by_a_caregiver_nor_the_reverse) {
  Ward ward;
  const auto thomas = ward.caller(ward.staff(ward.admin, "thomas"));
  const auto patient_code = good(ward.invite(ward.nurse(), ward.patient())).code;
  EXPECT_EQ(refusal(invitation_accept(ward.app, thomas, {patient_code}, ward.client())),
            "invitation.other_role");
  EXPECT_EQ(refusal(invitation_accept(ward.app, ward.nurse(), {patient_code}, ward.client())),
            "invitation.other_role");
  const auto asked = ward.newcomer(core::Role::caregiver);
  const auto caregiver_code = good(ward.invite(ward.nurse(), asked)).code;
  EXPECT_EQ(refusal(account_enrol(ward.app, enrolment(caregiver_code, "new"), ward.client())),
            "invitation.account_needed");
  EXPECT_EQ(refusal(invitation_accept(ward.app, thomas, {caregiver_code}, ward.client())), "ok");
  EXPECT_EQ(ward.party(asked.party).account, thomas.account);
}

TEST(PartyInvitation, of_staff_is_not_accepted_but_enrolled_with) {
  Ward ward;
  const auto invited = ward.World::invite(ward.admin);
  EXPECT_EQ(refusal(invitation_accept(ward.app, ward.nurse(), {invited.code}, ward.client())),
            "invitation.enrol");
}

}  // namespace
}  // namespace entente::app
