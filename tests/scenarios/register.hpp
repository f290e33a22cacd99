// One test for each scenario of tests/scenarios, whatever the world.
#pragma once
#include <string>

#include "scenarios/scenario.hpp"

namespace entente::scenarios {

/// Called when its test runs; `file` is the scenario's file name, for messages.
using PlayOne = void (*)(const Scenario& scenario, const std::string& file);

/// How many were found. A file that cannot be read, or is empty, is a test that fails.
int register_all(PlayOne play_one);

}  // namespace entente::scenarios
