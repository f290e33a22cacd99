#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "unit/crypto/bytes.hpp"

namespace entente::crypto {
namespace {

struct Vector {
  const char *seed, *pub, *message, *signature;
};

// RFC 8032, 7.1: TEST 1, TEST 2, TEST 3.
constexpr Vector vectors[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9"
     "b46bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f1"
     "1d8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984d"
     "c6594a7c15e9716ed28dc027beceea1ec40a"}};

}  // namespace

TEST(Sign, makes_and_verifies_the_vectors_of_the_rfc) {
  for (const auto& one : vectors) {
    const auto pair = signing_pair(from_hex(one.seed));
    EXPECT_EQ(hex(pair.pub), one.pub);
    EXPECT_EQ(hex(sign(pair, from_hex(one.message))), one.signature);
    EXPECT_TRUE(verify(from_hex(one.pub), from_hex(one.message), from_hex(one.signature)));
  }
}

TEST(Sign, refuses_a_changed_byte_of_message_signature_or_key) {
  const auto pair = signing_pair();
  const std::string said = "Je m’engage.";
  const Bytes message(said.begin(), said.end());
  const auto signature = sign(pair, message);
  ASSERT_TRUE(verify(pair.pub, message, signature));
  const auto each = [](const auto& bytes, auto check) {
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      auto changed = bytes;
      changed[at] ^= 1;
      EXPECT_FALSE(check(changed)) << at;
    }
  };
  each(message, [&](View changed) { return verify(pair.pub, changed, signature); });
  each(signature, [&](View changed) { return verify(pair.pub, message, changed); });
  each(pair.pub, [&](View changed) { return verify(changed, message, signature); });
}

TEST(Sign, refuses_what_has_another_length) {
  const auto pair = signing_pair();
  auto signature = sign(pair, view("x"));
  EXPECT_FALSE(verify(View(pair.pub).first(31), view("x"), signature));
  EXPECT_FALSE(verify({}, view("x"), signature));
  EXPECT_FALSE(verify(pair.pub, view("x"), View(signature).first(63)));
  signature.push_back(0);
  EXPECT_FALSE(verify(pair.pub, view("x"), signature));
}

/// With the point of order 1 as key, an all-zero S would be a signature of every message.
TEST(Sign, refuses_a_key_of_small_order) {
  Bytes neutral(32, 0), signature(64, 0);
  neutral[0] = 1;
  signature[0] = 1;
  EXPECT_FALSE(verify(neutral, view("x"), signature));
}

/// S + L says the same in a second way: one signature has one text.
TEST(Sign, refuses_the_second_form_of_a_signature) {
  const auto pair = signing_pair();
  auto signature = sign(pair, view("x"));
  const auto order = from_hex("edd3f55c1a631258d69cf7a2def9de14");
  unsigned carry = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    unsigned more = i < order.size() ? order[i] : i == 31 ? 0x10u : 0u;
    carry += signature[32 + i] + more;
    signature[32 + i] = static_cast<std::uint8_t>(carry);
    carry >>= 8;
  }
  EXPECT_FALSE(verify(pair.pub, view("x"), signature));
}

RC_GTEST_PROP(Sign, verifies_any_message_under_its_own_key_only, (const Bytes& message)) {
  const auto one = signing_pair(), other = signing_pair();
  const auto signature = sign(one, message);
  RC_ASSERT(verify(one.pub, message, signature));
  RC_ASSERT(!verify(other.pub, message, signature));
}

}  // namespace entente::crypto
