#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cli/console.hpp"

namespace entente::cli {

/// What a command said, on both streams, and how it ended.
struct Said {
  int status;
  std::string text;
};

inline Said run_command(std::vector<std::string> words) {
  words.insert(words.begin(), "entente");
  std::vector<char*> raw;
  for (auto& word : words) raw.push_back(word.data());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int status = run(static_cast<int>(raw.size()), raw.data());
  auto text = testing::internal::GetCapturedStdout();
  text += testing::internal::GetCapturedStderr();
  return {status, text};
}

}  // namespace entente::cli
