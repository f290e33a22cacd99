// What people do and see between sessions: the patient's page, alerts, readjustments.
#include <algorithm>
#include <map>

#include "scenarios/vocabulary.hpp"
#include "unit/core/check_in.hpp"

namespace entente::scenarios {

namespace {

using core::AlertKind;
using core::PortraitPart;

const std::map<std::string, PortraitPart> parts{
    {"ce qui compte", PortraitPart::matters},
    {"ce qui me rend différente", PortraitPart::different},
    {"ce que je ressens", PortraitPart::feels},
    {"ce dont je doute", PortraitPart::doubts},
    {"ce qui m'aide", PortraitPart::helps},
    {"ce que je ne veux pas", PortraitPart::refuses}};

const std::map<std::string, AlertKind> kinds{
    {"rupture", AlertKind::rupture},       {"réparation", AlertKind::repair},
    {"écart", AlertKind::divergence},      {"hors de la route", AlertKind::off_track},
    {"signes", AlertKind::signs},          {"encore", AlertKind::again},
    {"ressenti dit", AlertKind::said},     {"revue", AlertKind::review_due}};

const std::map<std::string, core::Audience> audiences{{"pour elle-même", core::Audience::own},
                                                      {"pour l'équipe", core::Audience::team},
                                                      {"avec Lucie", core::Audience::both}};

const std::map<std::string, core::Help> helps{{"a aidé", core::Help::yes},
                                              {"a aidé un peu", core::Help::partly},
                                              {"n'a pas aidé", core::Help::no}};

constexpr const char* part_words =
    "(ce qui compte|ce qui me rend différente|ce que je ressens|ce dont je doute|ce qui m'aide|"
    "ce que je ne veux pas)";

std::string pattern(const char* before, const std::string& words, const char* after) {
  return before + words + after;
}

const core::Alert* alert_of(const core::AllianceView& view, AlertKind kind) {
  for (const auto& one : view.alerts) {
    if (one.kind == kind) return &one;
  }
  return nullptr;
}

}  // namespace

/// Begun, ended and said by both sides, as so many before it.
void Stage::hold_session(const std::string& patient_says, const std::string& caregiver_says) {
  session_ = fresh<SessionId>();
  act(referent_, core::SessionStart{*session_, world_.now()});
  act(referent_, core::SessionEnd{*session_, world_.now()});
  const auto say = [&](const std::string& who, const std::string& points) {
    act(who, core::RatingGive{*session_, fresh<RatingId>(), core::check_in, 1,
                              core::check_in_answers(std::stoi(points) * 1000)});
  };
  say(patient_, patient_says);
  say(referent_, caregiver_says);
}

std::optional<core::Alert> Stage::alert(const std::string& who, const std::string& kind) {
  const auto view = see(who);
  const auto* found = alert_of(view, kinds.at(kind));
  if (found) return *found;
  fail(who + " has no such alert");
  return std::nullopt;
}

void Stage::write_portrait(const std::string& who, const std::string& part,
                           const std::string& reader, const std::string& text) {
  core::PortraitWrite write{parts.at(part), text, {}};
  if (!reader.empty()) write.readers.push_back(party(reader));
  act(who, write);
}

std::optional<core::PortraitPartView> Stage::portrait(const std::string& who,
                                                      const std::string& part) {
  const auto page = world_.portrait(who);
  if (!page) {
    fail(who + " sees no page: " + page.error().key);
    return std::nullopt;
  }
  for (const auto& one : page->parts) {
    if (one.part == parts.at(part)) return one;
  }
  return std::nullopt;
}

std::vector<core::Readjustment> Stage::readjustments(const std::string& who) {
  auto found = world_.readjustments(who);
  if (found) return *found;
  fail(who + " sees none: " + found.error().key);
  return {};
}

const std::vector<Vocabulary::Sentence>& Vocabulary::course_acts() {
  static const std::vector<Sentence> table{
      act(pattern("NAME écrit sur sa page ", part_words, ", pour personne : TEXT").c_str(),
          [](Stage& s, const Words& w) { s.write_portrait(w[1], w[2], "", w[3]); }),
      act(pattern("NAME écrit sur sa page ", part_words, ", pour NAME : TEXT").c_str(),
          [](Stage& s, const Words& w) { s.write_portrait(w[1], w[2], w[3], w[4]); }),
      act("([0-9]+) séances où les deux disent ([0-9]+)",
          [](Stage& s, const Words& w) {
            for (int i = 0; i < std::stoi(w[1]); ++i) s.hold_session(w[2], w[2]);
          }),
      act("une séance où NAME dit ([0-9]+) et NAME ([0-9]+)",
          [](Stage& s, const Words& w) { s.hold_session(w[2], w[4]); }),
      act("NAME remet le signal \"([^\"]+)\" à plus tard",
          [](Stage& s, const Words& w) {
            const auto found = s.alert(w[1], w[2]);
            const Date later{s.world_.today().days + 7};
            if (found) s.act(w[1], core::AlertSnooze{found->key, later});
          }),
      act("NAME écarte le signal \"([^\"]+)\" : TEXT",
          [](Stage& s, const Words& w) {
            if (const auto found = s.alert(s.referent_, w[2])) {
              s.act(w[1], core::AlertDismiss{found->key, w[3]});
            }
          }),
      act("NAME choisit de répondre au signal \"([^\"]+)\" "
          "(pour elle-même|pour l'équipe|avec Lucie) : ([a-z-]+)",
          [](Stage& s, const Words& w) {
            const auto found = s.alert(w[1], w[2]);
            if (!found) return;
            core::ReadjustmentChoose choose;
            choose.readjustment = *(s.readjustment_ = s.fresh<ReadjustmentId>());
            choose.alert = found->key;
            choose.audience = audiences.at(w[3]);
            choose.response = w[4];
            s.act(w[1], choose);
          }),
      act("NAME dit que cela (a aidé|a aidé un peu|n'a pas aidé)",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::ReadjustmentJudge{s.readjustment_.value_or(ReadjustmentId{}),
                                                helps.at(w[2]), ""});
          }),
      act("NAME y renonce",
          [](Stage& s, const Words& w) {
            s.act(w[1],
                  core::ReadjustmentDrop{s.readjustment_.value_or(ReadjustmentId{})});
          }),
  };
  return table;
}

