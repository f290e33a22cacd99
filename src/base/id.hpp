// Identifiers: 128 random bits, typed by what they name, written as 26 characters of Crockford
// base32.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace entente::base {

using IdBytes = std::array<std::uint8_t, 16>;

/// 26 lower-case characters; the first carries 3 bits.
std::string id_text(const IdBytes& bytes);
/// Errors: invalid `id.malformed` unless exactly the form that `id_text` writes.
Result<IdBytes> id_parse(std::string_view text);

/// `Tag` is an empty struct; ids of two tags never mix. A default Id is all zero: "none".
template <class Tag>
struct Id {
  IdBytes bytes{};

  std::string text() const { return id_text(bytes); }
  static Result<Id> parse(std::string_view text) { return Id{TRY(id_parse(text))}; }
  bool is_none() const { return bytes == IdBytes{}; }
  auto operator<=>(const Id&) const = default;
};

}  // namespace entente::base

template <class Tag>
struct std::hash<entente::base::Id<Tag>> {
  std::size_t operator()(const entente::base::Id<Tag>& id) const noexcept {
    std::size_t out;  // the bytes are random already
    std::memcpy(&out, id.bytes.data(), sizeof out);
    return out;
  }
};

namespace entente {
using base::Id;
using AllianceId = Id<struct AllianceTag>;
using PartyId = Id<struct PartyTag>;
using AccountId = Id<struct AccountTag>;
using UnitId = Id<struct UnitTag>;
using ClauseId = Id<struct ClauseTag>;
using ProposalId = Id<struct ProposalTag>;
using AttachmentId = Id<struct AttachmentTag>;
using SessionId = Id<struct SessionTag>;
using ItemId = Id<struct ItemTag>;        ///< an agenda item of a session
using SignId = Id<struct SignTag>;
using NoteId = Id<struct NoteTag>;
using WordsId = Id<struct WordsTag>;      ///< of the patient, caught in a session
using RatingId = Id<struct RatingTag>;
using ReadjustmentId = Id<struct ReadjustmentTag>;
using InvitationId = Id<struct InvitationTag>;
using LoginId = Id<struct LoginTag>;
using StreamId = Id<struct StreamTag>;    ///< an alliance or an account, as the ledger sees it
using CommandId = Id<struct CommandTag>;  ///< made by the client: the idempotency key
}  // namespace entente
