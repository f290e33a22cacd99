// What followed what was tried: counted case by case, without a claim.
#include "core/readjustment/readjustment_outcome.hpp"

#include <gmock/gmock.h>

#include "unit/core/room.hpp"

namespace entente::core {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Outcomes : public testing::Test {
 protected:
  Outcomes() {
    insight::Instrument instrument;
    instrument.code = check_in;
    instrument.edition = 1;
    instrument.key.items = {{"all", 0, 10'000, false}};
    instrument.key.combine = insight::Combine::mean;
    room.instruments = {instrument};
  }
  /// A session both rate alike; without a value nobody does.
  void session(std::optional<int> milli) {
    const auto id = room.fresh<SessionId>();
    room.must(room.claire, SessionStart{id, room.now});
    room.must(room.claire, SessionEnd{id, room.now});
    for (const auto who : {room.patient, room.claire}) {
      if (!milli) continue;
      room.must(who, RatingGive{id, room.fresh<RatingId>(), check_in, 1, {{"all", *milli}}});
    }
    room.now = base::later(room.now, 7 * 86'400LL);
  }
  void sessions(std::initializer_list<int> all) {
    for (const int milli : all) session(milli);
  }
  ReadjustmentId choose(const std::string& response, Audience audience = Audience::both) {
    ReadjustmentChoose command;
    command.readjustment = room.fresh<ReadjustmentId>();
    command.response = response;
    command.audience = audience;
    room.must(room.claire, command);
    return command.readjustment;
  }
  std::vector<ReadjustmentOutcome> outcomes() {
    return readjustment_outcomes(room.alliance, room.outlook());
  }
  Room room;
};

using Is = ReadjustmentOutcome;

TEST_F(Outcomes, what_is_chosen_in_a_rupture_is_a_case_once_it_can_be_told) {
  sessions({8000, 8200, 8100, 3000});
  choose("name-it");
  EXPECT_THAT(outcomes(), IsEmpty());
  session(8000);
  EXPECT_THAT(outcomes(), ElementsAre(Is{"name-it", true}));
}

TEST_F(Outcomes, the_second_rated_session_still_counts_and_the_third_does_not) {
  sessions({8000, 8200, 8100, 3000});
  choose("early");
  sessions({3000});
  choose("later");
  sessions({3000});
  EXPECT_THAT(outcomes(), ElementsAre(Is{"early", false}));
  sessions({8000});
  EXPECT_THAT(outcomes(), ElementsAre(Is{"early", false}, Is{"later", true}));
}

TEST_F(Outcomes, a_session_that_the_patient_did_not_rate_is_not_one_of_the_two) {
  sessions({8000, 8200, 8100, 3000});
  choose("name-it");
  session({});
  session({});
  EXPECT_THAT(outcomes(), IsEmpty());
  sessions({3000, 8000});
  EXPECT_THAT(outcomes(), ElementsAre(Is{"name-it", true}));
}

TEST_F(Outcomes, what_is_chosen_outside_of_a_rupture_is_no_case) {
  sessions({8000, 8200, 8100});
  choose("before");
  sessions({3000, 8000});
  choose("after");
  sessions({8000, 8100});
  EXPECT_THAT(outcomes(), IsEmpty());
}

TEST_F(Outcomes, leave_out_what_was_given_up_what_is_ones_own_and_what_is_chosen_twice) {
  sessions({8000, 8200, 8100, 3000});
  room.must(room.claire, ReadjustmentDrop{choose("given-up")});
  choose("own", Audience::own);
  choose("twice");
  choose("twice", Audience::team);
  session(8000);
  EXPECT_THAT(outcomes(), ElementsAre(Is{"twice", true}));
}

}  // namespace

}  // namespace entente::core
