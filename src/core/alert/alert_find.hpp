// Which alerts there are for one person, now.
#pragma once
#include <vector>

#include "core/access/access.hpp"
#include "core/alert/alert.hpp"
#include "core/outlook.hpp"

namespace entente::core {

/// Those still to be looked at come first; put off ones last; those found not needed are left out.
/// The patient and the representative are told what the figures and the contract show; signs are a
/// caregiver's to readjust by (domain rule 9), so alerts about them are theirs. Others: none.
std::vector<Alert> alerts_for(const Alliance& alliance, const Viewer& viewer,
                              const Outlook& outlook);

/// Not put off, not good news, not answered yet: what still waits for somebody.
bool waits(const Alert& alert);

}  // namespace entente::core
