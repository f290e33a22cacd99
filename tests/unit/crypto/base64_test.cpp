#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "unit/crypto/bytes.hpp"

namespace entente::crypto {

// RFC 4648 §10, with the alphabet of §5 and without padding.
TEST(Base64, writes_the_vectors_of_the_rfc_without_padding) {
  for (auto [plain, coded] : std::vector<std::pair<std::string, std::string>>{
           {"", ""}, {"f", "Zg"}, {"fo", "Zm8"}, {"foo", "Zm9v"}, {"foob", "Zm9vYg"},
           {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xfb\xff", "-_8"}}) {
    EXPECT_EQ(base64(view(plain)), coded);
    EXPECT_EQ(text(unbase64(coded).value()), plain);
  }
}

TEST(Base64, reads_one_text_for_each_value_and_nothing_else) {
  for (std::string_view bad :
       {"Zg==", "Zh", "Zm9", "Z", "Zm 8", "Zm8\n", "+_8", "-/8", "Zm8=", "Zm9vY", "é"})
    EXPECT_EQ(unbase64(bad).error().key, "base64.malformed") << bad;
  EXPECT_EQ(unbase64(std::string_view("Zg\0", 3)).error().key, "base64.malformed");
}

TEST(Base64, of_a_hash_or_key_has_exactly_32_bytes) {
  EXPECT_EQ(unbase64_32(base64(counting(32))).value(), key_of(counting(32)).reveal());
  EXPECT_EQ(unbase64_32(base64(counting(31))).error().key, "base64.malformed");
  EXPECT_EQ(unbase64_32(base64(counting(33))).error().key, "base64.malformed");
  EXPECT_EQ(unbase64_32("").error().key, "base64.malformed");
}

RC_GTEST_PROP(Base64, gives_back_all_bytes, (const Bytes& bytes)) {
  const auto coded = base64(bytes);
  RC_ASSERT(unbase64(coded).value() == bytes);
  RC_ASSERT(coded.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                    "0123456789-_") == std::string::npos);
}

RC_GTEST_PROP(Base64, whatever_is_read_is_written_the_same, (const std::string& text)) {
  if (const auto bytes = unbase64(text)) RC_ASSERT(base64(*bytes) == text);
}

}  // namespace entente::crypto
