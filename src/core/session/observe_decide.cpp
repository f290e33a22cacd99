// What is caught in a session: signs, notes, what became of the actions, the patient's words.
#include "core/limits.hpp"
#include "core/session/session_acting.hpp"
#include "core/session/sign_catalogue.hpp"
#include "core/text.hpp"

namespace entente::core {

namespace {

template <class One, class OneId>
const One* find(const std::vector<One>& all, OneId id) {
  for (const auto& one : all) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

// Rule 9: "by a caregiver about the patient, by a caregiver about oneself, and by the patient about
// the caregiver's attitudes".
Result<void> may_see(const Acting& acting, const SignKind& kind) {
  if (kind.view == SignView::caregiver_seen) return patient_only(acting);
  return caregiver_only(acting);
}

Result<const Sign*> own_sign(const Acting& acting, SessionId session_id, SignId id) {
  TRY(patient_or_caregiver(acting));
  const Session* session = TRY(held_session(acting, session_id));
  const auto* sign = find(session->signs, id);
  if (sign == nullptr) return not_found("sign.unknown");
  TRY(same_author(acting, sign->author));
  if (sign->taken_back) return conflict("sign.taken_back");
  return sign;
}

Result<void> check_sign(int intensity, std::string_view words) {
  TRY(check_range("intensity", intensity, 0, limits::intensity_max));
  return check_text("words", words, limits::message, Blank::allowed);
}

Result<void> check_note(const NoteText& note) {
  if (note.form == NoteForm::free) {
    TRY(check_text("text", note.text, limits::text));
    for (const auto* other : {&note.target, &note.data, &note.action, &note.result}) {
      if (!other->empty()) return invalid("note.form");
    }
    return {};
  }
  if (!note.text.empty()) return invalid("note.form");
  // The target is what the rest is about; what was done or came of it may follow later.
  TRY(check_text("target", note.target, limits::message));
  TRY(check_text("data", note.data, limits::text, Blank::allowed));
  TRY(check_text("action", note.action, limits::text, Blank::allowed));
  return check_text("result", note.result, limits::text, Blank::allowed);
}

}  // namespace

Decision decide_on(const Acting& acting, const SignRecord& command) {
  const auto* kind = find_sign(*acting.context.signs, command.code);
  if (kind == nullptr) return invalid("sign.code");
  TRY(may_see(acting, *kind));
  TRY(check_id(command.sign));
  const Session* session = TRY(held_session(acting, command.session));
  if (find(session->signs, command.sign)) return conflict("sign.exists");
  if (session->signs.size() >= limits::signs) return conflict("sign.too_many");
  TRY(device_time(acting, command.seen_at));
  TRY(check_sign(command.intensity, command.words));
  return events(SignSeen{command.session, command.sign, command.code, kind->family, kind->channel,
                         command.seen_at, command.intensity, command.lasting, command.words,
                         acting.in_person});
}

Decision decide_on(const Acting& acting, const SignCorrect& command) {
  const Sign* sign = TRY(own_sign(acting, command.session, command.sign));
  TRY(check_sign(command.intensity, command.words));
  if (sign->intensity == command.intensity && sign->lasting == command.lasting &&
      sign->words == command.words) {
    return std::vector<Event>{};
  }
  return events(SignCorrected{command.session, command.sign, command.intensity, command.lasting,
                              command.words});
}

Decision decide_on(const Acting& acting, const SignTakeBack& command) {
  TRY(own_sign(acting, command.session, command.sign));
  return events(SignTakenBack{command.session, command.sign});
}

Decision decide_on(const Acting& acting, const NoteWrite& command) {
  TRY(caregiver_only(acting));
  TRY(check_id(command.note));
  const Session* session = TRY(held_session(acting, command.session));
  if (find(session->notes, command.note)) return conflict("note.exists");
  if (session->notes.size() >= limits::notes) return conflict("note.too_many");
  TRY(check_note(command.text));
  return events(NoteWritten{command.session, command.note, command.text});
}

Decision decide_on(const Acting& acting, const NoteCorrect& command) {
  TRY(caregiver_only(acting));
  // A record is corrected whenever the mistake is seen.
  const Session* session = TRY(session_of(acting, command.session));
  const auto* note = find(session->notes, command.note);
  if (note == nullptr) return not_found("note.unknown");
  TRY(same_author(acting, note->author));
  TRY(check_note(command.text));
  if (note->text == command.text) return std::vector<Event>{};
  return events(NoteCorrected{command.session, command.note, command.text});
}

Decision decide_on(const Acting& acting, const ActionFollow& command) {
  TRY(patient_or_caregiver(acting));
  TRY(held_session(acting, command.session));
  const auto* clause = acting.alliance.latest(command.action);
  if (clause == nullptr) return not_found("clause.unknown");
  if (clause->kind != ClauseKind::action) return invalid("follow_up.not_action");
  TRY(check_text("words", command.words, limits::message, Blank::allowed));
  return events(ActionFollowed{command.session, command.action, command.outcome, command.words,
                               acting.in_person});
}

Decision decide_on(const Acting& acting, const WordsCatch& command) {
  TRY(patient_or_caregiver(acting));
  TRY(check_id(command.id));
  const Session* session = TRY(held_session(acting, command.session));
  if (find(session->words, command.id)) return conflict("words.exists");
  if (session->words.size() >= limits::patient_words) return conflict("words.too_many");
  TRY(check_text("words", command.words, limits::message));
  return events(WordsCaught{command.session, command.id, command.kind, command.words});
}

Decision decide_on(const Acting& acting, const WordsTakeBack& command) {
  TRY(patient_or_caregiver(acting));
  const Session* session = TRY(session_of(acting, command.session));
  const auto* words = find(session->words, command.id);
  if (words == nullptr) return not_found("words.unknown");
  // They are the patient's words: the patient may take back what another wrote down.
  if (!acting.is(Role::patient)) TRY(same_author(acting, words->author));
  if (words->taken_back) return conflict("words.taken_back");
  return events(WordsTakenBack{command.session, command.id});
}

}  // namespace entente::core
