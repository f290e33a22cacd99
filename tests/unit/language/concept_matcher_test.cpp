// Finding concepts and classes in words.
#include "language/concept_matcher.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <chrono>
#include <tuple>

#include "language/concept_form.hpp"
#include "unit/language/words.hpp"

namespace entente::language {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// One concept, "gaze", of these French forms, and a class or two.
Banks banks(std::vector<std::string> forms) {
  Banks out;
  out.classes = {{"look", {"regarde*", "fixe"}, {"look*"}},
                 {"elsewhere", {"ailleurs", "par la fenetre", "la fenetre"}, {"away"}}};
  out.concepts = {{.id = "gaze", .code = "evasive-gaze", .fr = std::move(forms), .en = {}}};
  return out;
}

using Where = std::pair<std::uint32_t, std::uint32_t>;

std::vector<Where> places(const Banks& of, const Text& text) {
  std::vector<Where> out;
  for (const auto& each : ConceptMatcher(of).find(text)) {
    if (!each.is_class) out.emplace_back(each.first, each.last);
  }
  return out;
}
std::vector<Where> places(std::vector<std::string> forms, const std::string& line) {
  return places(banks(std::move(forms)), words(line));
}

TEST(A_form, is_found_where_its_words_stand_one_after_the_other) {
  EXPECT_THAT(places({"evite mon regard"}, "il evite mon regard ."), ElementsAre(Where{1, 3}));
  EXPECT_THAT(places({"evite mon regard"}, "il evite tout mon regard"), IsEmpty());
  EXPECT_THAT(places({"evite mon regard"}, "il evite mon"), IsEmpty());
}

TEST(A_form, takes_any_ending_after_a_star_and_only_there) {
  EXPECT_THAT(places({"regard*"}, "regard regards regarder regar"),
              ElementsAre(Where{0, 0}, Where{1, 1}, Where{2, 2}));
  EXPECT_THAT(places({"regard"}, "regards"), IsEmpty());
}

TEST(A_form, takes_one_of_several_or_none_where_one_is_empty) {
  const std::vector<std::string> form{"evite (mon|le|tout le|) regard"};
  EXPECT_THAT(places(form, "evite mon regard . evite tout le regard . evite regard"),
              ElementsAre(Where{0, 2}, Where{4, 7}, Where{9, 10}));
  EXPECT_THAT(places(form, "evite tout regard"), IsEmpty());
}

TEST(A_form, jumps_over_four_words_of_the_clause_and_no_more) {
  EXPECT_THAT(places({"evite … regard"}, "evite a b c d regard"), ElementsAre(Where{0, 5}));
  EXPECT_THAT(places({"evite … regard"}, "evite regard"), ElementsAre(Where{0, 1}));
  EXPECT_THAT(places({"evite … regard"}, "evite a b c d e regard"), IsEmpty());
  EXPECT_THAT(places({"evite … regard"}, "evite . regard"), IsEmpty());
  EXPECT_THAT(places({"evite … regard"}, "evite a , b c , d regard"), ElementsAre(Where{0, 7}));
}

TEST(A_form, is_not_parted_by_hyphens_and_quotation_marks) {
  EXPECT_THAT(places({"est ce que"}, "est - ce que"), ElementsAre(Where{0, 3}));
  EXPECT_THAT(places({"dit non"}, "dit \" non \""), ElementsAre(Where{0, 2}));
}

TEST(A_form, names_classes_whose_words_may_be_several) {
  EXPECT_THAT(places({"<look> … <elsewhere>"}, "fixe un peu par la fenetre"),
              ElementsAre(Where{0, 5}));
  EXPECT_THAT(places({"(<look>|tourne) <elsewhere>"}, "tourne ailleurs . regardez ailleurs"),
              ElementsAre(Where{0, 1}, Where{3, 4}));
  EXPECT_THAT(places({"<unknown> ailleurs"}, "fixe ailleurs"), IsEmpty());
}

TEST(A_concept, is_told_once_a_place_with_its_longest_words) {
  EXPECT_THAT(places({"evite", "evite … regard", "evite le regard fixe"}, "evite le regard"),
              ElementsAre(Where{0, 2}));
}

TEST(A_concept, is_qualified_as_any_of_its_words_is) {
  const ConceptMatcher matcher(banks({"evite … regard"}));
  EXPECT_EQ(matcher.find(words("evite le ~regard"))[0].qualified, negated);
  EXPECT_EQ(matcher.find(words("~evite le regard"))[0].qualified, negated);
  EXPECT_EQ(matcher.find(words("evite le regard ~rien"))[0].qualified, plain);
}

TEST(A_concept, that_says_no_itself_is_not_negated_by_it) {
  const ConceptMatcher matcher(banks({"ne … croise pas (mes|les) yeux"}));
  EXPECT_EQ(matcher.find(words("ne ~croise ~pas ~mes ~yeux"))[0].qualified, plain);
}

TEST(A_concept, keeps_out_the_qualifications_it_ignores) {
  auto of = banks({"je vais"});
  of.concepts[0].ignores = hypothetical | negated;
  auto text = words("~je vais");
  text.tokens[1].qualified = hypothetical | past;
  EXPECT_EQ(ConceptMatcher(of).find(text)[0].qualified, past);
}

TEST(A_concept, of_some_kinds_is_heard_in_those_alone) {
  auto of = banks({"bof"});
  of.concepts[0].kinds = 1U << static_cast<unsigned>(Kind::note);
  EXPECT_THAT(places(of, words("bof")), IsEmpty());
  EXPECT_THAT(places(of, words("bof", Language::fr, Kind::note)), SizeIs(1));
}

TEST(A_text, is_read_with_the_forms_of_its_language_and_with_none_if_unknown) {
  auto of = banks({"regard"});
  of.concepts[0].en = {"gaze"};
  EXPECT_THAT(places(of, words("regard gaze", Language::fr)), ElementsAre(Where{0, 0}));
  EXPECT_THAT(places(of, words("regard gaze", Language::en)), ElementsAre(Where{1, 1}));
  EXPECT_THAT(places(of, words("regard gaze", Language::unknown)), IsEmpty());
}

TEST(Classes, are_found_too_in_the_order_of_their_first_word) {
  const auto found = ConceptMatcher(banks({"ailleurs"})).find(words("par la fenetre ou ailleurs"));
  ASSERT_THAT(found, SizeIs(4));
  EXPECT_EQ(found[0], (Found{1, 0, 2, plain, true}));
  EXPECT_EQ(found[1], (Found{1, 1, 2, plain, true}));
  EXPECT_EQ(found[2], (Found{0, 4, 4, plain, false}));
  EXPECT_EQ(found[3], (Found{1, 4, 4, plain, true}));
}

TEST(A_form_that_cannot_be_read, says_why) {
  const auto why = [](const std::string& form) {
    const auto read = read_form(form);
    return read ? std::string() : read.error().key;
  };
  EXPECT_EQ(why(""), "form.empty");
  EXPECT_EQ(why("(|)"), "form.empty");
  EXPECT_EQ(why("a (b"), "form.brackets");
  EXPECT_EQ(why("a b)"), "form.brackets");
  EXPECT_EQ(why("a (b (c))"), "form.brackets");
  EXPECT_EQ(why("a|b"), "form.brackets");
  EXPECT_EQ(why("A"), "form.word");
  EXPECT_EQ(why("*"), "form.word");
  EXPECT_EQ(why("a*b"), "form.word");
  EXPECT_EQ(why("… a"), "form.gap");
  EXPECT_EQ(why("a …"), "form.gap");
  EXPECT_EQ(why("a b c d e f g h i j k l m"), "form.too_long");
  EXPECT_EQ(why("(a|) (b|) (c|) (d|) (e|) (f|) (g|) (h|) (i|) (j|) (k|) (l|) m"), "form.too_many");
  EXPECT_EQ(why("a (b|c d|) … <look>"), "");
}

TEST(The_matcher, stays_quick_and_bounded_on_words_made_to_slow_it) {
  std::vector<std::string> forms;
  for (const char* end : {"b", "c", "d", "e"}) {
    forms.push_back("(a|x) … a* … a … (a|) … a … " + std::string(end));
  }
  std::string line;
  for (int i = 0; i < 5000; ++i) line += "a ";
  const auto text = words(line);
  const ConceptMatcher matcher(banks(forms));
  const auto before = std::chrono::steady_clock::now();
  EXPECT_THAT(matcher.find(text), IsEmpty());
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(5));
}

