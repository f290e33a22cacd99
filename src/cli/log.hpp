// Structured lines on standard error, for journald: what happened, never what was said.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace entente::cli {

enum class LogForm { logfmt, json };
enum class Level { info, warning, error };

void start_log(LogForm form);
void stop_log();

/// `event` names it, e.g. "started"; fields are numbers and names of the product's own.
using Field = std::pair<std::string_view, std::string>;
void log(Level level, std::string_view event, std::initializer_list<Field> fields = {});

/// One line as it is written (without the line break).
std::string log_line(LogForm form, std::string_view time, Level level, std::string_view event,
                     std::initializer_list<Field> fields);

}  // namespace entente::cli
