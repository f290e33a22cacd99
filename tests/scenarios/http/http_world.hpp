// The same scenarios through the API: real people, keys, signatures and pictures.
#pragma once
#include <map>
#include <memory>

#include "app/invitation.hpp"
#include "scenarios/http/house.hpp"
#include "scenarios/world.hpp"

namespace entente::scenarios {

class HttpWorld : public World {
 public:
  explicit HttpWorld(House& house);

  base::IdBytes fresh() override;
  Result<void> open(const std::string& referent, core::AllianceOpen opening) override;
  Result<void> join(const std::string& who, PartyId party) override;
  Result<void> act(const Deed& deed) override;
  Result<core::AllianceView> look(const std::string& who) override;
  Result<std::vector<core::SessionView>> sessions(const std::string& who) override;
  Result<core::PortraitView> portrait(const std::string& who) override;
  Result<std::vector<core::Readjustment>> readjustments(const std::string& who) override;
  Instant now() override;
  Date today() override;

 private:
  Person& person(const std::string& name);
  /// Who has no account yet sees what a member of the staff who is no party sees: nothing.
  Result<Person*> enrolled(const std::string& name);
  std::string path(const std::string& rest = "") const;
  Result<void> invite(const Person& by, const Deed& deed, const app::PartyInvitation& asked);
  Result<void> sign(const Person& by, const Deed& deed, core::ContractSign command);
  Result<void> post(const Person& by, const Deed& deed, const std::string& path,
                    const std::string& body);

  House& house_;
  std::string suffix_;  ///< of login names: many worlds share a house
  std::map<std::string, std::unique_ptr<Person>> people_;
  std::map<PartyId, std::string> codes_;
  std::string referent_;
  AllianceId alliance_;
};

}  // namespace entente::scenarios
