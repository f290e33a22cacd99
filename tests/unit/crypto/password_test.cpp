#include <gtest/gtest.h>

#include <set>

#include "unit/crypto/bytes.hpp"

namespace entente::crypto {

// Argon2id (RFC 9106), 19456 KiB, 2 passes, 1 lane, 64 bytes; the expected value comes from the
// implementation that the browser uses.
TEST(Password, is_stretched_as_in_the_browser) {
  EXPECT_EQ(hex(password_stretch("un mot de passe assez long", counting(16))),
            "5890e984e1356fa5c0c8d62b6a63b6c7fe3729ed9714c1002d4d2a3221ad71e37f5b9d959f659c11142c83"
            "386181f2c18a5ea2548713e61ed2926992e008625e");
}

TEST(Password, is_kept_as_a_hash_that_verifies_the_same_secret_only) {
  const auto kept = password_hash(view("secret"));
  EXPECT_TRUE(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << kept;
  EXPECT_TRUE(password_verify(kept, view("secret")));
  EXPECT_FALSE(password_verify(kept, view("Secret")));
  EXPECT_FALSE(password_verify(kept, view("")));
  EXPECT_FALSE(password_verify("", view("secret")));
  EXPECT_FALSE(password_verify("not a hash", view("secret")));
  EXPECT_NE(password_hash(view("secret")), kept);  // its own salt
}

TEST(Random, keys_ids_and_pairs_differ_each_time) {
  std::set<std::array<std::uint8_t, 32>> seen;
  for (int i = 0; i < 100; ++i) {
    seen.insert(random_key().reveal());
    seen.insert(signing_pair().pub);
    seen.insert(box_pair().pub);
  }
  EXPECT_EQ(seen.size(), 300u);
  EXPECT_NE(random_id<PartyId>(), random_id<PartyId>());
}

}  // namespace entente::crypto
