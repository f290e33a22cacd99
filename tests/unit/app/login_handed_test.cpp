#include "app/login_handed.hpp"

#include <thread>

#include "core/session/session_commands.hpp"
#include "unit/app/alliance_world.hpp"

namespace entente::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A session that has just ended, and Claire's PIN.
struct Handing : AllianceWorld {
  LoggedIn in = good(log_in("claire"));
  SessionId session = crypto::random_id<SessionId>();

  explicit Handing(const std::string& pin = "4071") {
    good(act(claire, core::SessionStart{session, app.now()}));
    pass(60);
    good(act(claire, core::SessionEnd{session, app.now()}));
    if (!pin.empty()) good(account_pin(app, caller(in), {pin, {}, {}}));
  }
  Caller now() { return caller(in); }
  Result<Me> hand_over() { return login_hand_over(app, now(), {id, session}); }
  Result<Me> take_back(const std::string& pin) { return login_take_back(app, now(), {pin}); }
};

TEST(Pin, has_four_to_eight_digits_that_are_not_the_first_anybody_tries) {
  Handing world("");
  for (const auto* pin : {"", "123", "123456789", "12a4", "１２３４", " 4071", "-407"}) {
    EXPECT_EQ(refusal(account_pin(world.app, world.now(), {pin, {}, {}})), "pin.malformed") << pin;
  }
  for (const auto* pin : {"0000", "1234", "87654321", "456789"}) {
    EXPECT_EQ(refusal(account_pin(world.app, world.now(), {pin, {}, {}})), "pin.easy") << pin;
  }
  EXPECT_FALSE(good(account_me(world.app, world.now())).has_pin);
  good(account_pin(world.app, world.now(), {"40718293", {}, {}}));
  EXPECT_TRUE(good(account_me(world.app, world.now())).has_pin);
}

TEST(Pin, is_changed_with_the_one_before_or_with_the_password) {
  Handing world;
  EXPECT_EQ(refusal(account_pin(world.app, world.now(), {"9530", {}, {}})), "pin.refused");
  EXPECT_EQ(refusal(account_pin(world.app, world.now(), {"9530", "4072", {}})), "pin.refused");
  EXPECT_EQ(refusal(account_pin(world.app, world.now(), {"9530", {}, secret("guess")})),
            "login.refused");
  good(account_pin(world.app, world.now(), {"9530", "4071", {}}));
  good(account_pin(world.app, world.now(), {"2806", {}, secret("password")}));
  good(world.hand_over());
  good(world.take_back("2806"));
}

TEST(Pin, guesses_of_the_old_one_count_as_tries_of_the_account) {
  Handing world;
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(refusal(account_pin(world.app, world.now(), {"9530", "4072", {}})), "pin.refused");
  }
  EXPECT_EQ(refusal(account_pin(world.app, world.now(), {"9530", "4071", {}})), "tries.too_many");
}

TEST(Pin, is_kept_only_as_a_hash) {
  Handing world;
  const auto account = good(world.app.accounts->get(world.claire.caller.account));
  EXPECT_THAT(account->pin_hash, testing::StartsWith("$argon2id$"));
  const auto read_again = good(world.app.accounts->reload(account->id));
  EXPECT_EQ(read_again->pin_hash, account->pin_hash);
}

TEST(HandOver, tells_the_patients_page_what_it_needs_and_none_of_the_caregivers_keys) {
  Handing world;
  const auto me = good(world.hand_over());
  ASSERT_TRUE(me.handed);
  EXPECT_EQ(me.handed->alliance, world.id);
  EXPECT_EQ(me.handed->session, world.session);
  EXPECT_EQ(me.handed->patient, world.lucie.party);
  EXPECT_EQ(me.handed->patient_name, "Nom de lucie");
  EXPECT_EQ(me.handed->number, 1);
  EXPECT_EQ(me.handed->seq, world.seq());
  EXPECT_EQ(me.handed->tries_left, 5);
  EXPECT_THAT(me.handed->answered, IsEmpty());
  EXPECT_EQ(me.wrapped_keys + me.salt + me.login_name, "");
  const auto again = good(account_me(world.app, world.now()));
  EXPECT_EQ(json::write(again), json::write(me));
}

TEST(HandOver, names_what_the_patient_has_answered_and_says_nothing_of_the_answers) {
  Handing world;
  good(world.hand_over());
  CommandOptions options;
  options.on_behalf_of = world.lucie.party;
  const core::RatingGive give{world.session, crypto::random_id<RatingId>(), "entente-check-in", 1,
                              {{"trust", 8000}, {"heard", 3000}, {"objectives", 5000},
                               {"actions", 5000}, {"disagree", 5000}, {"whole", 5000}}};
  good(world.act(world.claire, give, world.seq(), options));
  const auto me = good(account_me(world.app, world.now()));
  EXPECT_THAT(me.handed->answered, ElementsAre("entente-check-in"));
  EXPECT_EQ(json::write(me).find("8000"), std::string::npos);
}

