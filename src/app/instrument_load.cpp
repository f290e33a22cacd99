#include "app/instrument_load.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "core/text.hpp"
#include "json/codec.hpp"

namespace entente::app {

namespace {

using content::Doubt;
using content::InstrumentStatus;

constexpr std::string_view own = "own-";

bool is_own_code(std::string_view code) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return code.starts_with(own) && code.size() > own.size() && code.size() <= core::limits::code &&
         std::all_of(code.begin(), code.end(), plain);
}

/// The skeleton that the code names; null for one's own.
Result<const InstrumentView*> skeleton_for(const InstrumentsNow& now, const std::string& code) {
  for (const auto& one : now.list.instruments) {
    if (one.code != code) continue;
    if (one.status == InstrumentStatus::skeleton) return &one;
    if (one.status == InstrumentStatus::shipped) return invalid("instrument.shipped");
  }
  if (!is_own_code(code)) return invalid("instrument.code");
  return static_cast<const InstrumentView*>(nullptr);
}

Result<void> check_words(const fhir::Words& words) {
  for (const auto* text : {&words.fr, &words.en}) {
    CHECK(core::check_text("text", *text, core::limits::text, core::Blank::allowed));
  }
  return {};
}

Result<void> check_words(const fhir::Questionnaire& questionnaire) {
  CHECK(check_words(questionnaire.title));
  if (questionnaire.copyright) CHECK(check_words(*questionnaire.copyright));
  for (const auto* item : fhir::all_items(questionnaire)) {
    CHECK(check_words(item->text));
    if (item->low) CHECK(check_words(*item->low));
    if (item->high) CHECK(check_words(*item->high));
    for (const auto& option : item->options) CHECK(check_words(option.label));
  }
  return {};
}

Result<void> check_sides(const content::Questionnaires& given, const InstrumentView* skeleton) {
  if (!given.patient && !given.caregiver) return invalid("instrument.no_wording");
  for (const auto side : {core::Side::patient, core::Side::caregiver}) {
    const auto& one = given.of(side);
    if (!one) continue;
    CHECK(check_words(*one));
    if (skeleton == nullptr) continue;
    const auto& sides = skeleton->sides;
    if (std::find(sides.begin(), sides.end(), side) != sides.end()) continue;
    return invalid("instrument.side",
                   {{"side", side == core::Side::patient ? "patient" : "caregiver"}});
  }
  return {};
}

bool same_items(const insight::ScoringKey& a, const insight::ScoringKey& b) {
  const auto ids = [](const insight::ScoringKey& key) {
    std::vector<std::string> out;
    for (const auto& item : key.items) out.push_back(item.id);
    std::sort(out.begin(), out.end());
    return out;
  };
  return ids(a) == ids(b);
}

/// A key is never guessed: the skeleton's where it is known, the manual's where it is not.
Result<insight::ScoringKey> key_for(const InstrumentLoad& asked, const InstrumentView* skeleton,
                                    const content::Questionnaires& given) {
  const auto& first = given.patient ? given.patient : given.caregiver;
  if (skeleton == nullptr) return asked.key.value_or(fhir::derived_key(*first));
  if (skeleton->doubts(Doubt::grouping)) {
    if (!asked.key) return invalid("instrument.key_needed");
    if (!same_items(*asked.key, skeleton->key)) return invalid("instrument.key_items");
    return *asked.key;
  }
  if (asked.key) return invalid("instrument.key_given");
  if (!skeleton->doubts(Doubt::range)) return skeleton->key;
  return fhir::with_bounds_of(skeleton->key, *first);
}

Result<InstrumentText> text_for(const InstrumentLoad& asked, const InstrumentView* skeleton) {
  const auto given = TRY(content::read_questionnaires(asked.questionnaires));
  CHECK(check_sides(given, skeleton));
  InstrumentText out{asked.questionnaires, TRY(key_for(asked, skeleton, given)),
                     asked.every.value_or(skeleton ? skeleton->every : 0)};
  CHECK(content::check_key(out.key, given));
  if (out.key.items.size() > core::limits::answers) {
    return invalid("questionnaire.too_many", {{"item", out.key.items.back().id}});
  }
  CHECK(core::check_range("every", out.every, 0, 100));
  return out;
}

}  // namespace

Result<InstrumentEdition> instrument_load(App& app, const Caller& caller,
                                          const InstrumentLoad& asked) {
  if (caller.role != core::AccountRole::administrator) return denied("access.denied");
  const std::lock_guard one_at_a_time(app.instruments->administering);
  const auto now = TRY(app.instruments->now());
  const auto* skeleton = TRY(skeleton_for(*now, asked.code));
  if (skeleton && !asked.licence) return invalid("instrument.licence");
  storage::InstrumentRow row;
  row.code = asked.code;
  row.text = json::write(TRY(text_for(asked, skeleton)));
  const auto known = TRY(app.store.instruments());
  for (const auto& one : known) {
    if (one.code != row.code) continue;
    if (one.text == row.text) return InstrumentEdition{one.code, one.edition};
    row.edition = one.edition + 1;
  }
  if (known.size() >= most_editions) return conflict("instrument.too_many");
  storage::Write write;
  write.now = row.created_at = app.now();
  if (asked.licence) {
    row.licence_by = caller.account;
    row.licence_at = write.now;
  }
  InstrumentEdition out{row.code, row.edition};
  write.instruments = {std::move(row)};
  CHECK(app.store.write(std::move(write)));
  CHECK(app.instruments->refresh());
  return out;
}

Result<void> instrument_enable(App& app, const Caller& caller, const std::string& code,
                               bool enabled) {
  if (caller.role != core::AccountRole::administrator) return denied("access.denied");
  const std::lock_guard one_at_a_time(app.instruments->administering);
  const auto now = TRY(app.instruments->now());
  const auto* current = now->current(code);
  if (current == nullptr) return not_found("instrument.unknown");
  if (current->status == InstrumentStatus::skeleton) return conflict("instrument.no_wording");
  storage::Write write;
  write.now = app.now();
  write.instrument_uses = {{code, enabled}};
  CHECK(app.store.write(std::move(write)));
  CHECK(app.instruments->refresh());
  return {};
}

}  // namespace entente::app
