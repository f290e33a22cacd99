// The demo's script as content/demo/demo.json has it: people, and what each of them did when.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "json/codec.hpp"

namespace entente::app {

struct DemoNote {
  std::string fr;
  std::string en;
};
BOOST_DESCRIBE_STRUCT(DemoNote, (), (fr, en))

struct ScriptUnit {
  std::string id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ScriptUnit, (), (id, name))

struct ScriptPerson {
  std::string id;  ///< also the log-in name
  std::string role;
  std::string name;
  std::string unit;
  DemoNote note;
};
BOOST_DESCRIBE_STRUCT(ScriptPerson, (), (id, role, name, unit, note))

struct ScriptTopic {
  std::string by;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(ScriptTopic, (), (by, text))

struct ScriptWords {
  std::string kind;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(ScriptWords, (), (kind, words))

struct ScriptFollow {
  std::string action;
  std::string outcome;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(ScriptFollow, (), (action, outcome, words))

struct ScriptGoal {
  std::string objective;
  int level = 0;
};
BOOST_DESCRIBE_STRUCT(ScriptGoal, (), (objective, level))

/// A session from its beginning to what both said of it. Answers are whole points, in the order of
/// the instrument's items.
struct ScriptSession {
  std::optional<std::vector<ScriptTopic>> agenda;
  std::optional<std::vector<std::string>> signs;  ///< their codes, seen by the caregiver
  std::optional<std::vector<std::string>> felt;   ///< said by the patient
  std::optional<std::vector<ScriptWords>> words;
  std::optional<std::vector<ScriptFollow>> follow;
  std::optional<std::vector<ScriptGoal>> goals;
  std::optional<std::string> note;
  std::optional<std::vector<int>> patient;
  std::optional<std::vector<int>> caregiver;
  std::optional<std::vector<int>> mirror_patient;
  std::optional<std::vector<int>> mirror_caregiver;
};
BOOST_DESCRIBE_STRUCT(ScriptSession, (), (agenda, signs, felt, words, follow, goals, note, patient,
                                          caregiver, mirror_patient, mirror_caregiver))

/// One act. `agree`: proposed by one side and accepted by the other; `understand`: explained, said
/// back and judged. A string "@o1" in a body is the clause o1; "+60d" is sixty days from today.
struct ScriptStep {
  std::string act;
  int days = 0;  ///< ago
  std::optional<std::string> by;
  std::optional<std::string> clause;
  std::optional<json::Value> body;
  std::optional<std::string> message;
  std::optional<std::string> reason;
  std::optional<std::string> words;
  std::optional<bool> counter;
  std::optional<bool> in_person;
  std::optional<std::string> person;
  std::optional<std::string> role;
  std::optional<std::string> relation;
  std::optional<std::string> scope;
  std::optional<std::string> attested_by;
  std::optional<std::string> witness;
  std::optional<std::string> handwriting;  ///< PNG, base64url
  std::optional<ScriptSession> session;
  std::optional<int> in_days;                       ///< a date to come
  std::optional<std::vector<std::string>> readers;  ///< of a part of the portrait
  std::optional<std::string> alert;                 ///< "rupture:s4"
  std::optional<std::string> audience;
};
BOOST_DESCRIBE_STRUCT(ScriptStep, (),
                      (act, days, by, clause, body, message, reason, words, counter, in_person,
                       person, role, relation, scope, attested_by, witness, handwriting, session,
                       in_days, readers, alert, audience))

struct ScriptAlliance {
  std::string id;
  std::string unit;
  std::optional<std::string> patient;       ///< a person with a device
  std::optional<std::string> patient_name;  ///< or only a name
  std::string referent;
  std::optional<bool> needs_representative;
  int days = 0;
  std::vector<ScriptStep> steps;
};
BOOST_DESCRIBE_STRUCT(ScriptAlliance, (), (id, unit, patient, patient_name, referent,
                                           needs_representative, days, steps))

struct Script {
  std::string establishment;
  std::string password;
  std::vector<ScriptUnit> units;
  std::vector<ScriptPerson> people;
  std::vector<ScriptAlliance> alliances;
};
BOOST_DESCRIBE_STRUCT(Script, (), (establishment, password, units, people, alliances))

/// Errors: the codec's, with the path of what is wrong.
Result<Script> demo_script();

}  // namespace entente::app