TEST(The_matcher, tells_at_most_64_things_that_start_at_one_word) {
  Banks of;
  for (int i = 0; i < 100; ++i) {
    of.concepts.push_back({.id = std::to_string(i), .code = "", .fr = {"a"}, .en = {}});
  }
  EXPECT_THAT(ConceptMatcher(of).find(words("a b a")), SizeIs(128));
}

// The same, slowly: every sequence of every form tried at every token.
class Naive {
 public:
  Naive(const Banks& of, const Text& text) : of_(of), text_(text) {}
  std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> find() {
    std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> out;
    for (std::size_t what = 0; what < of_.concepts.size(); ++what) {
      for (std::size_t i = 0; i < text_.tokens.size(); ++i) {
        longest_ = 0;
        for (const auto& form : of_.concepts[what].fr) {
          const auto sequences = read_form(form);
          for (const auto& each : sequences.value()) go(each, 0, i);
        }
        if (longest_ > 0) out.emplace_back(i, what, longest_ - 1);
      }
    }
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  bool is(const std::string& pattern, std::string_view word) const {
    return pattern.ends_with('*') ? word.starts_with(pattern.substr(0, pattern.size() - 1))
                                  : word == pattern;
  }
  /// The ends of what may stand at `at`.
  std::vector<std::size_t> one(const FormPlace& place, std::size_t at) const {
    std::vector<std::size_t> out;
    auto options = place.words;
    for (const auto& each : of_.classes) {
      if (each.id == place.of_class) options = each.fr;
    }
    for (const auto& option : options) {
      const auto sequences = read_form(option);
      const auto& sequence = sequences.value()[0];
      bool all = at + sequence.size() <= text_.tokens.size();
      for (std::size_t i = 0; all && i < sequence.size(); ++i) {
        all = is(sequence[i].words[0], text_.form(text_.tokens[at + i]));
      }
      if (all) out.push_back(at + sequence.size());
    }
    return out;
  }
  void go(const FormSequence& sequence, std::size_t place, std::size_t at) {
    if (place == sequence.size()) {
      longest_ = std::max(longest_, at);
      return;
    }
    std::size_t skipped = 0;
    for (auto to = at; to < text_.tokens.size(); ++to) {
      if (sequence[place].gap_before && text_.tokens[to].clause != text_.tokens[at - 1].clause) {
        return;
      }
      for (const auto end : one(sequence[place], to)) go(sequence, place + 1, end);
      if (!sequence[place].gap_before) return;
      if (text_.tokens[to].kind != TokenKind::mark && ++skipped > max_gap_words) return;
    }
  }

  const Banks& of_;
  const Text& text_;
  std::size_t longest_ = 0;
};

rc::Gen<std::string> any_of(std::vector<std::string> parts) {
  return rc::gen::elementOf(std::move(parts));
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : " ") + part;
  return out;
}

