#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "unit/crypto/bytes.hpp"

namespace entente::crypto {

// draft-irtf-cfrg-xchacha-03, A.3.1: key 80…9f, nonce 40…57.
TEST(Seal, opens_the_vector_of_the_draft) {
  auto sealed = counting(24, 0x40);
  const auto box = from_hex(
      "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4e"
      "da7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2"
      "383565d3fff921f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49");
  sealed.insert(sealed.end(), box.begin(), box.end());
  const auto plain = open(key_of(counting(32, 0x80)), sealed, from_hex("50515253c0c1c2c3c4c5c6c7"));
  ASSERT_TRUE(plain);
  EXPECT_EQ(text(*plain),
            "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
            "future, sunscreen would be it.");
}

TEST(Seal, never_writes_the_same_twice) {
  const auto key = random_key();
  EXPECT_NE(seal(key, view("x"), {}), seal(key, view("x"), {}));
}

TEST(Seal, does_not_open_with_a_changed_byte_anywhere) {
  const auto key = random_key();
  const auto sealed = seal(key, view("Je dors mal."), view("entête"));
  ASSERT_TRUE(open(key, sealed, view("entête")));
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      auto changed = sealed;
      changed[at] ^= static_cast<std::uint8_t>(1 << bit);
      ASSERT_EQ(open(key, changed, view("entête")).error().key, "crypto.not_opened") << at;
    }
  }
}

TEST(Seal, does_not_open_cut_lengthened_elsewhere_or_with_another_key) {
  const auto key = random_key();
  auto sealed = seal(key, view("Je dors mal."), view("a"));
  for (std::size_t size = 0; size < sealed.size(); ++size)
    EXPECT_FALSE(open(key, View(sealed).first(size), view("a"))) << size;
  EXPECT_FALSE(open(key, sealed, view("b")));
  EXPECT_FALSE(open(key, sealed, {}));
  EXPECT_FALSE(open(random_key(), sealed, view("a")));
  sealed.push_back(0);
  EXPECT_FALSE(open(key, sealed, view("a")));
}

RC_GTEST_PROP(Seal, gives_back_what_was_sealed, (const Bytes& plain, const Bytes& beside)) {
  const auto key = random_key();
  const auto sealed = seal(key, plain, beside);
  RC_ASSERT(sealed.size() == plain.size() + 24 + 16);
  RC_ASSERT(open(key, sealed, beside).value() == plain);
}

}  // namespace entente::crypto
