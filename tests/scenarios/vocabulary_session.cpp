// What people do and see around a session.
#include <algorithm>

#include "scenarios/vocabulary.hpp"

namespace entente::scenarios {

namespace {

core::FollowUpOutcome outcome_of(const std::string& word) {
  if (word == "faite") return core::FollowUpOutcome::done;
  if (word == "faite en partie") return core::FollowUpOutcome::partly;
  return core::FollowUpOutcome::not_done;
}

core::SessionStatus status_of(const std::string& word) {
  if (word == "prévue") return core::SessionStatus::planned;
  if (word == "en cours") return core::SessionStatus::running;
  if (word == "terminée") return core::SessionStatus::ended;
  if (word == "annulée") return core::SessionStatus::cancelled;
  return core::SessionStatus::missed;
}

const core::Sign* sign_in(const core::SessionView& view, const std::string& code) {
  for (const auto& one : view.session.signs) {
    if (one.code == code) return &one;
  }
  return nullptr;
}

std::vector<core::Answer> answers(const std::string& value) {
  return {{"trust", std::stoi(value) * 1000}};
}

constexpr const char* check_in = "entente-check-in";

}  // namespace

std::vector<core::SessionView> Stage::sessions(const std::string& who) {
  auto found = world_.sessions(who);
  if (found) return *found;
  fail(who + " sees no sessions: " + found.error().key);
  return {};
}

std::optional<core::SessionView> Stage::session(const std::string& who) {
  for (auto& one : sessions(who)) {
    if (one.session.id == session_id()) return one;
  }
  fail(who + " does not see the session");
  return std::nullopt;
}

SessionId Stage::session_id() {
  if (!session_) session_ = fresh<SessionId>();
  return *session_;
}

const std::vector<Vocabulary::Sentence>& Vocabulary::session_acts() {
  static const std::vector<Sentence> table{
      act("NAME donne une date de séance",
          [](Stage& s, const Words& w) {
            s.session_ = s.fresh<SessionId>();
            s.act(w[1], core::SessionPlan{*s.session_, base::later(s.world_.now(), 86'400), 45,
                                          core::Presence::in_person});
          }),
      act("NAME donne une date déjà passée",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::SessionPlan{s.fresh<SessionId>(),
                                          base::later(s.world_.now(), -86'400), 45,
                                          core::Presence::in_person});
          }),
      act("NAME déplace la séance",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::SessionMove{s.session_id(), base::later(s.world_.now(), 172'800), 30,
                                          core::Presence::remote});
          }),
      act("NAME annule la séance : TEXT",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::SessionCancel{s.session_id(), w[2]});
          }),
      act("NAME dit que NAME n'est pas venue?",
          [](Stage& s, const Words& w) {
            const bool patient = w[2] == s.patient_;
            s.act(w[1], core::SessionMiss{s.session_id(),
                                          patient ? core::Side::patient : core::Side::caregiver,
                                          ""});
          }),
      act("NAME commence (la|une) séance",
          [](Stage& s, const Words& w) {
            if (w[2] == "une") s.session_ = s.fresh<SessionId>();
            s.act(w[1], core::SessionStart{s.session_id(), s.world_.now()});
          }),
      act("NAME termine la séance",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::SessionEnd{s.session_id(), s.world_.now()});
          }),
      act("NAME aimerait parler de TEXT",
          [](Stage& s, const Words& w) {
            const auto id = s.items_[w[2]] = s.fresh<ItemId>();
            s.act(w[1], core::AgendaAdd{s.session_id(), id, w[2]});
          }),
      act("NAME ne veut plus parler de TEXT",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::AgendaRemove{s.session_id(), s.items_[w[2]]});
          }),
      act("NAME coche TEXT",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::AgendaMark{s.session_id(), s.items_[w[2]], true});
          }),
      act("NAME relève le signe ([a-z-]+)",
          [](Stage& s, const Words& w) {
            const auto id = s.signs_[w[2]] = s.fresh<SignId>();
            s.act(w[1], core::SignRecord{s.session_id(), id, w[2], s.world_.now(), 2, false, ""});
          }),
      act("NAME précise le signe ([a-z-]+) : TEXT",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::SignCorrect{s.session_id(), s.signs_[w[2]], 3, true, w[3]});
          }),
      act("NAME reprend le signe ([a-z-]+)",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::SignTakeBack{s.session_id(), s.signs_[w[2]]});
          }),
      act("NAME écrit dans ses notes TEXT",
          [](Stage& s, const Words& w) {
            s.note_ = s.fresh<NoteId>();
            core::NoteText text;
            text.text = w[2];
            s.act(w[1], core::NoteWrite{s.session_id(), *s.note_, text});
          }),
      act("NAME corrige la note : TEXT",
          [](Stage& s, const Words& w) {
            core::NoteText text;
            text.text = w[2];
            s.act(w[1], core::NoteCorrect{s.session_id(), s.note_.value_or(NoteId{}), text});
          }),
      act("NAME dit que l'action \"([^\"]+)\" est (faite|faite en partie|à faire) : TEXT",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::ActionFollow{s.session_id(), s.clause_id(w[2]), outcome_of(w[3]),
                                           w[4]});
          }),
      act("NAME garde ces mots de NAME : TEXT",
          [](Stage& s, const Words& w) {
            s.words_ = s.fresh<WordsId>();
            s.act(w[1], core::WordsCatch{s.session_id(), *s.words_, core::WordsKind::change_talk,
                                         w[3]});
          }),
      act("NAME reprend ses mots",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::WordsTakeBack{s.session_id(), s.words_.value_or(WordsId{})});
          }),
      act("NAME donne son ressenti : ([0-9]+)",
          [](Stage& s, const Words& w) {
            // In person it is the patient's, whoever holds the tablet.
            const std::string whose = s.behalf_ ? s.patient_ : w[1].str();
            const auto id = s.ratings_[whose] = s.fresh<RatingId>();
            s.act(w[1], core::RatingGive{s.session_id(), id, check_in, 1, answers(w[2])});
          }),
      act("NAME corrige le ressenti de NAME : ([0-9]+)",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::RatingCorrect{s.session_id(), s.ratings_[w[2]], answers(w[3])});
          }),
      act("NAME cote l'objectif \"([^\"]+)\" à (-?[0-9])",
          [](Stage& s, const Words& w) {
            s.act(w[1], core::GoalRate{s.session_id(), s.clause_id(w[2]), std::stoi(w[3])});
          }),
  };
  return table;
}

