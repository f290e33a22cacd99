// From bytes to words, clauses and sentences.
#include "language/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "language/fold.hpp"

namespace entente::language {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> forms(const Text& text) {
  std::vector<std::string> out;
  for (const auto& token : text.tokens) out.emplace_back(text.form(token));
  return out;
}
std::vector<std::string> french(std::string_view bytes) {
  return forms(read(bytes, Language::fr, Kind::utterance));
}
std::vector<std::string> english(std::string_view bytes) {
  return forms(read(bytes, Language::en, Kind::utterance));
}
std::vector<int> sentences(std::string_view bytes, Language language = Language::fr,
                           Kind kind = Kind::utterance) {
  std::vector<int> out;
  for (const auto& token : read(bytes, language, kind).tokens) {
    if (token.kind != TokenKind::mark) out.push_back(token.sentence);
  }
  return out;
}
std::vector<int> clauses(std::string_view bytes, Language language = Language::fr) {
  std::vector<int> out;
  for (const auto& token : read(bytes, language, Kind::utterance).tokens) {
    if (token.kind != TokenKind::mark) out.push_back(token.clause);
  }
  return out;
}
/// The words between quotation marks.
std::vector<std::string> quoted(std::string_view bytes, Language language = Language::fr) {
  const auto text = read(bytes, language, Kind::note);
  std::vector<std::string> out;
  for (const auto& token : text.tokens) {
    if (token.quoted && token.kind != TokenKind::mark) out.emplace_back(text.form(token));
  }
  return out;
}

TEST(The_reader, folds_case_accents_and_ligatures) {
  EXPECT_THAT(french("Œdème ÉVITÉ naïve Čapek ﬁn ế"),
              ElementsAre("oedeme", "evite", "naive", "capek", "fin", "e"));
  EXPECT_EQ(fold("e\u0301te\u0301 Straße"), "ete strasse");
}

TEST(The_reader, keeps_the_apostrophe_with_an_elided_word_whichever_apostrophe_it_is) {
  EXPECT_THAT(french("J'ai dit qu’il l'évite jusqu'ici"),
              ElementsAre("j'", "ai", "dit", "qu'", "il", "l'", "evite", "jusqu'", "ici"));
  EXPECT_THAT(french("aujourd'hui quelqu’un"), ElementsAre("aujourd'hui", "quelqu'un"));
}

TEST(The_reader, makes_a_word_of_the_end_of_an_english_contraction) {
  EXPECT_THAT(english("I don't, she's; we’ll can't"),
              ElementsAre("i", "do", "n't", ",", "she", "'s", ";", "we", "'ll", "ca", "n't"));
}

TEST(The_reader, keeps_times_and_numbers_whole) {
  const auto text = read("Vu à 14h30, TA 13/8, 1,32 g", Language::fr, Kind::note);
  EXPECT_THAT(forms(text), ElementsAre("vu", "a", "14h30", ",", "ta", "13/8", ",", "1,32", "g"));
  EXPECT_EQ(text.tokens[2].kind, TokenKind::number);
}

TEST(The_reader, does_not_end_a_sentence_after_an_abbreviation_or_an_initial) {
  EXPECT_THAT(sentences("M. D. voit le Dr. Petit. Il sort"), ElementsAre(0, 0, 0, 0, 0, 0, 1, 1));
  EXPECT_THAT(sentences("Il y a. Non"), ElementsAre(0, 0, 0, 1));
  EXPECT_THAT(sentences("She said no. Then left", Language::en), ElementsAre(0, 0, 0, 1, 1));
}

TEST(The_reader, ends_one_sentence_however_many_marks_end_it) {
  EXPECT_THAT(sentences("Quoi ?! Non... si… bon"), ElementsAre(0, 1, 2, 3));
}

TEST(The_reader, ends_a_sentence_at_each_line_of_a_note_and_at_an_empty_line_elsewhere) {
  EXPECT_THAT(sentences("TA 13\nregard bas", Language::fr, Kind::note), ElementsAre(0, 0, 1, 1));
  EXPECT_THAT(sentences("je viens\ndemain"), ElementsAre(0, 0, 0));
  EXPECT_THAT(sentences("je viens\n\ndemain"), ElementsAre(0, 0, 1));
  EXPECT_THAT(sentences("fini.\n\ndemain"), ElementsAre(0, 1));
}

TEST(The_reader, begins_a_clause_at_a_turn_of_the_language_and_after_a_colon) {
  EXPECT_THAT(clauses("il vient mais tard"), ElementsAre(0, 0, 1, 1));
  EXPECT_THAT(clauses("CAT : revoir"), ElementsAre(0, 1));
  EXPECT_THAT(clauses("my car but", Language::en), ElementsAre(0, 0, 1));
}

TEST(The_reader, knows_the_words_between_quotation_marks_of_any_kind) {
  EXPECT_THAT(quoted("dit « oui. non » puis"), ElementsAre("oui", "non"));
  EXPECT_THAT(quoted("dit “oui” et \"non\" puis"), ElementsAre("oui", "non"));
  EXPECT_THAT(quoted("he said 'I don't know' then O'Brien left", Language::en),
              ElementsAre("i", "do", "n't", "know"));
}

TEST(The_reader, ends_a_quotation_left_open_with_its_sentence) {
  EXPECT_THAT(quoted("dit « oui. Il sort"), ElementsAre("oui"));
  EXPECT_THAT(quoted("dit \"oui. Il sort"), ElementsAre("oui"));
}

TEST(The_reader, takes_bytes_that_are_no_letter_for_spaces) {
  EXPECT_THAT(french("a\xFF\xC3 b\xE2\x82"), ElementsAre("a", "b"));
  EXPECT_THAT(french("\xEF\xBB\xBF"
                     "a\u00A0b"),
              ElementsAre("a", "b"));
  EXPECT_THAT(french(""), IsEmpty());
}

TEST(The_reader, reads_a_megabyte_of_anything_and_no_more) {
  for (const std::string piece : {"a", ".", ";", "'", "\"", "n'", "e\u0301", "\u0301", "1,", "«",
                                  "M. ", "\xFF", "\n", "aujourd'''", "mais "}) {
    std::string much;
    while (much.size() < 2 * max_text_bytes) much += piece;
    const auto text = read(much, Language::fr, Kind::note);
    EXPECT_LE(text.bytes.size(), max_text_bytes) << piece;
    for (const auto& token : text.tokens) {
      if (token.kind != TokenKind::word) continue;
      ASSERT_LE(token.end - token.begin, max_word_bytes + 4) << piece;
    }
    if (text.tokens.empty()) continue;
    EXPECT_GT(text.tokens.back().end, max_text_bytes - 64) << piece;
  }
}

RC_GTEST_PROP(The_reader, tells_places_that_grow_and_hold_what_was_written, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("il", "n'", "’", "É", "\u0301", " ", ".", "…", "\"", "«", "»",
                                    "14h30", "can't", "\xC3", "mais", "\n"));
  std::string bytes;
  for (const auto& piece : pieces) bytes += piece;
  const auto text = read(bytes, Language::unknown, Kind::message);
  std::size_t end = 0;
  std::uint16_t clause = 0, sentence = 0;
  for (const auto& token : text.tokens) {
    RC_ASSERT(token.begin >= end);
    RC_ASSERT(token.end > token.begin);
    RC_ASSERT(token.end <= bytes.size());
    RC_ASSERT(token.clause >= clause);
    RC_ASSERT(token.sentence >= sentence);
    RC_ASSERT(!text.form(token).empty());
    end = token.end;
    clause = token.clause;
    sentence = token.sentence;
  }
}

TEST(Code_points, are_counted_from_places_in_bytes) {
  EXPECT_THAT(code_points("é’a\xFF!", {0, 2, 5, 6, 7, 99}), ElementsAre(0, 1, 2, 3, 4, 5));
}

}  // namespace

}  // namespace entente::language