TEST(Any_banks, are_found_as_the_slow_way_finds_them) {
  EXPECT_TRUE(rc::check("as the slow way", [] {
    const auto part = any_of({"a", "b", "ab", "a*", "ab*", "(a|b)", "(a|b c|)", "(<k>|c)", "<k>",
                              "(b|)", "c", "a …", "b …", "<k> …", "(a|c) …"});
    Banks of;
    of.classes = {{"k", {"c", "b b", "ba*"}, {}}};
    for (int i = 0; i < 5; ++i) {
      Concept one{.id = std::to_string(i), .code = "", .fr = {}, .en = {}};
      for (const auto& form : *rc::gen::container<std::vector<std::vector<std::string>>>(
               2, rc::gen::container<std::vector<std::string>>(*rc::gen::inRange(1, 4), part))) {
        auto text = joined(form);
        if (text.ends_with("…")) text += " c";
        if (read_form(text)) one.fr.push_back(text);
      }
      of.concepts.push_back(one);
    }
    const auto line = joined(*rc::gen::container<std::vector<std::string>>(
        25, any_of({"a", "b", "c", "ab", "abc", "ba", "x", ",", "."})));
    const auto text = words(line);
    std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> got;
    for (const auto& each : ConceptMatcher(of).find(text)) {
      if (!each.is_class) got.emplace_back(each.first, each.what, each.last);
    }
    RC_ASSERT(got == Naive(of, text).find());
  }));
}

}  // namespace
}  // namespace entente::language
