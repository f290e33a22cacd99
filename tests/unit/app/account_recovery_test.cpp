#include <thread>

#include "unit/app/account_world.hpp"

namespace entente::app {
namespace {

PasswordChange change(const std::string& from, const std::string& to) {
  return {secret(from), secret("salt of " + to, 16), secret(to), secret("wrapped " + to, 104)};
}
Recovery recovery(const std::string& login_name, const std::string& to) {
  return {login_name, secret("recovery " + login_name), secret("salt of " + to, 16), secret(to),
          secret("wrapped " + to, 104)};
}

TEST(Password, changed_lets_in_with_the_new_one_only_and_ends_the_other_log_ins) {
  World world;
  const auto in = world.first_admin();
  const auto other = good(world.log_in("nadia"));
  good(account_password(world.app, world.caller(in), change("password", "better")));
  EXPECT_TRUE(world.caller(in).known());
  EXPECT_FALSE(world.caller(other).known());
  EXPECT_EQ(refusal(world.log_in("nadia", "password")), "login.refused");
  const auto again = good(world.log_in("nadia", "better"));
  EXPECT_EQ(again.me.salt, secret("salt of better", 16));
  EXPECT_EQ(again.me.wrapped_keys, secret("wrapped better", 104));
}

TEST(Password, is_not_changed_by_someone_who_does_not_know_it) {
  World world;
  const auto in = world.caller(world.first_admin());
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(refusal(account_password(world.app, in, change("guess", "better"))),
              "login.refused");
  }
  EXPECT_EQ(refusal(account_password(world.app, in, change("password", "better"))),
            "tries.too_many");
  world.pass(1);
  EXPECT_EQ(refusal(world.log_in("nadia", "password")), "ok");
}

TEST(Password, change_with_malformed_keys_is_refused) {
  World world;
  const auto in = world.caller(world.first_admin());
  auto asked = change("password", "better");
  asked.wrapped_keys = secret("x", 90);
  EXPECT_EQ(refusal(account_password(world.app, in, asked)), "keys.malformed");
}

TEST(Password, changed_during_a_log_in_with_the_old_one_leaves_no_such_log_in) {
  World world;
  const auto in = world.first_admin();
  std::string password = "password";
  for (int round = 0; round < 4; ++round) {
    const std::string next = "password" + std::to_string(round);
    std::optional<LoggedIn> raced;
    std::thread other([&] {
      auto result = world.log_in("nadia", password);
      if (result) raced = std::move(result).value();
    });
    good(account_password(world.app, world.caller(in), change(password, next)));
    other.join();
    if (raced) {
      EXPECT_FALSE(world.caller(*raced).known());
    }
    password = next;
  }
  EXPECT_TRUE(world.caller(in).known());
}

TEST(Recovery, gives_the_keys_wrapped_by_the_code_and_lets_a_new_password_be_chosen) {
  World world;
  const auto before = world.first_admin();
  const auto found = good(recovery_look(world.app, {"nadia", secret("recovery nadia")},
                                        world.client()));
  EXPECT_EQ(found.recovery_wrapped, secret("recovery wrapped nadia", 104));
  EXPECT_EQ(found.salt, before.me.salt);
  const auto in = good(recovery_use(world.app, recovery("nadia", "found again"),
                                    world.client()));
  EXPECT_EQ(in.me.account, before.me.account);
  EXPECT_TRUE(world.caller(in).known());
  EXPECT_FALSE(world.caller(before).known());
  EXPECT_EQ(refusal(world.log_in("nadia", "password")), "login.refused");
  EXPECT_EQ(refusal(world.log_in("nadia", "found again")), "ok");
}

TEST(Recovery, refusal_is_the_same_for_a_wrong_code_a_wrong_name_and_a_disabled_account) {
  World world;
  const auto admin = world.caller(world.first_admin());
  const auto claire = world.staff(admin, "claire");
  good(admin_disable(world.app, admin, claire.me.account, true));
  const auto look = [&](const std::string& name, const std::string& code) {
    return recovery_look(world.app, {name, secret(code)}, world.client());
  };
  EXPECT_EQ(look("nadia", "guess").error(), denied("recovery.refused"));
  EXPECT_EQ(look("nobody", "guess").error(), denied("recovery.refused"));
  EXPECT_EQ(look("claire", "recovery claire").error(), denied("recovery.refused"));
  EXPECT_EQ(refusal(recovery_use(world.app, recovery("nobody", "x"), world.client())),
            "recovery.refused");
}

TEST(Recovery, cannot_be_guessed_quickly) {
  World world;
  world.first_admin();
  const auto look = [&](const std::string& code) {
    return refusal(recovery_look(world.app, {"nadia", secret(code)}, world.client()));
  };
  for (int i = 0; i < 5; ++i) EXPECT_EQ(look("guess"), "recovery.refused");
  EXPECT_EQ(look("recovery nadia"), "tries.too_many");
  world.pass(1);
  EXPECT_EQ(look("recovery nadia"), "ok");
}

TEST(Recovery, code_renewed_replaces_the_old_one) {
  World world;
  const auto in = world.caller(world.first_admin());
  good(account_recovery(world.app, in,
                        {secret("password"), secret("new code"), secret("new wrapped", 104)}));
  EXPECT_EQ(refusal(recovery_look(world.app, {"nadia", secret("recovery nadia")},
                                  world.client())),
            "recovery.refused");
  const auto found =
      good(recovery_look(world.app, {"nadia", secret("new code")}, world.client()));
  EXPECT_EQ(found.recovery_wrapped, secret("new wrapped", 104));
  EXPECT_TRUE(good(caller_of(world.app, "")).account.is_none());
}

TEST(Recovery, code_is_not_renewed_without_the_password) {
  World world;
  const auto in = world.caller(world.first_admin());
  EXPECT_EQ(refusal(account_recovery(world.app, in, {secret("guess"), secret("new code"),
                                                     secret("new wrapped", 104)})),
            "login.refused");
}

TEST(Profile, changed_shows_at_once_and_after_a_restart) {
  World world;
  const auto in = world.caller(world.first_admin());
  const auto me = good(account_profile(world.app, in, {" Nadia Benali ", "en"}));
  EXPECT_EQ(me.name, "Nadia Benali");
  EXPECT_EQ(me.language, "en");
  App again(*world.store, world.vault, world.app.settings, world.app.now);
  EXPECT_EQ(good(account_me(again, in)).name, "Nadia Benali");
  EXPECT_EQ(good(admin_people(again, in, AccountId{}, 10)).people.at(0).name, "Nadia Benali");
}

TEST(Profile, changed_by_many_at_once_loses_no_event) {
  World world;
  const auto in = world.caller(world.first_admin());
  std::vector<std::thread> screens;
  std::atomic<int> accepted{0};
  for (int i = 0; i < 4; ++i) {
    screens.emplace_back([&, i] {
      const auto changed =
          account_profile(world.app, in, {"Nadia " + std::to_string(i), i % 2 ? "fr" : "en"});
      if (changed) ++accepted;
    });
  }
  for (auto& screen : screens) screen.join();
  EXPECT_EQ(accepted, 4);
  EXPECT_EQ(good(world.app.accounts->get(in.account))->seq, 5u);
  EXPECT_EQ(good(world.app.accounts->reload(in.account))->seq, 5u);
}

}  // namespace
}  // namespace entente::app
