// Commands that people might send next: most of them possible, some not.
#pragma once
#include <cstdint>
#include <vector>

#include "unit/core/room.hpp"

namespace entente::core {

class RandomCommands {
 public:
  explicit RandomCommands(Room& room) : room_(room) {}

  /// One act, chosen by the seed.
  void step(std::uint64_t seed);

  Context context;  ///< of the act to send
  Command command;

 private:
  std::uint64_t roll(std::uint64_t sides);
  PartyId anyone();
  void choose();
  void propose();
  void answer();
  void teach();
  void sign();
  void people();
  std::optional<ClauseBody> body(const Clause* clause);
  const Clause* any_clause();
  const Clause* any_pending();

  Room& room_;
  std::uint64_t state_ = 0;
};

}  // namespace entente::core
