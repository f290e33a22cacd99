#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "unit/crypto/bytes.hpp"

namespace entente::crypto {

// BLAKE2b (RFC 7693) with a digest of 32 bytes; expected values from an independent implementation.
TEST(Hash, is_blake2b_with_a_digest_of_32_bytes) {
  EXPECT_EQ(hex(hash({view("")})),
            "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  EXPECT_EQ(hex(hash({view("abc")})),
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  Bytes longer(1000);  // several blocks of the compression function
  for (std::size_t i = 0; i < longer.size(); ++i) longer[i] = static_cast<std::uint8_t>(i % 251);
  EXPECT_EQ(hex(hash({longer})),
            "b372d0608f720c8c3dd41e9c8eecb10143b41abe520b616607e754bf79c08331");
}

TEST(Hash, with_a_key_is_another_function) {
  EXPECT_EQ(hex(keyed_hash(key_of(counting(32)), {view("abc")})),
            "d63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f");
}

TEST(Hash, derives_a_key_of_its_own_for_each_purpose) {
  const auto from = key_of(counting(32));
  EXPECT_EQ(derive(from, "logins"), derive(from, "logins"));
  EXPECT_FALSE(derive(from, "logins") == derive(from, "invitations"));
  EXPECT_FALSE(derive(from, "logins") == derive(key_of(counting(32, 1)), "logins"));
}

TEST(Hash, compares_contents_and_lengths) {
  EXPECT_TRUE(equal(view("abc"), view("abc")));
  EXPECT_FALSE(equal(view("abc"), view("abd")));
  EXPECT_FALSE(equal(view("abc"), view("ab")));
  EXPECT_TRUE(equal({}, {}));
}

RC_GTEST_PROP(Hash, of_parts_is_the_hash_of_them_one_after_the_other,
              (const Bytes& a, const Bytes& b)) {
  Bytes both = a;
  both.insert(both.end(), b.begin(), b.end());
  RC_ASSERT(hash({a, b}) == hash({both}));
}

}  // namespace entente::crypto
