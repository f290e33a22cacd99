// The events of an exported chain, walked once in order: whose key was whose when something was
// signed, since when a version is in force and until when. Internal to contract_verify.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/alliance/alliance.hpp"

namespace entente::app {

/// What the chain says of one version.
struct Standing {
  std::optional<Instant> in_force_at;
  std::optional<Instant> ended_at;  ///< replaced, withdrawn, or the alliance was closed
  std::vector<PartyId> must_sign;   ///< the patient, and the referent of that time
};

class Walk {
 public:
  /// `complete`: every event is disclosed, so that the state can be folded along the way.
  Walk(AllianceId alliance, bool complete) : id_(alliance), complete_(complete) {}

  void next(const core::Recorded& recorded);

  std::string name_of(PartyId party) const;
  /// The key was, at some time, this party's.
  bool had_key(PartyId party, const std::string& key) const;
  /// This very signature is in the chain.
  bool holds(const core::Signature& signature) const;
  const std::map<int, Standing>& standings() const { return standings_; }
  /// Only when complete.
  const core::Alliance& alliance() const { return alliance_; }
  /// Keys `verify.stream` {seq}, `verify.signature`, `verify.key`, `verify.statement`,
  /// `verify.unsigned` {version, name}, `verify.document` {version}.
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  struct Person {
    std::string name;
    std::vector<std::string> keys;  ///< the last one is the present one
  };

  void meet(PartyId party, const std::string& name, const std::string& key);
  void check_signed(const core::Recorded& recorded, const core::Signature& signature);
  void check_moment(const core::Signature& signature);
  void come_into_force(const core::Recorded& recorded, int number);
  void check_all_signed(int number);
  void end_standing(Instant at);
  void told(const char* key, int version, const std::string& name);

  AllianceId id_;
  bool complete_;
  core::Alliance alliance_;
  PartyId patient_, referent_;
  std::map<PartyId, Person> people_;
  std::set<std::string> signatures_;  ///< as canonical text
  std::map<int, Standing> standings_;
  std::vector<Problem> problems_;
};

}  // namespace entente::app
