// Loading a questionnaire, asking it, and the answers that are let through to the core.
#include "app/maintenance.hpp"
#include "unit/app/instrument_world.hpp"

namespace entente::app {
namespace {

using fhir::choice;
using fhir::numbered;
using fhir::questionnaire;
using fhir::scale;
using ::testing::ElementsAre;

class Loading : public ::testing::Test, protected InstrumentWorld {
 protected:
  InstrumentLoad care() { return patient_form("care", numbered(10, choice, 1, 5)); }
  InstrumentLoad sleep(const std::string& items = scale("night", 0, 10)) {
    auto out = patient_form("own-sleep", items);
    out.licence = false;
    return out;
  }
};

TEST_F(Loading, is_for_administrators) {
  EXPECT_EQ(refusal(instrument_load(app, lucie.caller, care())), "access.denied");
  EXPECT_EQ(refusal(instrument_load(app, claire.caller, care())), "access.denied");
  EXPECT_EQ(refusal(instrument_load(app, Caller{}, care())), "access.denied");
  EXPECT_EQ(refusal(instrument_enable(app, claire.caller, "entente-check-in", false)),
            "access.denied");
}

TEST_F(Loading, gives_a_skeleton_its_wording_once_the_licence_is_stated) {
  auto asked = care();
  asked.licence = false;
  EXPECT_EQ(refusal(load(asked)), "instrument.licence");
  EXPECT_EQ(good(load(care())).edition, 1);
  const auto* one = listed("care", 1);
  ASSERT_NE(one, nullptr);
  EXPECT_EQ(one->status, content::InstrumentStatus::loaded);
  EXPECT_TRUE(one->current);
  EXPECT_FALSE(one->enabled);
  EXPECT_EQ(one->title, listed("care", 0)->title);
  EXPECT_EQ(one->copyright, listed("care", 0)->copyright);
  EXPECT_FALSE(listed("care", 0)->current);
  const auto row = good(store->instruments()).front();
  EXPECT_EQ(row.licence_by, admin.account);
  EXPECT_EQ(row.licence_at, app.now());
}

TEST_F(Loading, another_wording_is_another_edition_and_the_same_is_the_same) {
  EXPECT_EQ(good(load(care())).edition, 1);
  EXPECT_EQ(good(load(care())).edition, 1);
  auto changed = care();
  changed.questionnaires.patient =
      questionnaire(numbered(10, choice, 1, 5), "'title':'Autre titre'");
  EXPECT_EQ(good(load(changed)).edition, 2);
  EXPECT_FALSE(listed("care", 1)->current);
  EXPECT_TRUE(listed("care", 2)->current);
}

TEST_F(Loading, keeps_what_was_loaded_through_a_restart) {
  good(load(care()));
  good(load(sleep()));
  good(instrument_enable(app, admin, "care", true));
  Instruments again(*store);
  const auto now = good(again.now());
  EXPECT_EQ(*now->body, *good(app.instruments->now())->body);
  EXPECT_EQ(now->etag, good(app.instruments->now())->etag);
  EXPECT_TRUE(now->find("care", 1)->enabled);
  EXPECT_NE(insight::find_instrument(now->keys, "own-sleep", 1), nullptr);
}

TEST_F(Loading, tells_of_an_edition_that_can_no_longer_be_read) {
  storage::Write write;
  write.now = app.now();
  write.instruments = {{"own-torn", 1, "{}", {}, {}, write.now}};
  good(store->write(std::move(write)));
  EXPECT_EQ(refusal(app.instruments->refresh()), "instrument.unreadable");
  std::vector<std::string> told;
  good(maintenance_check(app, [&](const Problem& one) { told.push_back(one.key); }));
  EXPECT_THAT(told, ElementsAre("instrument.unreadable"));
}

TEST_F(Loading, of_ones_own_takes_the_mean_where_no_key_is_given) {
  good(load(sleep(scale("night", 0, 10) + "," + scale("nap", 0, 10))));
  const auto* one = listed("own-sleep", 1);
  EXPECT_FALSE(one->validated);
  EXPECT_EQ(one->title.fr, "Essai");
  EXPECT_NE(one->notice.fr.find("non validé"), std::string::npos);
  EXPECT_THAT(one->key.items, ElementsAre(insight::KeyItem{"night", 0, 10'000, false},
                                          insight::KeyItem{"nap", 0, 10'000, false}));
  auto asked = sleep();
  asked.key = insight::ScoringKey{{{"night", 0, 10'000, true}}, insight::Combine::sum};
  good(load(asked));
  EXPECT_TRUE(listed("own-sleep", 2)->key.items[0].reverse);
}

TEST_F(Loading, refuses_what_would_be_scored_or_read_wrongly) {
  auto asked = care();
  asked.code = "entente-check-in";
  EXPECT_EQ(refusal(load(asked)), "instrument.shipped");
  for (const auto* code : {"", "own-", "own-Été", "phq-9", "own-a b"}) {
    asked.code = code;
    EXPECT_EQ(refusal(load(asked)), "instrument.code") << code;
  }
  asked = care();
  asked.key = insight::ScoringKey{};
  EXPECT_EQ(refusal(load(asked)), "instrument.key_given");
  EXPECT_EQ(refusal(load(patient_form("care", numbered(9, choice, 1, 5)))),
            "questionnaire.key_item");
  EXPECT_EQ(refusal(load(patient_form("care", numbered(10, choice, 0, 5)))),
            "questionnaire.key_range");
  EXPECT_EQ(refusal(load(caregiver_form("care", numbered(10, choice, 1, 5)))), "instrument.side");
  EXPECT_EQ(refusal(load(InstrumentLoad{"care", {}, {}, true, {}})), "instrument.no_wording");
  asked = patient_form("star-p", numbered(12, choice, 0, 4));
  asked.key = insight::ScoringKey{{{"1", 0, 4000, false}}};
  EXPECT_EQ(refusal(load(asked)), "instrument.key_items");
  asked = sleep();
  asked.every = -1;
  EXPECT_EQ(refusal(load(asked)), "field.range");
  asked = sleep();
  asked.questionnaires.patient = questionnaire(scale("night", 0, 10), "'title':'a\\u202Eb'");
  EXPECT_EQ(refusal(load(asked)), "field.character");
  asked.questionnaires.patient = fhir::value("{'resourceType':'Patient'}");
  EXPECT_EQ(refusal(load(asked)), "questionnaire.not_one");
  EXPECT_TRUE(good(store->instruments()).empty());
}

TEST_F(Loading, an_instrument_is_asked_or_not_as_the_administrator_says) {
  EXPECT_TRUE(listed("entente-check-in", 1)->enabled);
  EXPECT_TRUE(listed("entente-attitudes", 1)->enabled);
  const auto before = good(app.instruments->now());
  good(instrument_enable(app, admin, "entente-attitudes", false));
  EXPECT_FALSE(listed("entente-attitudes", 1)->enabled);
  EXPECT_TRUE(before->find("entente-attitudes", 1)->enabled) << "a snapshot never changes";
  EXPECT_NE(before->etag, kept->etag);
  EXPECT_EQ(refusal(instrument_enable(app, admin, "care", true)), "instrument.no_wording");
  EXPECT_EQ(refusal(instrument_enable(app, admin, "nothing", true)), "instrument.unknown");
  good(load(care()));
  good(instrument_enable(app, admin, "care", true));
  EXPECT_TRUE(listed("care", 1)->enabled);
  EXPECT_FALSE(listed("care", 0)->enabled);
}

class Answering : public Loading {
 protected:
  Answering() {
    session = crypto::random_id<SessionId>();
    good(act(claire, core::SessionStart{session, app.now()}));
  }
  core::RatingGive rating(const std::string& instrument, std::vector<core::Answer> answers,
                          int edition = 1) {
    return {session, crypto::random_id<RatingId>(), instrument, edition, std::move(answers)};
  }
  std::string given(const Person& who, const core::Command& command,
                    const CommandOptions& options = {}) {
    return refusal(act(who, command, seq(), options));
  }
  SessionId session;
};

TEST_F(Answering, a_questionnaire_that_is_asked_reaches_the_alliance) {
  EXPECT_EQ(given(lucie, rating("entente-check-in", {{"trust", 8000}, {"whole", 0}})), "ok");
  EXPECT_EQ(given(claire, rating("entente-check-in", {{"trust", 6000}})), "ok");
  EXPECT_EQ(given(lucie, rating("entente-attitudes", {{"warmth", 5000}})), "ok");
}

TEST_F(Answering, a_questionnaire_that_is_not_there_or_not_asked_is_refused) {
  EXPECT_EQ(given(lucie, rating("check-in", {{"trust", 8000}})), "rating.instrument");
  EXPECT_EQ(given(lucie, rating("entente-check-in", {{"trust", 8000}}, 2)), "rating.instrument");
  EXPECT_EQ(given(lucie, rating("care", {{"1", 5000}}, 0)), "rating.instrument");
  good(load(care()));
  EXPECT_EQ(given(lucie, rating("care", {{"1", 5000}})), "rating.instrument");
  good(instrument_enable(app, admin, "care", true));
  EXPECT_EQ(given(claire, rating("care", {{"1", 5000}})), "rating.instrument") << "not their side";
  EXPECT_EQ(given(lucie, rating("care", {{"1", 5000}})), "ok");
}

TEST_F(Answering, what_the_questionnaire_does_not_offer_is_refused) {
  EXPECT_EQ(given(lucie, rating("entente-check-in", {{"faith", 8000}})), "score.item");
  EXPECT_EQ(given(lucie, rating("entente-check-in", {{"trust", 10'001}})), "score.range");
  EXPECT_EQ(given(lucie, rating("entente-check-in", {{"trust", -1}})), "score.range");
  EXPECT_EQ(given(lucie, rating("entente-check-in", {{"trust", 7250}})), "rating.option");
  EXPECT_EQ(given(lucie, rating("entente-check-in", {{"trust", 1000}, {"trust", 2000}})),
            "score.twice");
  EXPECT_EQ(given(lucie, rating("entente-attitudes", {{"warmth", 4500}})), "rating.option");
  EXPECT_EQ(given(lucie, rating("entente-check-in", {})), "rating.empty");
}

TEST_F(Answering, on_the_caregivers_screen_the_patients_form_counts) {
  good(load(care()));
  good(instrument_enable(app, admin, "care", true));
  CommandOptions handed;
  handed.on_behalf_of = lucie.party;
  EXPECT_EQ(given(claire, rating("care", {{"1", 5000}}), handed), "ok");
}

TEST_F(Answering, a_page_open_before_the_next_edition_is_still_heard) {
  good(load(care()));
  good(instrument_enable(app, admin, "care", true));
  auto next = care();
  next.questionnaires.patient = questionnaire(numbered(10, choice, 1, 5), "'title':'Autre'");
  good(load(next));
  EXPECT_EQ(given(lucie, rating("care", {{"1", 5000}}, 1)), "ok");
}

TEST_F(Answering, a_correction_goes_by_the_edition_that_was_answered) {
  const auto first = rating("entente-attitudes", {{"warmth", 5000}});
  EXPECT_EQ(given(lucie, first), "ok");
  good(instrument_enable(app, admin, "entente-attitudes", false));
  const auto corrected = [&](std::vector<core::Answer> answers) {
    return given(lucie, core::RatingCorrect{session, first.rating, std::move(answers)});
  };
  EXPECT_EQ(corrected({{"warmth", 4000}, {"empathy", 3000}}), "ok");
  EXPECT_EQ(corrected({{"warmth", 9000}}), "score.range");
  EXPECT_EQ(corrected({{"trust", 9000}}), "score.item");
  EXPECT_EQ(given(lucie, core::RatingCorrect{session, crypto::random_id<RatingId>(), {}}),
            "rating.unknown");
}

}  // namespace
}  // namespace entente::app