TEST(HandOver, needs_a_pin_a_session_that_was_held_and_a_caregiver_of_the_alliance) {
  Handing world("");
  EXPECT_EQ(refusal(world.hand_over()), "pin.needed");
  const auto planned = crypto::random_id<SessionId>();
  good(world.act(world.claire, core::SessionPlan{planned, base::later(world.app.now(), 86400)}));
  EXPECT_EQ(refusal(login_hand_over(world.app, world.now(), {world.id, planned})),
            "session.not_held");
  EXPECT_EQ(refusal(login_hand_over(world.app, world.now(),
                                    {world.id, crypto::random_id<SessionId>()})),
            "session.unknown");
  EXPECT_EQ(refusal(login_hand_over(world.app, world.stranger().caller,
                                    {world.id, world.session})),
            "alliance.unknown");
  EXPECT_EQ(refusal(login_hand_over(world.app, world.lucie.caller, {world.id, world.session})),
            "role.caregiver_only");
  EXPECT_FALSE(world.now().handed);
}

TEST(HandOver, locks_this_log_in_at_once_and_no_other) {
  Handing world;
  const auto desk = good(world.log_in("claire"));
  std::vector<AccountId> closed;
  world.app.accounts->on_logged_out = [&](AccountId id) { closed.push_back(id); };
  good(world.hand_over());
  EXPECT_TRUE(world.now().handed);
  EXPECT_FALSE(world.caller(desk).handed);
  EXPECT_THAT(closed, ElementsAre(world.claire.caller.account)) << "its event streams are closed";
  world.app.accounts->on_logged_out = nullptr;
}

TEST(HandOver, outlives_a_restart_with_the_tries_that_were_made) {
  Handing world;
  good(world.hand_over());
  EXPECT_EQ(refusal(world.take_back("9999")), "pin.wrong");
  App again(*world.store, world.vault, world.app.settings, world.app.now);
  const auto caller = good(caller_of(again, world.in.token.reveal()));
  ASSERT_TRUE(caller.handed);
  EXPECT_EQ(caller.handed->session, world.session);
  EXPECT_EQ(good(account_me(again, caller)).handed->tries_left, 4);
  good(login_take_back(again, caller, {"4071"}));
  EXPECT_FALSE(good(caller_of(again, world.in.token.reveal())).handed);
}

TEST(TakeBack, with_the_pin_gives_everything_back) {
  Handing world;
  const auto before = json::write(good(account_me(world.app, world.now())));
  good(world.hand_over());
  EXPECT_EQ(json::write(good(world.take_back("4071"))), before);
  EXPECT_FALSE(world.now().handed);
  EXPECT_EQ(refusal(world.take_back("4071")), "login.not_handed");
}

TEST(TakeBack, says_how_many_tries_remain_and_the_fifth_wrong_one_ends_the_log_in) {
  Handing world;
  good(world.hand_over());
  for (const auto* left : {"4", "3", "2", "1"}) {
    EXPECT_EQ(refusal(world.take_back("x")), "pin.malformed") << "not a try";
    const auto wrong = world.take_back("9999");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error(), (denied("pin.wrong", {{"left", left}})));
  }
  EXPECT_EQ(refusal(world.take_back("9999")), "pin.spent");
  EXPECT_FALSE(world.now().known());
  EXPECT_FALSE(good(world.store->login(token_hash(world.in.token.reveal()))));
  EXPECT_EQ(refusal(world.log_in("claire")), "tries.too_many") << "they were tries of the account";
  world.pass(1);
  EXPECT_EQ(refusal(world.log_in("claire")), "ok");
}

TEST(TakeBack, tries_made_at_once_are_no_more_than_five) {
  Handing world;
  good(world.hand_over());
  const Caller caller = world.now();
  std::atomic<int> wrong{0};
  std::vector<std::thread> guessing;
  for (int i = 0; i < 12; ++i) {
    guessing.emplace_back([&, i] {
      const auto answer = login_take_back(world.app, caller, {std::to_string(2000 + i)});
      wrong += refusal(answer) == "pin.wrong" || refusal(answer) == "pin.spent";
    });
  }
  for (auto& one : guessing) one.join();
  EXPECT_EQ(wrong, 5);
  EXPECT_FALSE(world.now().known());
}

TEST(TakeBack, a_new_hand_over_begins_with_all_tries) {
  Handing world;
  good(world.hand_over());
  EXPECT_EQ(refusal(world.take_back("9999")), "pin.wrong");
  good(world.take_back("4071"));
  EXPECT_EQ(good(world.hand_over()).handed->tries_left, 5);
}

}  // namespace
}  // namespace entente::app
