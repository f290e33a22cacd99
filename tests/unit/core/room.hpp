// A small alliance to test with: its people, its stream, and shorthands for what they do.
#pragma once
#include <string>
#include <vector>

#include "core/access/access.hpp"
#include "core/contract/readiness.hpp"
#include "unit/core/digest.hpp"

namespace entente::core {

template <class IdType>
IdType id_of(std::uint64_t number) {
  IdType out;
  for (std::size_t i = 0; i < 8; ++i) {
    out.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
  }
  return out;
}

class Room {
 public:
  enum class Kind { adult, minor };

  static constexpr std::uint64_t patient_no = 1, claire_no = 2, thomas_no = 3, julie_no = 4,
                                 samira_no = 5;
  const PartyId patient = id_of<PartyId>(patient_no);
  const PartyId claire = id_of<PartyId>(claire_no);    ///< the first referent
  const PartyId thomas = id_of<PartyId>(thomas_no);    ///< a colleague
  const PartyId julie = id_of<PartyId>(julie_no);      ///< a relative
  const PartyId samira = id_of<PartyId>(samira_no);    ///< of a minor

  explicit Room(Kind kind = Kind::adult);

  Context context(PartyId author);
  /// Decides and folds what was decided.
  Result<std::vector<Event>> act(PartyId author, const Command& command);
  Result<std::vector<Event>> act(const Context& context, const Command& command);
  /// The same, which a test relies on.
  void must(PartyId author, const Command& command);

  ContractSign signing(PartyId who);
  /// By Claire, accepted by the patient.
  ClauseId agree(ClauseBody body);
  /// The least that rule 1 lets through.
  void write_contract();
  void bring_in_force();

  template <class IdType>
  IdType fresh() {
    return id_of<IdType>(++ids_);
  }
  AllianceView view(PartyId who) { return view_for(alliance, viewer(who), outlook()); }
  AllianceLine line(PartyId who) { return line_for(alliance, viewer(who), outlook()); }
  Viewer viewer(PartyId who) const {
    return {who, alliance.party(who)->role, who == alliance.referent};
  }
  Date today() const { return base::day_of(now); }
  Outlook outlook() const { return {now, instruments}; }
  std::vector<insight::Instrument> instruments;

  Alliance alliance;
  std::vector<Recorded> stream;
  Instant now{1'772'442'000 * base::us_per_second};  // 2 March 2026, 09:00
  ClauseId aim, objective, action, information, frame;

 private:
  std::uint64_t ids_ = 1000;
};

AccountId account_of(PartyId party);
PublicKeys keys_of(PartyId party);

}  // namespace entente::core
