#include <array>
#include <utility>

#include "app/login.hpp"

namespace entente::app {

namespace {

using Mark = std::pair<std::string_view, std::string_view>;

// The first that is found counts: most browsers also name those they imitate.
constexpr std::array<Mark, 10> browsers{{{"Edg", "Edge"},
                                         {"OPR/", "Opera"},
                                         {"SamsungBrowser/", "Samsung Internet"},
                                         {"Firefox/", "Firefox"},
                                         {"FxiOS/", "Firefox"},
                                         {"CriOS/", "Chrome"},
                                         {"Chromium/", "Chromium"},
                                         {"Chrome/", "Chrome"},
                                         {"Safari/", "Safari"},
                                         {"curl/", "curl"}}};
constexpr std::array<Mark, 7> systems{{{"Android", "Android"},
                                       {"iPhone", "iPhone"},
                                       {"iPad", "iPad"},
                                       {"Windows", "Windows"},
                                       {"CrOS", "ChromeOS"},
                                       {"Mac OS X", "macOS"},
                                       {"Linux", "Linux"}}};

template <std::size_t N>
std::string_view first_of(const std::array<Mark, N>& marks, std::string_view text) {
  for (const auto& [mark, name] : marks) {
    if (text.find(mark) != std::string_view::npos) return name;
  }
  return {};
}

}  // namespace

std::string device_label(std::string_view user_agent) {
  const auto browser = first_of(browsers, user_agent);
  const auto system = first_of(systems, user_agent);
  std::string label(browser);
  if (!browser.empty() && !system.empty()) label += " · ";
  return label += system;
}

}  // namespace entente::app
