#include <algorithm>
#include <array>
#include <set>
#include <thread>

#include "app/account_stream.hpp"
#include "ledger/record.hpp"
#include "unit/app/account_world.hpp"

namespace entente::app {
namespace {

TEST(FirstStart, gives_one_link_to_become_the_administrator) {
  World world;
  const auto link = good(first_administrator(world.app)).value();
  EXPECT_EQ(link.rfind("https://entente.example/rejoindre#", 0), 0u);
  const auto code = link.substr(link.find('#') + 1);
  const auto seen = good(invitation_look(world.app, {code}, world.client()));
  EXPECT_EQ(seen.kind, "administrator");
  EXPECT_EQ(seen.role, "administrator");
  const auto in = good(account_enrol(world.app, enrolment(code, "nadia"), world.client()));
  EXPECT_EQ(in.me.role, core::AccountRole::administrator);
  EXPECT_TRUE(world.caller(in).known());
  EXPECT_FALSE(good(first_administrator(world.app)));
}

TEST(FirstStart, again_makes_a_new_link_and_the_old_one_is_dead) {
  World world;
  const auto old = world.first_code();
  const auto fresh = world.first_code();
  EXPECT_EQ(refusal(invitation_look(world.app, {old}, world.client())), "invitation.unknown");
  EXPECT_EQ(refusal(invitation_look(world.app, {fresh}, world.client())), "ok");
}

TEST(Code, is_read_whatever_the_case_the_dashes_and_the_lookalikes) {
  EXPECT_EQ(normal_code(" 0oO1-iIlL abcd "), "000111" "11ABCD");
  EXPECT_EQ(normal_code("7k3q-9xyz-4mnp"), "7K3Q9XYZ4MNP");
  for (const auto* text : {"", "7K3Q9XYZ4MN", "7K3Q9XYZ4MNPQ", "7K3Q9XYZ4MNU", "7K3Q9XYZ4MN!"}) {
    EXPECT_EQ(normal_code(text), "") << text;
  }
}

TEST(Code, is_twelve_characters_that_never_come_twice) {
  std::set<std::string> codes;
  for (int i = 0; i < 500; ++i) {
    const auto code = new_code();
    EXPECT_EQ(normal_code(code), code);
    codes.insert(code);
  }
  EXPECT_EQ(codes.size(), 500u);
}

TEST(Code, is_kept_only_as_a_keyed_hash) {
  World world;
  const auto code = world.first_code();
  EXPECT_FALSE(good(world.store->invitation(code)));
  EXPECT_FALSE(good(world.store->invitation(
      crypto::base64(crypto::hash({crypto::view(code)})))));
}

TEST(Enrolment, makes_the_account_the_invitation_is_for) {
  World world;
  const auto admin = world.first_admin();
  const auto unit = world.unit(world.caller(admin), "Addictologie");
  const auto invited = good(invitation_staff(
      world.app, world.caller(admin),
      {crypto::random_id<InvitationId>(), core::AccountRole::caregiver, "Claire", unit}));
  const auto seen = good(invitation_look(world.app, {invited.code}, world.client()));
  EXPECT_EQ(seen.kind, "staff");
  EXPECT_EQ(seen.role, "caregiver");
  EXPECT_EQ(seen.name, "Claire");
  EXPECT_EQ(seen.inviter, "Nom de nadia");
  EXPECT_EQ(seen.unit, "Addictologie");
  EXPECT_EQ(seen.expires_at, base::later(world.app.now(), 7 * 86'400));
  const auto in =
      good(account_enrol(world.app, enrolment(invited.code, "Claire"), world.client()));
  EXPECT_EQ(in.me.role, core::AccountRole::caregiver);
  EXPECT_EQ(in.me.unit, unit);
  EXPECT_EQ(in.me.login_name, "Claire");
  EXPECT_EQ(in.me.name, "Nom de Claire");
  EXPECT_EQ(refusal(world.log_in("claire")), "ok");
}

TEST(Enrolment, is_an_event_sealed_and_chained_in_a_stream_of_its_own) {
  World world;
  const auto in = world.first_admin();
  const auto stream = stream_of(in.me.account);
  const auto records = good(world.store->records(stream));
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0].kind, "account_created");
  good(ledger::check_chain(stream, records));
  const auto text = crypto::text(records[0].sealed);
  EXPECT_EQ(text.find("nadia"), std::string::npos);
  const auto account = good(load_account(world.app, in.me.account));
  EXPECT_EQ(account.login_name, "nadia");
  EXPECT_EQ(account.credentials.login_hash.rfind("$argon2id$", 0), 0u);
  EXPECT_NE(account.credentials.recovery_hash, secret("recovery nadia"));
}

TEST(Enrolment, row_for_the_lists_can_be_made_again_from_the_stream) {
  World world;
  const auto in = world.first_admin();
  const auto kept = good(world.store->account(in.me.account)).value();
  const auto again = good(account_row(world.app, in.me.account));
  EXPECT_EQ(again.login_lookup, kept.login_lookup);
  EXPECT_EQ(again.role, kept.role);
  EXPECT_EQ(good(account_label(world.app, again)).name,
            good(account_label(world.app, kept)).name);
}

TEST(Enrolment, with_a_field_that_is_not_what_it_must_be_is_refused) {
  World world;
  const auto code = world.first_code();
  const auto refused = [&](const auto& spoil) {
    auto asked = enrolment(code, "nadia");
    spoil(asked);
    return refusal(account_enrol(world.app, asked, world.client()));
  };
  EXPECT_EQ(refused([](Enrolment& e) { e.login_name = "n"; }), "login_name.malformed");
  EXPECT_EQ(refused([](Enrolment& e) { e.name = "  "; }), "name.length");
  EXPECT_EQ(refused([](Enrolment& e) { e.name = std::string(121, 'x'); }), "name.length");
  EXPECT_EQ(refused([](Enrolment& e) { e.name = "two\nlines"; }), "name.length");
  EXPECT_EQ(refused([](Enrolment& e) { e.language = "de"; }), "language.unknown");
  EXPECT_EQ(refused([](Enrolment& e) { e.keys.sign = secret("x", 31); }), "keys.malformed");
  EXPECT_EQ(refused([](Enrolment& e) { e.keys.box = ""; }), "keys.malformed");
  EXPECT_EQ(refused([](Enrolment& e) { e.salt = secret("x", 15); }), "keys.malformed");
  EXPECT_EQ(refused([](Enrolment& e) { e.login_key = secret("x", 33); }), "keys.malformed");
  EXPECT_EQ(refused([](Enrolment& e) { e.wrapped_keys = secret("x", 103); }), "keys.malformed");
  EXPECT_EQ(refused([](Enrolment& e) { e.recovery_proof = "+/+/"; }), "keys.malformed");
  EXPECT_EQ(refused([](Enrolment& e) { e.recovery_wrapped = secret("x", 105); }),
            "keys.malformed");
  EXPECT_EQ(refused([](Enrolment& e) { e.name = std::string(120, 'x'); }), "ok");
}

TEST(Enrolment, with_a_code_used_before_is_refused) {
  World world;
  const auto code = world.first_code();
  good(account_enrol(world.app, enrolment(code, "nadia"), world.client()));
  EXPECT_EQ(refusal(account_enrol(world.app, enrolment(code, "other"), world.client())),
            "invitation.used");
  EXPECT_EQ(refusal(invitation_look(world.app, {code}, world.client())), "invitation.used");
}

TEST(Enrolment, with_a_code_of_more_than_a_week_ago_is_refused) {
  World world;
  const auto code = world.first_code();
  world.pass(7 * 86'400 - 1);
  EXPECT_EQ(refusal(invitation_look(world.app, {code}, world.client())), "ok");
  world.pass(1);
  EXPECT_EQ(refusal(invitation_look(world.app, {code}, world.client())), "invitation.expired");
  EXPECT_EQ(refusal(account_enrol(world.app, enrolment(code, "nadia"), world.client())),
            "invitation.expired");
}

TEST(Enrolment, under_a_login_name_that_is_taken_leaves_the_code_usable) {
  World world;
  const auto admin = world.first_admin();
  const auto invited = world.invite(world.caller(admin));
  EXPECT_EQ(refusal(account_enrol(world.app, enrolment(invited.code, " NADIA"), world.client())),
            "store.taken");
  EXPECT_EQ(refusal(account_enrol(world.app, enrolment(invited.code, "claire"), world.client())),
            "ok");
}

TEST(Enrolment, twice_at_once_with_the_same_code_succeeds_exactly_once) {
  World world;
  const auto admin = world.first_admin();
  for (int round = 0; round < 3; ++round) {
    const auto invited = world.invite(world.caller(admin));
    std::array<std::string, 4> outcome;
    std::vector<std::thread> people;
    for (std::size_t i = 0; i < outcome.size(); ++i) {
      people.emplace_back([&, i] {
        const auto name = "person" + std::to_string(round) + std::to_string(i);
        outcome[i] = refusal(account_enrol(world.app, enrolment(invited.code, name),
                                           world.client("192.0.2." + std::to_string(i))));
      });
    }
    for (auto& person : people) person.join();
    EXPECT_EQ(std::count(outcome.begin(), outcome.end(), "ok"), 1);
    EXPECT_EQ(std::count(outcome.begin(), outcome.end(), "invitation.used"), 3);
  }
  EXPECT_EQ(good(world.store->accounts(AccountId{}, 100)).size(), 4u);
}

TEST(Enrolment, twice_at_once_under_the_same_name_succeeds_exactly_once) {
  World world;
  const auto admin = world.first_admin();
  const auto a = world.invite(world.caller(admin));
  const auto b = world.invite(world.caller(admin));
  std::array<std::string, 2> outcome;
  std::thread other([&] {
    outcome[0] = refusal(account_enrol(world.app, enrolment(a.code, "claire"), world.client()));
  });
  outcome[1] = refusal(account_enrol(world.app, enrolment(b.code, "claire"), world.client()));
  other.join();
  std::sort(outcome.begin(), outcome.end());
  EXPECT_EQ(outcome, (std::array<std::string, 2>{"ok", "store.taken"}));
}

TEST(Invitation, revoked_is_as_if_it_had_never_been) {
  World world;
  const auto admin = world.caller(world.first_admin());
  const auto invited = world.invite(admin);
  good(invitation_revoke(world.app, admin, invited.invitation));
  EXPECT_EQ(refusal(invitation_look(world.app, {invited.code}, world.client())),
            "invitation.unknown");
  EXPECT_EQ(refusal(account_enrol(world.app, enrolment(invited.code, "c.m"), world.client())),
            "invitation.unknown");
  const auto lines = good(invitation_list(world.app, admin)).invitations;
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(lines[0].revoked_at);
  EXPECT_FALSE(lines[0].used_at);
  EXPECT_EQ(lines[0].name, "Claire Morvan");
}

TEST(Invitation, of_staff_dies_with_the_account_of_the_administrator_who_made_it) {
  World world;
  const auto nadia = world.first_admin();
  const auto karim =
      world.staff(world.caller(nadia), "karim", core::AccountRole::administrator);
  const auto invited = world.invite(world.caller(karim));
  ASSERT_EQ(refusal(invitation_look(world.app, {invited.code}, world.client())), "ok");
  good(admin_disable(world.app, world.caller(nadia), karim.me.account, true));
  EXPECT_EQ(refusal(invitation_look(world.app, {invited.code}, world.client())),
            "invitation.unknown");
  EXPECT_EQ(refusal(account_enrol(world.app, enrolment(invited.code, "c.m"), world.client())),
            "invitation.unknown");
}

TEST(Invitation, of_another_person_can_neither_be_seen_nor_revoked) {
  World world;
  const auto admin = world.caller(world.first_admin());
  const auto claire = world.caller(world.staff(admin, "claire"));
  const auto invited = world.invite(admin);
  EXPECT_TRUE(good(invitation_list(world.app, claire)).invitations.empty());
  EXPECT_EQ(refusal(invitation_revoke(world.app, claire, invited.invitation)),
            "invitation.unknown");
  EXPECT_EQ(refusal(invitation_look(world.app, {invited.code}, world.client())), "ok");
}

TEST(Invitation, already_used_cannot_be_revoked) {
  World world;
  const auto admin = world.caller(world.first_admin());
  const auto invited = world.invite(admin);
  good(account_enrol(world.app, enrolment(invited.code, "claire"), world.client()));
  EXPECT_EQ(refusal(invitation_revoke(world.app, admin, invited.invitation)), "invitation.used");
}

TEST(Invitation, used_and_revoked_at_once_ends_one_way_for_both) {
  World world;
  const auto admin = world.caller(world.first_admin());
  for (int round = 0; round < 8; ++round) {
    const auto invited = world.invite(admin);
    const auto login_name = "claire-" + std::to_string(round);
    std::string used;
    std::thread other([&] {
      used = refusal(account_enrol(world.app, enrolment(invited.code, login_name),
                                   world.client("192.0.2." + std::to_string(round))));
    });
    // The Argon2id of an enrolment lies between its look at the code and its write.
    std::this_thread::sleep_for(std::chrono::milliseconds(12 * round));
    const auto revoked = refusal(invitation_revoke(world.app, admin, invited.invitation));
    other.join();
    if (used == "ok") EXPECT_EQ(revoked, "invitation.used");
    else EXPECT_EQ(used + " " + revoked, "invitation.unknown ok");
  }
}

TEST(Invitation, codes_cannot_be_guessed_quickly_from_one_address) {
  World world;
  const auto code = world.first_code();
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(refusal(invitation_look(world.app, {new_code()}, world.client())),
              "invitation.unknown");
  }
  EXPECT_EQ(refusal(invitation_look(world.app, {code}, world.client())), "tries.too_many");
  EXPECT_EQ(refusal(account_enrol(world.app, enrolment(code, "nadia"), world.client())),
            "tries.too_many");
  EXPECT_EQ(refusal(invitation_look(world.app, {code}, world.client("192.0.2.9"))), "ok");
}

TEST(Invitation, of_staff_is_for_administrators_to_make_and_only_for_staff) {
  World world;
  const auto admin = world.caller(world.first_admin());
  const auto claire = world.caller(world.staff(admin, "claire"));
  const auto unit = world.unit(admin);
  const auto ask = [&](const Caller& by, core::AccountRole role, std::optional<UnitId> where) {
    return refusal(invitation_staff(world.app, by,
                                    {crypto::random_id<InvitationId>(), role, "X", where}));
  };
  using enum core::AccountRole;
  EXPECT_EQ(ask(claire, caregiver, unit), "access.denied");
  EXPECT_EQ(ask(Caller{}, caregiver, unit), "access.denied");
  EXPECT_EQ(ask(admin, patient, unit), "invitation.role");
  EXPECT_EQ(ask(admin, relative, unit), "invitation.role");
  EXPECT_EQ(ask(admin, caregiver, std::nullopt), "unit.missing");
  EXPECT_EQ(ask(admin, caregiver, crypto::random_id<UnitId>()), "unit.unknown");
  EXPECT_EQ(ask(admin, supervisor, unit), "ok");
  EXPECT_EQ(ask(admin, administrator, std::nullopt), "ok");
}

}  // namespace
}  // namespace entente::app
