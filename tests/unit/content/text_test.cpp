#include "content/text.hpp"

#include <gtest/gtest.h>

namespace entente::content {
namespace {

TEST(Folded, a_name_reads_the_same_with_or_without_accents_and_capitals) {
  EXPECT_EQ(folded("Émile GARNIER"), "emile garnier");
  EXPECT_EQ(folded("E\u0301milie"), "emilie");  // typed as two marks
  EXPECT_EQ(folded("Zoë Nguyễn"), "zoe nguyen");
}

TEST(Folded, ligatures_and_apostrophes_have_one_form) {
  EXPECT_EQ(folded("Lœtitia D’Angelo"), "loetitia d'angelo");
  EXPECT_EQ(folded("LŒTITIA"), "loetitia");
  EXPECT_EQ(folded("Strauß"), "strauss");
}

TEST(Folded, what_is_no_letter_stays_and_what_is_no_text_does_no_harm) {
  EXPECT_EQ(folded("Jean-Pierre 2"), "jean-pierre 2");
  EXPECT_EQ(folded(""), "");
  EXPECT_FALSE(folded("\xff\xfe").empty());
}

}  // namespace
}  // namespace entente::content
