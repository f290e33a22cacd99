// What is asked of the fields that a browser sends about an account.
#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "core/person/account.hpp"
#include "crypto/crypto.hpp"

namespace entente::app {

constexpr std::size_t salt_size = 16;
constexpr std::size_t key_size = 32;
constexpr std::size_t wrapped_size = 24 + 64 + 16;  ///< nonce, two secrets, tag

/// Base64url of exactly `size` bytes. Errors: invalid `keys.malformed` {field}.
Result<crypto::Bytes> field_bytes(std::string_view field, std::string_view text,
                                  std::size_t size);
/// Without the spaces around it. Errors: invalid `name.length` {most}: empty, longer than
/// core::limits::name, or with control characters.
Result<std::string> field_name(std::string_view typed);
/// Errors: invalid `language.unknown` unless "fr" or "en".
Result<void> field_language(std::string_view language);

}  // namespace entente::app
