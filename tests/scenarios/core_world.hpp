// The core alone: decide and fold, with a clock of its own.
#pragma once
#include <map>
#include <vector>

#include "core/alliance/alliance.hpp"
#include "scenarios/world.hpp"

namespace entente::scenarios {

class CoreWorld : public World {
 public:
  base::IdBytes fresh() override;
  Result<void> open(const std::string& referent, core::AllianceOpen opening) override;
  Result<void> join(const std::string& who, PartyId party) override;
  Result<void> act(const Deed& deed) override;
  Result<core::AllianceView> look(const std::string& who) override;
  Result<std::vector<core::SessionView>> sessions(const std::string& who) override;
  Result<core::PortraitView> portrait(const std::string& who) override;
  Result<std::vector<core::Readjustment>> readjustments(const std::string& who) override;
  Instant now() override { return now_; }
  Date today() override { return base::day_of(now_); }

  const std::vector<core::Recorded>& events() const { return events_; }

 private:
  struct Person {
    AccountId account;
    core::PublicKeys keys;
  };
  const Person& person(const std::string& name);
  core::Command filled(const Deed& deed, PartyId author);
  Result<void> append(const core::Command& command, const core::Context& context);

  std::map<std::string, Person> people_;
  std::vector<core::Recorded> events_;
  core::Alliance alliance_;
  std::uint64_t ids_ = 0;
  Instant now_ = {1'772'442'000 * base::us_per_second};  // 2 March 2026, 09:00
};

/// What stands for the hash of a document here: all that the hash would cover, as text.
std::string fingerprint(const core::ContractDocument& document);

}  // namespace entente::scenarios
