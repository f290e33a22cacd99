// The state of a scenario being played: who is called what, and what the last act gave.
#pragma once
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "scenarios/world.hpp"

namespace entente::scenarios {

using Words = std::smatch;

class Stage {
 public:
  explicit Stage(World& world) : world_(world) {}

  /// Empty: held. Else what went wrong.
  std::string step(const std::string& text);
  /// A refusal that no step asked for.
  std::string unexpected() const;

 private:
  friend struct Vocabulary;

  // People (acts_people.cpp)
  void open(const std::string& patient, const std::string& kind, const std::string& referent);
  void invite(const std::string& who, const std::string& name, const std::string& as);
  void write_whole_contract();
  void bring_in_force();

  // Acting (stage.cpp)
  void act(const std::string& who, core::Command command);
  void sign(const std::string& who);
  void sign_for(const std::string& caregiver, const std::string& signer,
                const std::string& how);

  // Clauses (acts_clauses.cpp)
  void propose(const std::string& who, const std::string& name, core::ClauseBody body);
  void reword(const std::string& who, const std::string& name, const std::string& text,
              std::optional<std::string> patient_words = {});
  void remove(const std::string& who, const std::string& name);
  core::ClauseBody body_of(const std::string& who, const std::string& kind,
                           const std::string& text);

  // Looking (stage.cpp)
  core::AllianceView see(const std::string& who);
  core::AllianceView see() { return see(referent_); }
  std::optional<core::Clause> clause(const std::string& name);
  ClauseId clause_id(const std::string& name);
  ProposalId pending(const std::string& name);
  PartyId party(const std::string& name);
  std::optional<core::Version> version(int number);

  // Sessions (vocabulary_session.cpp)
  std::vector<core::SessionView> sessions(const std::string& who);
  std::optional<core::SessionView> session(const std::string& who);
  SessionId session_id();

  // Between sessions (vocabulary_course.cpp)
  void hold_session(const std::string& patient_says, const std::string& caregiver_says);
  std::optional<core::Alert> alert(const std::string& who, const std::string& kind);
  void write_portrait(const std::string& who, const std::string& part, const std::string& reader,
                      const std::string& text);
  std::optional<core::PortraitPartView> portrait(const std::string& who, const std::string& part);
  std::vector<core::Readjustment> readjustments(const std::string& who);

  template <class IdType>
  IdType fresh() {
    return IdType{world_.fresh()};
  }
  void fail(std::string why) {
    if (failure_.empty()) failure_ = std::move(why);
  }

  World& world_;
  std::string patient_, referent_;
  std::map<std::string, PartyId> parties_;
  std::map<std::string, core::Role> roles_;
  std::map<std::string, ClauseId> clauses_;
  std::map<std::string, std::uint64_t> kept_screens_;
  std::optional<SessionId> session_;
  std::map<std::string, ItemId> items_;
  std::map<std::string, SignId> signs_;
  std::map<std::string, RatingId> ratings_;
  std::optional<NoteId> note_;
  std::optional<WordsId> words_;
  std::optional<ReadjustmentId> readjustment_;
  std::optional<PartyId> behalf_;
  std::optional<Error> refusal_;
  std::string failure_;
};

}  // namespace entente::scenarios
