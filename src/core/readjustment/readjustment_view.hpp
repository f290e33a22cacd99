// What one person may see of the readjustments.
#pragma once
#include <vector>

#include "core/access/access.hpp"

namespace entente::core {

/// What belongs to the caregiver's own story is theirs; what the team tries stays with it; what is
/// tried together is told to the patient. Never to a relative or a supervisor.
bool access_readjustment(const Readjustment& one, const Viewer& viewer);

/// Newest first; those given up are left out.
std::vector<Readjustment> readjustments_for(const Alliance& alliance, const Viewer& viewer);

}  // namespace entente::core
