#include <chrono>
#include <thread>

#include "app/login_name.hpp"
#include "unit/app/account_world.hpp"

namespace entente::app {
namespace {

using ::testing::ElementsAre;
using std::chrono::duration;
using std::chrono::steady_clock;

TEST(LoginName, is_one_whatever_the_case_and_the_spaces_around) {
  EXPECT_EQ(good(fold_login("  Claire.Morvan@CH-3R.example\t")), "claire.morvan@ch-3r.example");
}

TEST(LoginName, outside_its_alphabet_or_length_is_refused) {
  for (const auto* name : {"", "ab", "claire morvan", "émile", "a\"b\"c", "tab\tin"}) {
    EXPECT_EQ(refusal(fold_login(name)), "login_name.malformed") << name;
  }
  EXPECT_EQ(refusal(fold_login(std::string(65, 'a'))), "login_name.malformed");
  EXPECT_EQ(refusal(fold_login(std::string(64, 'a'))), "ok");
}

TEST(Login, with_the_right_password_gives_a_cookie_that_is_known) {
  World world;
  const auto admin = world.first_admin();
  const auto in = good(world.log_in(" NADIA "));
  EXPECT_EQ(in.me.account, admin.me.account);
  EXPECT_EQ(in.me.role, core::AccountRole::administrator);
  EXPECT_EQ(in.me.idle_minutes, 15);
  const auto caller = world.caller(in);
  EXPECT_EQ(caller.account, admin.me.account);
  EXPECT_EQ(caller.role, core::AccountRole::administrator);
  EXPECT_NE(caller.login, world.caller(admin).login);
}

TEST(Login, cookie_is_kept_only_as_a_hash) {
  World world;
  const auto in = world.first_admin();
  EXPECT_FALSE(good(world.store->login(in.token.reveal())));
  EXPECT_TRUE(good(world.store->login(token_hash(in.token.reveal()))));
}

TEST(Login, unknown_or_malformed_cookies_are_nobody) {
  World world;
  for (const auto& token : {std::string(), std::string("x"), secret("never made"),
                            std::string(100'000, 'A')}) {
    EXPECT_FALSE(good(caller_of(world.app, token)).known());
  }
}

TEST(Login, refusal_is_the_same_for_a_wrong_password_a_wrong_name_and_a_disabled_account) {
  World world;
  const auto admin = world.first_admin();
  const auto claire = world.staff(world.caller(admin), "claire");
  good(admin_disable(world.app, world.caller(admin), claire.me.account, true));
  const auto wrong = world.log_in("nadia", "guess");
  const auto nobody = world.log_in("nobody", "guess");
  const auto disabled = world.log_in("claire", "password");
  ASSERT_FALSE(wrong);
  ASSERT_FALSE(nobody);
  ASSERT_FALSE(disabled);
  EXPECT_EQ(wrong.error(), denied("login.refused"));
  EXPECT_EQ(nobody.error(), wrong.error());
  EXPECT_EQ(disabled.error(), wrong.error());
}

TEST(Login, salt_of_an_unknown_name_is_always_the_same_and_looks_like_a_real_one) {
  World world;
  const auto admin = world.first_admin();
  const auto salt = [&](const std::string& name) {
    return good(login_salt(world.app, {name})).salt;
  };
  EXPECT_EQ(salt("nadia"), admin.me.salt);
  EXPECT_EQ(salt("nobody"), salt(" NOBODY "));
  EXPECT_NE(salt("nobody"), salt("somebody"));
  EXPECT_EQ(salt("nobody").size(), salt("nadia").size());
}

TEST(Login, an_unknown_name_costs_the_same_work_as_a_known_one) {
  World world;
  world.first_admin();
  const auto fastest = [&](const std::string& name) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
      const auto before = steady_clock::now();
      EXPECT_FALSE(world.log_in(name, "guess"));
      best = std::min(best, duration<double>(steady_clock::now() - before).count());
    }
    return best;
  };
  const double known = fastest("nadia");
  const double unknown = fastest("nobody");
  EXPECT_GT(unknown, known / 3);
  EXPECT_LT(unknown, known * 3);
}

TEST(Login, after_five_wrong_tries_waits_before_any_hash_is_computed) {
  World world;
  world.first_admin();
  for (const std::string name : {"nadia", "nobody"}) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(refusal(world.log_in(name, "guess")), "login.refused");
    const auto sixth = world.log_in(name, "guess");
    ASSERT_FALSE(sixth);
    EXPECT_EQ(sixth.error(), (Error{Category::busy, "tries.too_many", {{"seconds", "1"}}}));
  }
  EXPECT_EQ(refusal(world.log_in("nadia")), "tries.too_many");
  world.pass(1);
  EXPECT_EQ(refusal(world.log_in("nadia")), "ok");
  EXPECT_EQ(refusal(world.log_in("nadia", "guess")), "login.refused");
}

TEST(Login, twenty_wrong_tries_from_one_address_slow_that_address_only) {
  World world;
  world.first_admin();
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(refusal(world.log_in("name" + std::to_string(i), "guess")), "login.refused");
  }
  EXPECT_EQ(refusal(world.log_in("nadia")), "tries.too_many");
  EXPECT_EQ(refusal(world.log_in("nadia", "password", "192.0.2.2")), "ok");
}

