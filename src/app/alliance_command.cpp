#include "app/alliance_command.hpp"

#include "app/accounts.hpp"
#include "app/alliance_events.hpp"
#include "app/alliance_rows.hpp"
#include "app/contract_sign.hpp"
#include "app/outlook.hpp"
#include "app/rating_check.hpp"
#include "content/catalogue.hpp"
#include "core/access/access.hpp"
#include "ledger/record.hpp"

namespace entente::app {

namespace {

constexpr int most_tries = 8;

/// An alliance that nobody has written yet, with a key of its own.
AllianceNow blank(App& app, AllianceId id) {
  auto key = app.vault.new_key(stream_of(id));
  auto out = std::make_shared<LoadedAlliance>();
  out->tip = ledger::genesis(stream_of(id));
  out->key = std::move(key.key);
  out->new_key = std::move(key.wrapped);
  return out;
}

Result<AllianceNow> state_for(App& app, AllianceId id, const core::Command& command, bool anew) {
  auto now = anew ? app.alliances->fresh(id) : app.alliances->loaded(id);
  const bool opens = std::holds_alternative<core::AllianceOpen>(command);
  if (!now && opens && now.error().key == "alliance.unknown") return blank(app, id);
  return now;
}

Result<core::Context> context_for(App& app, const Caller& caller, const LoadedAlliance& now,
                                  const core::Command& command, const CommandOptions& options) {
  core::Context context;
  context.now = app.now();
  context.on_behalf_of = options.on_behalf_of;
  context.seen = options.seen;
  context.signs = &app.signs;
  if (const auto* sign = std::get_if<core::ContractSign>(&command)) {
    context.document = TRY(document_to_sign(now.alliance, *sign));
  }
  if (const auto* choose = std::get_if<core::ReadjustmentChoose>(&command)) {
    const bool known = content::find_response(app.catalogue, choose->response) != nullptr;
    if (!known) return invalid("readjustment.response");
  }
  if (const auto* open = std::get_if<core::AllianceOpen>(&command)) {
    if (caller.role != core::AccountRole::caregiver) return denied("role.caregiver_only");
    const auto account = TRY(app.accounts->get(caller.account));
    context.author = open->referent;
    context.account = account->id;
    context.name = account->name;
    context.keys = account->keys;
  } else {
    context.author = TRY(core::access_alliance(now.alliance, caller.account)).party;
  }
  return context;
}

Result<storage::Receipt> once(App& app, const Caller& caller, AllianceId id,
                              const core::Command& command, const CommandOptions& options,
                              bool anew) {
  const auto now = TRY(state_for(app, id, command, anew));
  const auto context = TRY(context_for(app, caller, *now, command, options));
  CHECK(check_rating(app, now->alliance, command, context));
  storage::Write write;
  write.command = options.command;
  write.command_scope = caller.account.text();
  write.attachments = options.attachments;
  write.now = context.now;
  auto next = TRY(prepare_on(app, now, command, context, write));
  auto receipt = TRY(app.store.write(std::move(write)));
  if (!receipt.replayed) app.alliances->learn(std::move(next));
  return receipt;
}

/// A refusal that may only mean that the command was carried out before.
Result<storage::Receipt> unless_known(App& app, const Caller& caller, const CommandOptions& options,
                                      Error error) {
  if (const auto known = TRY(known_receipt(app, caller, options))) return *known;
  return error;
}

}  // namespace

Result<AllianceNow> prepare_on(App& app, const AllianceNow& now, const core::Command& command,
                               const core::Context& context, storage::Write& into) {
  const auto events = TRY(core::decide(now->alliance, command, context));
  if (events.empty()) return now;
  std::vector<ledger::Draft> drafts;
  auto next = std::make_shared<LoadedAlliance>(*now);
  std::uint64_t seq = now->alliance.seq;
  for (const auto& event : events) {
    drafts.push_back(draft_of(event, context.now, context.author));
    next->bytes += 2 * drafts.back().payload.size();
    core::evolve(next->alliance, {++seq, context.now, context.author, event});
  }
  Tip tip{stream_of(next->alliance.id), storage::StreamKind::alliance, now->alliance.seq, now->tip};
  auto append = make_append(tip, now->key, drafts);
  append.wrapped_key = now->new_key;
  next->tip = tip.hash;
  next->new_key.reset();
  into.streams.push_back(std::move(append));
  const auto outlook = TRY(outlook_at(app, context.now));
  for (auto& row : alliance_rows(*next, *outlook)) {
    into.views.push_back(std::move(row));
  }
  return AllianceNow(std::move(next));
}

Result<storage::Receipt> alliance_command(App& app, const Caller& caller, AllianceId id,
                                          const core::Command& command,
                                          const CommandOptions& options) {
  for (int tries = 0; tries < most_tries; ++tries) {
    std::unique_lock<std::mutex> turn;
    if (tries >= 2) turn = std::unique_lock(app.alliances->turn(id));
    auto receipt = once(app, caller, id, command, options, tries > 0);
    if (receipt) return receipt;
    if (receipt.error().key == "store.moved") continue;
    if (receipt.error().key == "stream.erased") return not_found("alliance.unknown");
    const auto category = receipt.error().category;
    if (category == Category::busy || category == Category::unavailable) return receipt;
    return unless_known(app, caller, options, std::move(receipt).error());
  }
  return Error{Category::busy, "store.busy"};
}

Result<void> prepare_command(App& app, AllianceId id, const core::Command& command,
                             core::Context context, storage::Write& into) {
  const auto now = TRY(state_for(app, id, command, true));
  TRY(prepare_on(app, now, command, context, into));
  return {};
}

Result<std::optional<storage::Receipt>> known_receipt(App& app, const Caller& caller,
                                                      const CommandOptions& options) {
  if (!options.command) return std::optional<storage::Receipt>();
  return app.store.receipt(*options.command, caller.account.text());
}

}  // namespace entente::app
