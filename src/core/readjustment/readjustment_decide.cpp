// Choosing a response, correcting it, giving it up, saying whether it helped.
#include <algorithm>

#include "core/alliance/acting.hpp"
#include "core/limits.hpp"
#include "core/readjustment/readjustment_view.hpp"
#include "core/text.hpp"

namespace entente::core {

namespace {

const Readjustment* find(const Alliance& alliance, ReadjustmentId id) {
  for (const auto& one : alliance.readjustments) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

/// Errors: not_found readjustment.unknown (also one that is not told to this person).
Result<const Readjustment*> told(const Acting& acting, ReadjustmentId id) {
  const auto* one = find(acting.alliance, id);
  const Viewer viewer{acting.subject.id, acting.subject.role, acting.is_referent()};
  if (one == nullptr || !access_readjustment(*one, viewer)) {
    return not_found("readjustment.unknown");
  }
  return one;
}

Result<const Readjustment*> own(const Acting& acting, ReadjustmentId id) {
  TRY(caregiver_only(acting));
  const Readjustment* one = TRY(told(acting, id));
  if (one->author != acting.author.id) return denied("session.not_author");
  if (one->dropped) return conflict("readjustment.dropped");
  return one;
}

bool has_sign(const Alliance& alliance, SignId id) {
  for (const auto& session : alliance.sessions) {
    const auto& signs = session.signs;
    if (std::any_of(signs.begin(), signs.end(), [&](const auto& one) { return one.id == id; })) {
      return true;
    }
  }
  return false;
}

int last_held(const Alliance& alliance) {
  int last = 0;
  for (const auto& session : alliance.sessions) last = std::max(last, session.number);
  return last;
}

}  // namespace

Decision decide_on(const Acting& acting, const ReadjustmentChoose& command) {
  TRY(caregiver_only(acting));
  TRY(check_id(command.readjustment));
  const auto& all = acting.alliance.readjustments;
  if (find(acting.alliance, command.readjustment)) return conflict("readjustment.exists");
  if (all.size() >= limits::readjustments) return conflict("readjustment.too_many");
  TRY(check_text("response", command.response, limits::code));
  if (command.alert) TRY(check_text("alert", *command.alert, limits::alert_key));
  if (command.sign && !has_sign(acting.alliance, *command.sign)) return not_found("sign.unknown");
  if (command.clause && !acting.alliance.latest(*command.clause)) {
    return not_found("clause.unknown");
  }
  TRY(check_text("note", command.note, limits::message, Blank::allowed));
  return events(ReadjustmentChosen{command.readjustment, command.response, command.alert,
                                   command.sign, command.clause, last_held(acting.alliance),
                                   command.moment, command.audience, command.note});
}

Decision decide_on(const Acting& acting, const ReadjustmentCorrect& command) {
  const Readjustment* one = TRY(own(acting, command.readjustment));
  TRY(check_text("note", command.note, limits::message, Blank::allowed));
  if (one->moment == command.moment && one->note == command.note) return std::vector<Event>{};
  return events(ReadjustmentCorrected{command.readjustment, command.moment, command.note});
}

Decision decide_on(const Acting& acting, const ReadjustmentDrop& command) {
  TRY(own(acting, command.readjustment));
  return events(ReadjustmentDropped{command.readjustment});
}

Decision decide_on(const Acting& acting, const ReadjustmentJudge& command) {
  if (!acting.is(Role::patient)) TRY(caregiver_only(acting));
  const Readjustment* one = TRY(told(acting, command.readjustment));
  if (one->dropped) return conflict("readjustment.dropped");
  TRY(check_text("words", command.words, limits::message, Blank::allowed));
  const auto side = acting.is(Role::patient) ? Side::patient : Side::caregiver;
  return events(ReadjustmentJudged{command.readjustment, side, command.help, command.words,
                                   acting.in_person});
}

}  // namespace entente::core
