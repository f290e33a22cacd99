// The only door to libsodium. Nothing here is home-made: each function names its primitive.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/private.hpp"
#include "base/result.hpp"

namespace entente::crypto {

using Bytes = std::vector<std::uint8_t>;
using View = std::span<const std::uint8_t>;
using Hash = std::array<std::uint8_t, 32>;
using Key = Private<std::array<std::uint8_t, 32>>;  ///< symmetric

/// Once at start; aborts the program if the library cannot run safely.
void start();

View view(std::string_view text);
std::string text(View bytes);

void random_fill(std::span<std::uint8_t> out);
Key random_key();
template <class IdType>
IdType random_id() {
  IdType id;
  random_fill(id.bytes);
  return id;
}

/// BLAKE2b-256 (RFC 7693) of the parts, one after the other.
Hash hash(std::initializer_list<View> parts);
/// The same, keyed.
Hash keyed_hash(const Key& key, std::initializer_list<View> parts);
bool equal(View a, View b);  ///< in constant time

/// Base64url without padding (RFC 4648 §5). Errors: invalid `base64.malformed` (also for bits
/// left over, so that one text is one value).
std::string base64(View bytes);
Result<Bytes> unbase64(std::string_view text);
Result<Hash> unbase64_32(std::string_view text);

/// XChaCha20-Poly1305 (IETF draft irtf-cfrg-xchacha); the random 24-byte nonce comes first.
Bytes seal(const Key& key, View plain, View associated);
/// Errors: fault `crypto.not_opened` (wrong key, or a byte changed).
Result<Bytes> open(const Key& key, View sealed, View associated);

/// A key for one purpose, derived from a longer-lived one: BLAKE2b keyed, `purpose` as message.
Key derive(const Key& from, std::string_view purpose);

/// Ed25519 (RFC 8032).
struct SigningPair {
  Private<std::array<std::uint8_t, 64>> secret;
  Hash pub{};
};
SigningPair signing_pair();
SigningPair signing_pair(View seed32);
Bytes sign(const SigningPair& pair, View message);
bool verify(View pub, View message, View signature);

/// X25519 for sealed boxes.
struct BoxPair {
  Key secret;
  Hash pub{};
};
BoxPair box_pair();

/// Argon2id (RFC 9106), 19 MiB, 2 passes: 50 ms of CPU. Never on an I/O thread.
std::string password_hash(View secret);
bool password_verify(const std::string& stored, View secret);
/// The browser's derivation, for the demo's people and the tests: 64 bytes, the login key then the
/// wrapping key (docs/api.md).
Bytes password_stretch(std::string_view password, View salt16);

}  // namespace entente::crypto
