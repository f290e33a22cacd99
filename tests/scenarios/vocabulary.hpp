// The sentences a scenario may use: one table, a pattern and what it does.
#pragma once
#include <string>

#include "scenarios/stage.hpp"

namespace entente::scenarios {

struct Vocabulary {
  /// Plays one sentence; an unknown one fails.
  static void say(Stage& stage, const std::string& text);

 private:
  using Say = void (*)(Stage&, const Words&);
  struct Sentence {
    std::regex pattern;
    Say say;
  };
  static bool try_table(const std::vector<Sentence>& table, Stage& stage,
                        const std::string& text);
  static const std::vector<Sentence>& acts();
  static const std::vector<Sentence>& clause_acts();
  static const std::vector<Sentence>& checks();
  static const std::vector<Sentence>& clause_checks();
  static const std::vector<Sentence>& session_acts();
  static const std::vector<Sentence>& session_checks();
  static const std::vector<Sentence>& course_acts();
  static const std::vector<Sentence>& course_checks();
  static Sentence act(const char* pattern, Say say);    ///< what somebody does
  static Sentence check(const char* pattern, Say say);  ///< what is then seen
  static std::string expand(const char* pattern);
};

}  // namespace entente::scenarios
