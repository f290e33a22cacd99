// The diary's file: what RFC 5545 asks of its text, and what it must not tell.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/session/calendar.hpp"
#include "unit/core/room.hpp"

namespace entente::core {

namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr std::int64_t day = 86'400;

/// What a reader of the file does first.
std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != text.npos; at = text.find("\r\n ", at)) {
    text.erase(at, 3);
  }
  return text;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\') {
      out += text[at];
    } else {
      const char c = text[++at];
      out += c == 'n' ? '\n' : c;
    }
  }
  return out;
}

bool begins_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// Characters of one to four octets, and those that the format uses itself.
rc::Gen<std::string> any_text() {
  const auto letter = rc::gen::element<std::string>("a", " ", "é", "’", "漢", "😀", "\\", ";", ",",
                                                    ":", "\n", "\"", "n");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(letter),
                      [](const std::vector<std::string>& letters) {
                        std::string out;
                        for (const auto& one : letters) out += one;
                        return out;
                      });
}

RC_GTEST_PROP(Calendar, a_text_is_read_back_as_it_was_written, ()) {
  const auto text = *any_text();
  const auto line = calendar_folded("SUMMARY:" + calendar_escaped(text));
  RC_ASSERT(line.ends_with("\r\n"));
  const auto read = unfolded(line);
  RC_ASSERT(unescaped(read.substr(8, read.size() - 10)) == text);
}

RC_GTEST_PROP(Calendar, no_line_is_longer_than_75_octets_and_no_character_is_cut, ()) {
  std::string text;
  const auto times = *rc::gen::inRange(1, 6);
  for (int i = 0; i < times; ++i) text += *any_text();
  auto rest = calendar_folded(calendar_escaped(text));
  bool first = true;
  while (!rest.empty()) {
    const auto end = rest.find("\r\n");
    RC_ASSERT(end <= 75U);
    if (!first) RC_ASSERT(rest.front() == ' ');
    const auto begin = first ? 0U : 1U;
    if (end > begin) RC_ASSERT(begins_a_character(rest[begin]));
    rest.erase(0, end + 2);
    first = false;
  }
}

class Diary : public testing::Test {
 protected:
  Diary() { room.write_contract(); }
  SessionId planned(std::int64_t after = 3 * day, Presence presence = Presence::in_person) {
    const auto id = room.fresh<SessionId>();
    room.must(room.patient, SessionPlan{id, base::later(room.now, after), 45, presence});
    return id;
  }
  std::string read(PartyId who, std::optional<SessionId> only = {}) {
    const CalendarWords words{"Séance avec " + calendar_name(room.alliance, room.viewer(who)),
                              "Demain"};
    const auto text = calendar(room.alliance, room.viewer(who), words, only, room.now);
    return text ? unfolded(*text) : text.error().key;
  }
  void place(const std::string& where) {
    Frame frame;
    frame.rhythm = "chaque mardi";
    frame.place = where;
    frame.review = Date{room.today().days + 60};
    const auto proposal = room.fresh<ProposalId>();
    room.must(room.claire, ClausePropose{room.frame, proposal, frame, "", {}});
    room.must(room.patient, ProposalAccept{proposal, ""});
  }
  Room room;
};

