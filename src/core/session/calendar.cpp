#include "core/session/calendar.hpp"

#include <algorithm>

#include "core/session/session_view.hpp"
#include "core/session/suggest.hpp"

namespace entente::core {

namespace {

constexpr std::size_t line_octets = 75;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Where to cut: no later than `most`, and between two characters.
std::size_t cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text.size();
  auto at = most;
  while (at > 0 && continues(text[at])) --at;
  return at == 0 ? most : at;  // not UTF-8: there is no character to keep whole
}

/// "20261201T130000Z".
std::string utc(Instant at) {
  std::string out;
  for (const char c : at.text().substr(0, 19)) {
    if (c != '-' && c != ':') out += c;
  }
  return out + "Z";
}

Instant end_of(const Session& session) {
  return base::later(*session.planned_at, session.minutes * 60LL);
}

bool given(const Session& session, std::optional<SessionId> only, Instant now) {
  if (only && session.id != *only) return false;
  if (!session.planned_at || end_of(session) <= now) return false;
  return session.status == SessionStatus::planned || session.status == SessionStatus::running ||
         session.status == SessionStatus::cancelled;
}

/// The first letters: "L. D.".
std::string initials(std::string_view name) {
  std::string out;
  bool first = true;
  for (std::size_t at = 0; at < name.size();) {
    auto length = std::size_t{1};
    while (at + length < name.size() && continues(name[at + length])) ++length;
    const auto letter = name.substr(at, length);
    at += length;
    if (letter == " " || letter == "-") {
      first = true;
    } else if (first) {
      if (!out.empty()) out += ' ';
      out.append(letter).append(".");
      first = false;
    }
  }
  return out;
}

class Writer {
 public:
  void line(std::string_view name, std::string_view value) {
    out_ += calendar_folded(std::string(name).append(value));
  }
  void text(std::string_view name, std::string_view value) { line(name, calendar_escaped(value)); }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// A day before, for the patient: a caregiver's diary has its own habits.
void write_alarm(Writer& writer, const CalendarWords& words) {
  writer.line("BEGIN:", "VALARM");
  writer.line("ACTION:", "DISPLAY");
  writer.text("DESCRIPTION:", words.reminder);
  writer.line("TRIGGER:", "-P1D");
  writer.line("END:", "VALARM");
}

void write_entry(Writer& writer, const Session& session, const Viewer& viewer,
                 const CalendarWords& words, const Frame* frame, Instant now) {
  const bool cancelled = session.status == SessionStatus::cancelled;
  writer.line("BEGIN:", "VEVENT");
  writer.line("UID:", session.id.text() + "@entente");
  writer.line("DTSTAMP:", utc(now));
  // Later than any earlier one of the same entry: the diary takes the newer date.
  writer.line("SEQUENCE:", std::to_string(session.changed));
  writer.line("DTSTART:", utc(*session.planned_at));
  writer.line("DTEND:", utc(end_of(session)));
  writer.text("SUMMARY:", words.summary);
  if (frame && session.presence != Presence::remote) writer.text("LOCATION:", frame->place);
  writer.line("CLASS:", "PRIVATE");  // others who share the diary see that the hour is taken
  writer.line("STATUS:", cancelled ? "CANCELLED" : "CONFIRMED");
  if (viewer.role == Role::patient && !cancelled) write_alarm(writer, words);
  writer.line("END:", "VEVENT");
}

}  // namespace

std::string calendar_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

std::string calendar_folded(std::string_view line) {
  std::string out;
  auto size = cut(line, line_octets);
  out.append(line.substr(0, size)).append("\r\n");
  while (size < line.size()) {
    line.remove_prefix(size);
    size = cut(line, line_octets - 1);  // the space that begins it counts
    out.append(" ").append(line.substr(0, size)).append("\r\n");
  }
  return out;
}

std::string calendar_name(const Alliance& alliance, const Viewer& viewer) {
  const bool caregiver = side_of(viewer) == Side::caregiver;
  const auto* other = alliance.party(caregiver ? alliance.patient : alliance.referent);
  if (other == nullptr) return {};
  return caregiver ? initials(other->name) : other->name;
}

Result<std::string> calendar(const Alliance& alliance, const Viewer& viewer,
                             const CalendarWords& words, std::optional<SessionId> only,
                             Instant now) {
  if (!side_of(viewer)) return denied("role.patient_or_caregiver");
  const auto& sessions = alliance.sessions;
  const auto asked = [&](const Session& one) { return given(one, only, now); };
  if (std::none_of(sessions.begin(), sessions.end(), asked)) return not_found("session.unknown");
  Writer writer;
  writer.line("BEGIN:", "VCALENDAR");
  writer.line("VERSION:", "2.0");
  writer.line("PRODID:", "-//Entente//Entente//FR");
  const auto* frame = frame_agreed(alliance);
  for (const auto& one : sessions) {
    if (asked(one)) write_entry(writer, one, viewer, words, frame, now);
  }
  writer.line("END:", "VCALENDAR");
  return writer.take();
}

}  // namespace entente::core
