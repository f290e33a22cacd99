#include "crypto/crypto.hpp"

#include <sodium.h>

#include <cstdlib>

namespace entente::crypto {

void start() {
  if (sodium_init() < 0) std::abort();
}

View view(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
std::string text(View bytes) { return {bytes.begin(), bytes.end()}; }

void random_fill(std::span<std::uint8_t> out) { randombytes_buf(out.data(), out.size()); }
Key random_key() {
  Key key;
  random_fill(key.reveal());
  return key;
}

Hash hash(std::initializer_list<View> parts) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, 32);
  for (auto part : parts) crypto_generichash_update(&state, part.data(), part.size());
  Hash out;
  crypto_generichash_final(&state, out.data(), out.size());
  return out;
}

Hash keyed_hash(const Key& key, std::initializer_list<View> parts) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, key.reveal().data(), 32, 32);
  for (auto part : parts) crypto_generichash_update(&state, part.data(), part.size());
  Hash out;
  crypto_generichash_final(&state, out.data(), out.size());
  return out;
}

bool equal(View a, View b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string base64(View bytes) {
  constexpr int form = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string out(sodium_base64_encoded_len(bytes.size(), form), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), form);
  out.pop_back();  // the terminating zero
  return out;
}

Result<Bytes> unbase64(std::string_view text) {
  constexpr int form = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  Bytes out(text.size() / 4 * 3 + 3);
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_base642bin(out.data(), out.size(), text.data(), text.size(), nullptr, &size, &end,
                        form) != 0 ||
      end != text.data() + text.size())
    return invalid("base64.malformed");
  out.resize(size);
  if (base64(out) != text) return invalid("base64.malformed");
  return out;
}

Result<Hash> unbase64_32(std::string_view text) {
  auto bytes = TRY(unbase64(text));
  if (bytes.size() != 32) return invalid("base64.malformed");
  Hash out;
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return out;
}

namespace {
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
}  // namespace

Bytes seal(const Key& key, View plain, View associated) {
  Bytes out(nonce_size + plain.size() + tag_size);
  randombytes_buf(out.data(), nonce_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + nonce_size, nullptr, plain.data(),
                                             plain.size(), associated.data(), associated.size(),
                                             nullptr, out.data(), key.reveal().data());
  return out;
}

Result<Bytes> open(const Key& key, View sealed, View associated) {
  if (sealed.size() < nonce_size + tag_size) return fault("crypto.not_opened");
  Bytes out(sealed.size() - nonce_size - tag_size);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          out.data(), nullptr, nullptr, sealed.data() + nonce_size, sealed.size() - nonce_size,
          associated.data(), associated.size(), sealed.data(), key.reveal().data()) != 0)
    return fault("crypto.not_opened");
  return out;
}

Key derive(const Key& from, std::string_view purpose) {
  return Key{keyed_hash(from, {view(purpose)})};
}

SigningPair signing_pair() {
  SigningPair pair;
  crypto_sign_keypair(pair.pub.data(), pair.secret.reveal().data());
  return pair;
}
SigningPair signing_pair(View seed32) {
  SigningPair pair;
  crypto_sign_seed_keypair(pair.pub.data(), pair.secret.reveal().data(), seed32.data());
  return pair;
}
Bytes sign(const SigningPair& pair, View message) {
  Bytes out(crypto_sign_BYTES);
  crypto_sign_detached(out.data(), nullptr, message.data(), message.size(),
                       pair.secret.reveal().data());
  return out;
}
bool verify(View pub, View message, View signature) {
  return pub.size() == 32 && signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                     pub.data()) == 0;
}

BoxPair box_pair() {
  BoxPair pair;
  crypto_box_keypair(pair.pub.data(), pair.secret.reveal().data());
  return pair;
}

namespace {
constexpr std::size_t argon_memory = 19456UL * 1024;
constexpr unsigned argon_passes = 2;
}  // namespace

std::string password_hash(View secret) {
  char out[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str_alg(out, reinterpret_cast<const char*>(secret.data()), secret.size(),
                            argon_passes, argon_memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    std::abort();  // 19 MiB could not be had: nothing sensible can go on
  return out;
}
bool password_verify(const std::string& stored, View secret) {
  return crypto_pwhash_str_verify(stored.c_str(), reinterpret_cast<const char*>(secret.data()),
                                  secret.size()) == 0;
}
Bytes password_stretch(std::string_view password, View salt16) {
  Bytes out(64);
  if (salt16.size() != crypto_pwhash_SALTBYTES ||
      crypto_pwhash(out.data(), out.size(), password.data(), password.size(), salt16.data(),
                    argon_passes, argon_memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    std::abort();
  return out;
}

}  // namespace entente::crypto