const std::vector<Vocabulary::Sentence>& Vocabulary::session_checks() {
  static const std::vector<Sentence> table{
      check("la séance est (prévue|en cours|terminée|annulée|manquée)",
            [](Stage& s, const Words& w) {
              const auto view = s.session(s.referent_);
              if (view && view->session.status != status_of(w[1])) s.fail("it is otherwise");
            }),
      check("la séance porte le numéro ([0-9]+)",
            [](Stage& s, const Words& w) {
              const auto view = s.session(s.referent_);
              if (view && view->session.number != std::stoi(w[1])) {
                s.fail("it is " + std::to_string(view->session.number));
              }
            }),
      check("NAME voit ([0-9]+) séances?",
            [](Stage& s, const Words& w) {
              const auto count = std::to_string(s.sessions(w[1]).size());
              if (count != w[2]) s.fail(count + " are seen");
            }),
      check("l'ordre du jour compte ([0-9]+) points?",
            [](Stage& s, const Words& w) {
              const auto view = s.session(s.referent_);
              if (!view) return;
              const auto count = std::to_string(view->session.agenda.size());
              if (count != w[1]) s.fail(count + " are there");
            }),
      check("NAME (voit|ne voit pas) le signe ([a-z-]+)",
            [](Stage& s, const Words& w) {
              const auto view = s.session(w[1]);
              if (!view) return;
              if ((sign_in(*view, w[3]) != nullptr) != (w[2] == "voit")) s.fail("it is otherwise");
            }),
      check("le signe ([a-z-]+) se lit TEXT",
            [](Stage& s, const Words& w) {
              const auto view = s.session(s.referent_);
              const auto* sign = view ? sign_in(*view, w[1]) : nullptr;
              if (sign == nullptr) return s.fail("there is no such sign");
              if (sign->words != w[2]) s.fail("it reads \"" + sign->words + "\"");
            }),
      check("NAME (lit|ne lit pas encore) le ressenti de NAME",
            [](Stage& s, const Words& w) {
              const auto view = s.session(w[1]);
              if (!view) return;
              const auto id = s.ratings_[w[3]];
              const auto& all = view->session.ratings;
              const bool found = std::any_of(all.begin(), all.end(),
                                             [&](const auto& one) { return one.id == id; });
              if (found != (w[2] == "lit")) s.fail("it is otherwise");
            }),
      check("NAME sait que l'autre a répondu",
            [](Stage& s, const Words& w) {
              const auto view = s.session(w[1]);
              if (view && view->blind.empty()) s.fail("it is not told");
            }),
      check("la note se lit TEXT",
            [](Stage& s, const Words& w) {
              const auto view = s.session(s.referent_);
              if (!view) return;
              if (view->session.notes.empty()) return s.fail("there is none");
              const auto& text = view->session.notes.back().text.text;
              if (text != w[1]) s.fail("it reads \"" + text + "\"");
            }),
      check("la note a été corrigée ([0-9]+) fois",
            [](Stage& s, const Words& w) {
              const auto view = s.session(s.referent_);
              if (!view || view->session.notes.empty()) return s.fail("there is none");
              const auto count = std::to_string(view->session.notes.back().corrections);
              if (count != w[1]) s.fail(count + " times");
            }),
      check("NAME retrouve ses mots TEXT",
            [](Stage& s, const Words& w) {
              const auto view = s.session(w[1]);
              if (!view) return;
              for (const auto& one : view->session.words) {
                if (one.words == w[2]) return;
              }
              s.fail("they are not there");
            }),
      check("aucun mot n'est gardé",
            [](Stage& s, const Words&) {
              const auto view = s.session(s.referent_);
              if (view && !view->session.words.empty()) s.fail("there are some");
            }),
      check("l'objectif \"([^\"]+)\" en est à (-?[0-9])",
            [](Stage& s, const Words& w) {
              const auto view = s.session(s.patient_);
              if (!view) return;
              for (const auto& one : view->session.goals) {
                if (one.objective != s.clause_id(w[1])) continue;
                if (std::to_string(one.level) != w[2]) s.fail(std::to_string(one.level));
                return;
              }
              s.fail("it was not rated");
            }),
  };
  return table;
}

}  // namespace entente::scenarios