const std::vector<Vocabulary::Sentence>& Vocabulary::course_checks() {
  static const std::vector<Sentence> table{
      check(pattern("NAME lit ", part_words, " : TEXT").c_str(),
            [](Stage& s, const Words& w) {
              const auto part = s.portrait(w[1], w[2]);
              if (!part) return s.fail("it is not to be read");
              if (part->text != w[3]) s.fail("it reads \"" + part->text + "\"");
            }),
      check(pattern("NAME ne lit pas ", part_words, "").c_str(),
            [](Stage& s, const Words& w) {
              if (s.portrait(w[1], w[2])) s.fail("it can be read");
            }),
      check(pattern("NAME voit que ", part_words, " (a|n'a pas) changé").c_str(),
            [](Stage& s, const Words& w) {
              const auto part = s.portrait(w[1], w[2]);
              if (!part) return s.fail("it is not to be read");
              if (part->before.has_value() != (w[3] == "a")) s.fail("it is otherwise");
            }),
      check("NAME (a|n'a pas) de signal \"([^\"]+)\"",
            [](Stage& s, const Words& w) {
              const auto view = s.see(w[1]);
              const bool found = alert_of(view, kinds.at(w[3])) != nullptr;
              if (found != (w[2] == "a")) s.fail("it is otherwise");
            }),
      check("NAME a un signal \"([^\"]+)\"",
            [](Stage& s, const Words& w) { s.alert(w[1], w[2]); }),
      check("le signal \"([^\"]+)\" de NAME (attend|n'attend plus)",
            [](Stage& s, const Words& w) {
              const auto found = s.alert(w[2], w[1]);
              if (found && core::waits(*found) != (w[3] == "attend")) s.fail("it is otherwise");
            }),
      check("NAME voit ([0-9]+) réajustements?",
            [](Stage& s, const Words& w) {
              const auto count = std::to_string(s.readjustments(w[1]).size());
              if (count != w[2]) s.fail(count + " are seen");
            }),
      check("NAME voit que cela (a aidé|a aidé un peu|n'a pas aidé) selon NAME",
            [](Stage& s, const Words& w) {
              const auto who = s.party(w[3]);
              for (const auto& one : s.readjustments(w[1])) {
                for (const auto& said : one.judgements) {
                  if (said.author == who && said.help == helps.at(w[2])) return;
                }
              }
              s.fail("it is not said");
            }),
  };
  return table;
}

}  // namespace entente::scenarios
