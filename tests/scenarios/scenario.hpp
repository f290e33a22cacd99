// Reads .scenario files and plays them in a world.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/world.hpp"

namespace entente::scenarios {

struct Step {
  int line = 0;      ///< in its file, from 1
  std::string text;  ///< without its first word (Soit, Quand, Alors, Et, Mais)
};

struct Scenario {
  std::string title;
  int line = 0;
  std::vector<Step> steps;
};

/// Errors: invalid scenario.malformed {line}.
Result<std::vector<Scenario>> parse(std::string_view text);

/// Every .scenario file of a folder, by name.
std::vector<std::filesystem::path> files(const std::filesystem::path& folder);

/// The whole text of a file.
std::string read(const std::filesystem::path& file);

/// Plays one scenario to its end or its first failure. Empty: all held; else the line and what
/// was found instead.
std::string play(const Scenario& scenario, World& world);

}  // namespace entente::scenarios
