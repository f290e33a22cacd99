#include "cli/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "base/time.hpp"
#include "cli/house.hpp"

namespace entente::cli {

namespace {

LogForm form_now = LogForm::logfmt;

std::string_view name_of(Level level) {
  switch (level) {
    case Level::info:
      return "info";
    case Level::warning:
      return "warning";
    case Level::error:
      return "error";
  }
  return "error";
}

/// Quoted where a reader of logfmt would stop: spaces, equals signs, quotes, control characters.
std::string quoted(const std::string& value) {
  const bool plain = !value.empty() && value.find_first_of(" =\"\\\n\r\t") == value.npos;
  return plain ? value : boost::json::serialize(boost::json::value(value));
}

}  // namespace

std::string log_line(LogForm form, std::string_view time, Level level, std::string_view event,
                     std::initializer_list<Field> fields) {
  if (form == LogForm::json) {
    boost::json::object out{{"time", time}, {"level", name_of(level)}, {"event", event}};
    for (const auto& [name, value] : fields) out.insert_or_assign(name, value);
    return boost::json::serialize(out);
  }
  std::string out = "time=";
  out.append(time).append(" level=").append(name_of(level)).append(" event=").append(event);
  for (const auto& [name, value] : fields) out.append(" ").append(name) += "=" + quoted(value);
  return out;
}

void start_log(LogForm form) {
  form_now = form;
  auto logger = spdlog::stderr_logger_mt("entente");
  logger->set_pattern("%v");
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

void stop_log() { spdlog::shutdown(); }

void log(Level level, std::string_view event, std::initializer_list<Field> fields) {
  auto* logger = spdlog::default_logger_raw();
  if (!logger) return;
  logger->info("{}", log_line(form_now, clock_now().text(), level, event, fields));
}

}  // namespace entente::cli