TEST_F(Diary, a_session_is_an_hour_with_somebody) {
  const auto id = planned();
  const auto& session = room.alliance.sessions.front();
  const auto text = read(room.patient);
  EXPECT_THAT(text, StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  EXPECT_THAT(text, HasSubstr("\r\nUID:" + id.text() + "@entente\r\n"));
  EXPECT_THAT(text, HasSubstr("\r\nSEQUENCE:" + std::to_string(session.changed) + "\r\n"));
  EXPECT_THAT(text, HasSubstr("\r\nSUMMARY:Séance avec Claire\r\n"));
  EXPECT_THAT(text, HasSubstr("\r\nSTATUS:CONFIRMED\r\n"));
  EXPECT_THAT(text, ::testing::EndsWith("END:VEVENT\r\nEND:VCALENDAR\r\n"));
}

TEST_F(Diary, its_hours_are_utc_and_it_ends_after_its_length) {
  room.now = *Instant::parse("2026-11-27T10:00:00Z");
  const auto id = room.fresh<SessionId>();
  room.must(room.claire, SessionPlan{id, *Instant::parse("2026-12-01T22:30:00Z"), 120,
                                     Presence::in_person});
  EXPECT_THAT(read(room.patient),
              HasSubstr("DTSTART:20261201T223000Z\r\nDTEND:20261202T003000Z\r\n"));
}

TEST_F(Diary, moved_it_is_the_same_entry_and_a_later_one) {
  const auto id = planned();
  const auto before = room.alliance.sessions.front().changed;
  room.must(room.claire, SessionMove{id, base::later(room.now, 5 * day), 30, Presence::in_person});
  const auto after = room.alliance.sessions.front().changed;
  EXPECT_GT(after, before);
  EXPECT_THAT(read(room.patient), HasSubstr("UID:" + id.text()));
  EXPECT_THAT(read(room.patient), HasSubstr("SEQUENCE:" + std::to_string(after)));
}

TEST_F(Diary, cancelled_it_leaves_the_diary_and_rings_no_more) {
  const auto id = planned();
  room.must(room.patient, SessionCancel{id, ""});
  EXPECT_THAT(read(room.patient), HasSubstr("\r\nSTATUS:CANCELLED\r\n"));
  EXPECT_THAT(read(room.patient), Not(HasSubstr("VALARM")));
}

TEST_F(Diary, only_the_patient_is_reminded_the_day_before) {
  planned();
  EXPECT_THAT(read(room.patient), HasSubstr("TRIGGER:-P1D\r\n"));
  EXPECT_THAT(read(room.claire), Not(HasSubstr("VALARM")));
}

TEST_F(Diary, a_caregivers_diary_has_initials_and_nothing_of_what_it_is_about) {
  const auto id = planned();
  room.must(room.patient, AgendaAdd{id, room.fresh<ItemId>(), "Mon diabète"});
  room.alliance.parties.front().name = "Lucie Élise Darbon";
  const auto text = read(room.claire);
  EXPECT_THAT(text, HasSubstr("Séance avec L. É. D.\r\n"));
  EXPECT_THAT(text, Not(HasSubstr("Lucie")));
  EXPECT_THAT(text, Not(HasSubstr("diabète")));
  EXPECT_THAT(text, HasSubstr("CLASS:PRIVATE"));
}

TEST_F(Diary, the_place_of_the_frame_is_where_they_meet_in_person) {
  place("Au domicile, 3 rue des Lilas");
  planned();
  const auto remote = planned(4 * day, Presence::remote);
  EXPECT_THAT(read(room.patient), HasSubstr("LOCATION:Au domicile\\, 3 rue des Lilas\r\n"));
  EXPECT_THAT(read(room.patient, remote), Not(HasSubstr("LOCATION")));
}

TEST_F(Diary, one_session_alone_can_be_asked_for) {
  const auto one = planned(), other = planned(4 * day);
  EXPECT_THAT(read(room.patient, one), Not(HasSubstr(other.text())));
  EXPECT_THAT(read(room.patient, one), HasSubstr(one.text()));
}

TEST_F(Diary, what_is_over_is_no_entry_and_without_an_entry_there_is_no_file) {
  EXPECT_EQ(read(room.patient), "session.unknown");
  const auto id = planned();
  room.now = base::later(room.now, 4 * day);
  EXPECT_EQ(read(room.patient), "session.unknown");
  EXPECT_EQ(read(room.patient, id), "session.unknown");
}

TEST_F(Diary, a_relative_sees_no_sessions_and_is_given_no_dates) {
  planned();
  EXPECT_EQ(read(room.julie), "role.patient_or_caregiver");
}

}  // namespace

}  // namespace entente::core