TEST(Login, right_tries_never_slow_a_ward_that_shares_an_address) {
  World world;
  world.first_admin();
  for (int i = 0; i < 25; ++i) EXPECT_EQ(refusal(world.log_in("nadia")), "ok");
}

TEST(Login, left_alone_too_long_ends_and_is_ended_in_the_store) {
  World world;
  const auto in = world.first_admin();
  ASSERT_TRUE(world.caller(in).known());
  world.pass(15 * 60);
  EXPECT_TRUE(world.caller(in).known());
  world.pass(15 * 60 + 1);
  EXPECT_FALSE(world.caller(in).known());
  world.app.accounts->sweep();
  EXPECT_FALSE(good(world.store->login(token_hash(in.token.reveal()))));
}

TEST(Login, used_regularly_stays_and_the_store_learns_when_it_was_seen) {
  World world;
  const auto in = world.first_admin();
  const auto hash = token_hash(in.token.reveal());
  const auto made = good(world.store->login(hash))->seen_at;
  for (int i = 0; i < 10; ++i) {
    world.pass(10 * 60);
    ASSERT_TRUE(world.caller(in).known());
  }
  world.app.accounts->sweep();
  EXPECT_EQ(good(world.store->login(hash))->seen_at, base::later(made, 100 * 60));
}

TEST(Login, idle_time_counts_over_a_restart) {
  World world;
  const auto in = world.first_admin();
  world.pass(14 * 60);
  App again(*world.store, world.vault, world.app.settings, world.app.now);
  EXPECT_TRUE(good(caller_of(again, in.token.reveal())).known());
  world.pass(16 * 60);
  App later(*world.store, world.vault, world.app.settings, world.app.now);
  EXPECT_FALSE(good(caller_of(later, in.token.reveal())).known());
}

TEST(Login, ends_at_log_out_at_once_and_the_streams_are_told) {
  World world;
  const auto in = world.first_admin();
  const auto other = good(world.log_in("nadia"));
  std::vector<AccountId> told;
  world.app.accounts->on_logged_out = [&](AccountId id) { told.push_back(id); };
  good(login_end_current(world.app, world.caller(in)));
  EXPECT_FALSE(world.caller(in).known());
  EXPECT_TRUE(world.caller(other).known());
  EXPECT_THAT(told, ElementsAre(in.me.account));
  world.app.accounts->on_logged_out = nullptr;
}

TEST(Login, ended_elsewhere_is_never_known_again_however_often_it_is_asked) {
  World world;
  const auto keeper = world.first_admin();
  for (int round = 0; round < 5; ++round) {
    const auto in = good(world.log_in("nadia"));
    std::atomic<bool> over{false};
    std::atomic<int> known_after{0};
    std::thread reader([&] {
      for (;;) {
        const bool was_over = over;
        const bool known = good(caller_of(world.app, in.token.reveal())).known();
        if (was_over) {
          known_after += known;
          return;
        }
      }
    });
    good(login_end_others(world.app, world.caller(keeper)));
    over = true;
    reader.join();
    EXPECT_EQ(known_after, 0);
    EXPECT_FALSE(world.caller(in).known());
  }
  EXPECT_TRUE(world.caller(keeper).known());
}

TEST(Login, list_names_the_devices_and_marks_this_one) {
  World world;
  const auto in = world.first_admin();
  world.pass(60);
  const auto other = good(world.log_in("nadia"));
  const auto lines = good(login_list(world.app, world.caller(in))).logins;
  ASSERT_EQ(lines.size(), 2u);
  for (const auto& line : lines) {
    EXPECT_EQ(line.device, "Firefox · Android");
    EXPECT_EQ(line.current, line.id == world.caller(in).login);
  }
  good(login_end(world.app, world.caller(in), world.caller(other).login));
  EXPECT_EQ(good(login_list(world.app, world.caller(in))).logins.size(), 1u);
}

TEST(Login, of_another_person_cannot_be_ended_nor_told_from_one_that_is_not) {
  World world;
  const auto admin = world.first_admin();
  const auto claire = world.staff(world.caller(admin), "claire");
  const auto hers = world.caller(claire).login;
  EXPECT_EQ(refusal(login_end(world.app, world.caller(admin), hers)), "login.unknown");
  EXPECT_EQ(refusal(login_end(world.app, world.caller(admin), crypto::random_id<LoginId>())),
            "login.unknown");
  EXPECT_TRUE(world.caller(claire).known());
}

TEST(Device, label_is_short_and_says_browser_and_system) {
  EXPECT_EQ(device_label("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) "
                         "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 "
                         "Safari/604.1"),
            "Safari · iPhone");
  EXPECT_EQ(device_label("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, "
                         "like Gecko) Chrome/129.0.0.0 Safari/537.36 Edg/129.0.0.0"),
            "Edge · Windows");
  EXPECT_EQ(device_label(""), "");
  EXPECT_LE(device_label(std::string(100'000, 'x') + "Chrome/1 Windows").size(), 60u);
}

}  // namespace
}  // namespace entente::app
