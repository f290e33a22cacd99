// What a caregiver can look back on: for each relational skill, facts from their own sessions and
// acts; beside them, how patients answered the mirror of attitudes and how they answered it
// themself. Theirs alone. No score of a person, no comparison with others.
//
// Where it comes from: the skills are those of care as a meeting of two people (Hesbeen, "Prendre
// soin à l'hôpital", 1997); the attitudes are his, with Rogers's conditions of a helping relation
// ("The necessary and sufficient conditions of therapeutic personality change", 1957).
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/alliance/alliance.hpp"
#include "core/outlook.hpp"

namespace entente::core {

enum class Skill {
  care_relation, empathy, authenticity, trust, engagement, contracting, negotiation, accompaniment,
  responsibility
};
BOOST_DESCRIBE_ENUM(Skill, care_relation, empathy, authenticity, trust, engagement, contracting,
                    negotiation, accompaniment, responsibility)

/// In the order they are told, skill after skill. `felt_*`, `not_*` are what the patient said after
/// a session, the pleasant and the other alike.
enum class FactKind {
  sessions_held, topics_taken_up, felt_rushed,
  felt_heard, felt_respected, felt_judged, felt_interrupted, not_understood,
  own_view_given, own_signs_noted, notes_corrected,
  confided, check_ins_answered, portrait_opened, not_believed,
  own_actions_done, own_actions_left,
  versions_signed, objectives_in_their_words,
  clauses_negotiated, negotiated, felt_free,
  teach_backs_understood, words_kept, follow_ups, goals_rated,
  readjustments_chosen, readjustments_judged, readjustments_helped, readjustments_no_help
};
BOOST_DESCRIBE_ENUM(FactKind, sessions_held, topics_taken_up, felt_rushed, felt_heard,
                    felt_respected, felt_judged, felt_interrupted, not_understood, own_view_given,
                    own_signs_noted, notes_corrected, confided, check_ins_answered,
                    portrait_opened, not_believed, own_actions_done, own_actions_left,
                    versions_signed, objectives_in_their_words, clauses_negotiated, negotiated,
                    felt_free, teach_backs_understood, words_kept, follow_ups, goals_rated,
                    readjustments_chosen, readjustments_judged, readjustments_helped,
                    readjustments_no_help)

Skill skill_of(FactKind kind);

struct Fact {
  FactKind kind = FactKind::sessions_held;
  int count = 0;  ///< at least 1: what did not happen is not told
  Instant last;
  bool operator==(const Fact&) const = default;
};
BOOST_DESCRIBE_STRUCT(Fact, (), (kind, count, last))

/// All answers to one attitude. An int holds 400 000 of them.
struct AttitudeSum {
  std::string attitude;  ///< the item's id in the instrument
  int patient_sum_milli = 0;
  int patients = 0;  ///< answers, not people
  int own_sum_milli = 0;
  int own = 0;
  bool operator==(const AttitudeSum&) const = default;
};
BOOST_DESCRIBE_STRUCT(AttitudeSum, (), (attitude, patient_sum_milli, patients, own_sum_milli, own))

/// What can be added up over alliances. Sums are on the scale of the mirror's latest edition.
struct PortfolioFacts {
  int sessions = 0;
  std::vector<Fact> facts;  ///< in the order of FactKind
  std::vector<AttitudeSum> mirror;
  bool operator==(const PortfolioFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(PortfolioFacts, (), (sessions, facts, mirror))

/// From one alliance: what this caregiver did, and what was said of the sessions they held. Of the
/// patients' answers to the mirror only what rule 8 has opened by now.
PortfolioFacts facts_for(const Alliance& alliance, PartyId caregiver, const Outlook& outlook);

/// Counts and sums together, the later of two dates.
void add(PortfolioFacts& to, const PortfolioFacts& more);

/// One or two answers tell of a day, not of a way of being.
inline constexpr int least_answers = 3;

struct MirrorLine {
  std::string attitude;
  int min_milli = 0;
  int max_milli = 0;
  std::optional<int> patient_mean_milli;  ///< from `least_answers` on
  int patients = 0;                       ///< how many answers
  std::optional<int> own_mean_milli;
  int own = 0;
};
BOOST_DESCRIBE_STRUCT(MirrorLine, (), (attitude, min_milli, max_milli, patient_mean_milli,
                                       patients, own_mean_milli, own))

/// One line an item of the mirror's latest edition, in its order.
std::vector<MirrorLine> mirror_of(const PortfolioFacts& facts,
                                  std::span<const insight::Instrument> instruments);

/// The attitudes on which both mirrors differ most, at most two, the widest first; a difference
/// of less than half a step of the five is none.
std::vector<std::string> furthest_apart(const std::vector<MirrorLine>& lines);

/// Something a caregiver may choose to work on: a skill, or an attitude of the mirror.
bool is_topic(const std::string& code, std::span<const insight::Instrument> instruments);

}  // namespace entente::core
