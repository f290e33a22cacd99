#include <condition_variable>

#include "app/alliance_changes.hpp"
#include "app/live_hub.hpp"
#include "unit/app/alliance_world.hpp"

namespace entente::app {
namespace {

/// What reaches a person's screens.
class Screens {
 public:
  void publish(const std::string& channel, std::shared_ptr<const std::string> message) {
    const std::lock_guard lock(mutex_);
    told_.emplace_back(channel, *message);
    wake_.notify_all();
  }
  /// Waits for a message with these words to this person; empty when none comes.
  std::string wait(AccountId account, const std::string& words) {
    std::unique_lock lock(mutex_);
    std::string found;
    wake_.wait_for(lock, std::chrono::seconds(5), [&] {
      for (const auto& [channel, text] : told_) {
        if (channel == account.text() && text.find(words) != text.npos) found = text;
      }
      return !found.empty();
    });
    return found;
  }
  int count(AccountId account) {
    const std::lock_guard lock(mutex_);
    int out = 0;
    for (const auto& [channel, text] : told_) out += channel == account.text();
    return out;
  }

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<std::pair<std::string, std::string>> told_;
};

TEST(AllianceLive, what_one_does_reaches_the_other_without_its_content) {
  AllianceWorld world;
  Screens screens;
  const LiveHub hub(world.app,
                    [&](const auto& channel, auto message) { screens.publish(channel, message); });
  good(world.act(world.claire, world.proposal(core::Aim{"Retrouver le sommeil."})));
  const auto text = screens.wait(world.lucie.caller.account, "clause_proposed");
  EXPECT_THAT(text, testing::StartsWith("id: "));
  EXPECT_THAT(text, testing::HasSubstr("\nevent: change\ndata: {"));
  EXPECT_THAT(text, testing::HasSubstr(world.claire.party.text()));
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("sommeil")));
  EXPECT_THAT(text, testing::EndsWith("}\n\n"));
}

TEST(AllianceLive, a_relative_is_told_only_that_what_they_see_may_have_changed) {
  AllianceWorld world;
  const auto julie = world.relative();
  Screens screens;
  const LiveHub hub(world.app,
                    [&](const auto& channel, auto message) { screens.publish(channel, message); });
  good(world.act(world.claire, world.proposal(core::Aim{"Dormir."})));
  good(world.act(world.lucie, core::AccessOpen{julie.party, "contract"}));
  ASSERT_FALSE(screens.wait(world.lucie.caller.account, "access_opened").empty());
  const auto text = screens.wait(julie.caller.account, "alliance_changed");
  EXPECT_THAT(text, testing::Not(testing::HasSubstr(world.lucie.party.text())));
  EXPECT_EQ(screens.count(julie.caller.account), 1);
  for (const auto& one : good(changes_since(world.app, julie.caller, world.id, 0))) {
    EXPECT_FALSE(one.clause) << "a relative is not told which clause moved";
  }
}

TEST(AllianceLive, polling_gives_each_change_once_and_to_members_only) {
  AllianceWorld world;
  const auto start = good(live_changes(world.app, world.lucie.caller, 0)).position;
  good(world.act(world.claire, world.proposal(core::Aim{"Dormir."})));
  const auto found = good(live_changes(world.app, world.lucie.caller, start));
  ASSERT_EQ(found.changes.size(), 1u);
  EXPECT_EQ(found.changes[0].kind, "clause_proposed");
  EXPECT_TRUE(good(live_changes(world.app, world.lucie.caller, found.position)).changes.empty());
  EXPECT_TRUE(good(live_changes(world.app, world.stranger().caller, 0)).changes.empty());
}

TEST(AllianceLive, a_stream_resumes_where_it_ended_or_is_told_to_begin_again) {
  AllianceWorld world;
  const auto& she = world.lucie.caller;
  const auto start = good(world.store->position());
  EXPECT_EQ(good(live_backlog(world.app, she, {})), "id: " + std::to_string(start) + "\n\n");
  good(world.act(world.claire, world.proposal(core::Aim{"Dormir."})));
  EXPECT_THAT(good(live_backlog(world.app, she, start)), testing::HasSubstr("clause_proposed"));
  EXPECT_THAT(good(live_backlog(world.app, she, start + 1'000'000)),
              testing::HasSubstr("event: reset"));
}

}  // namespace
}  // namespace entente::app
