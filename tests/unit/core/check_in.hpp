// The check-in's key and answers, as content/instruments/ has them.
#pragma once
#include <vector>

#include "core/outlook.hpp"
#include "core/session/session.hpp"

namespace entente::core {

inline constexpr const char* check_in_items[] = {"trust",   "heard",    "objectives",
                                                 "actions", "disagree", "whole"};

inline insight::Instrument check_in_instrument(int edition = 1, int max_milli = 10'000) {
  insight::Instrument one{check_in, edition, {}};
  for (const auto* item : check_in_items) one.key.items.push_back({item, 0, max_milli, false});
  one.key.missing_max = 2;
  return one;
}

/// The same answer to every item.
inline std::vector<Answer> check_in_answers(int milli) {
  std::vector<Answer> out;
  for (const auto* item : check_in_items) out.push_back({item, milli});
  return out;
}

}  // namespace entente::core
