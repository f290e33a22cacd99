#include <thread>

#include "app/account_stream.hpp"
#include "unit/app/account_world.hpp"

namespace entente::app {
namespace {

using ::testing::UnorderedElementsAre;

TEST(Unit, is_made_by_an_administrator_and_seen_by_caregivers_too) {
  World world;
  const auto admin = world.caller(world.first_admin());
  const auto claire = world.caller(world.staff(admin, "claire"));
  const auto id = world.unit(admin, "Centre médico-psychologique");
  bool found = false;
  for (const auto& unit : good(unit_list(world.app, claire)).units) {
    found = found || (unit.unit == id && unit.name == "Centre médico-psychologique");
  }
  EXPECT_TRUE(found);
  EXPECT_EQ(refusal(unit_make(world.app, claire, {crypto::random_id<UnitId>(), "X"})),
            "access.denied");
  EXPECT_EQ(refusal(unit_list(world.app, Caller{})), "access.denied");
}

TEST(Unit, made_twice_alike_is_one_and_otherwise_refused) {
  World world;
  const auto admin = world.caller(world.first_admin());
  const auto id = world.unit(admin, "Diabétologie");
  EXPECT_EQ(refusal(unit_make(world.app, admin, {id, "Diabétologie"})), "ok");
  EXPECT_EQ(refusal(unit_make(world.app, admin, {id, "Autre"})), "store.taken");
  EXPECT_EQ(good(unit_list(world.app, admin)).units.size(), 1u);
}

TEST(People, are_listed_in_pages_with_name_role_and_unit) {
  World world;
  const auto admin = world.caller(world.first_admin());
  world.staff(admin, "claire");
  world.staff(admin, "simon", core::AccountRole::supervisor);
  std::vector<std::string> seen;
  AccountId after;
  for (int page = 0; page < 5; ++page) {
    const auto people = good(admin_people(world.app, admin, after, 1));
    for (const auto& person : people.people) seen.push_back(person.name);
    if (!people.next) break;
    after = *people.next;
  }
  EXPECT_THAT(seen, UnorderedElementsAre("Nom de nadia", "Nom de claire", "Nom de simon"));
  const auto claire = world.caller(good(world.log_in("claire")));
  EXPECT_EQ(refusal(admin_people(world.app, claire, AccountId{}, 10)), "access.denied");
}

TEST(Disabling, ends_all_log_ins_until_enabled_again) {
  World world;
  const auto admin = world.caller(world.first_admin());
  const auto claire = world.staff(admin, "claire");
  const auto phone = good(world.log_in("claire"));
  ASSERT_TRUE(world.caller(phone).known());
  good(admin_disable(world.app, admin, claire.me.account, true));
  EXPECT_FALSE(world.caller(claire).known());
  EXPECT_FALSE(world.caller(phone).known());
  EXPECT_TRUE(good(world.store->logins(claire.me.account)).empty());
  EXPECT_EQ(refusal(world.log_in("claire")), "login.refused");
  good(admin_disable(world.app, admin, claire.me.account, false));
  EXPECT_EQ(refusal(world.log_in("claire")), "ok");
}

TEST(Disabling, during_a_log_in_leaves_no_log_in) {
  World world;
  const auto admin = world.caller(world.first_admin());
  const auto claire = world.staff(admin, "claire");
  for (int round = 0; round < 4; ++round) {
    std::optional<LoggedIn> raced;
    std::thread other([&] {
      auto result = world.log_in("claire");
      if (result) raced = std::move(result).value();
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(10 * round));
    good(admin_disable(world.app, admin, claire.me.account, true));
    other.join();
    if (raced) {
      EXPECT_FALSE(world.caller(*raced).known());
    }
    good(admin_disable(world.app, admin, claire.me.account, false));
  }
}

TEST(Disabling, is_for_administrators_and_of_people_who_exist) {
  World world;
  const auto admin = world.first_admin();
  const auto claire = world.caller(world.staff(world.caller(admin), "claire"));
  EXPECT_EQ(refusal(admin_disable(world.app, claire, admin.me.account, true)), "access.denied");
  EXPECT_EQ(refusal(admin_disable(world.app, world.caller(admin),
                                  crypto::random_id<AccountId>(), true)),
            "account.unknown");
}

TEST(Disabling, never_takes_the_last_administrator) {
  World world;
  const auto nadia = world.first_admin();
  const auto admin = world.caller(nadia);
  EXPECT_EQ(refusal(admin_disable(world.app, admin, nadia.me.account, true)), "admin.last");
  const auto second = world.staff(admin, "karim", core::AccountRole::administrator);
  EXPECT_EQ(refusal(admin_disable(world.app, admin, second.me.account, true)), "ok");
  EXPECT_EQ(refusal(admin_disable_from_console(world.app, nadia.me.account, true)), "admin.last");
}

TEST(Disabling, of_each_other_at_once_leaves_one_administrator) {
  World world;
  const auto nadia = world.first_admin();
  const auto karim =
      world.staff(world.caller(nadia), "karim", core::AccountRole::administrator);
  std::string first, second;
  std::thread other([&] {
    first = refusal(admin_disable_from_console(world.app, karim.me.account, true));
  });
  second = refusal(admin_disable_from_console(world.app, nadia.me.account, true));
  other.join();
  EXPECT_TRUE((first == "ok" && second == "admin.last") ||
              (first == "admin.last" && second == "ok"))
      << first << " " << second;
}

TEST(Disabling, twice_is_one_event) {
  World world;
  const auto admin = world.caller(world.first_admin());
  const auto claire = world.staff(admin, "claire");
  good(admin_disable(world.app, admin, claire.me.account, true));
  good(admin_disable(world.app, admin, claire.me.account, true));
  EXPECT_EQ(good(world.store->records(stream_of(claire.me.account))).size(), 2u);
}

TEST(Console, makes_another_administrator_at_any_time) {
  World world;
  world.first_admin();
  const auto link = good(administrator_from_console(world.app, "Karim"));
  const auto code = link.substr(link.find('#') + 1);
  const auto in = good(account_enrol(world.app, enrolment(code, "karim"), world.client()));
  EXPECT_EQ(in.me.role, core::AccountRole::administrator);
}

}  // namespace
}  // namespace entente::app
