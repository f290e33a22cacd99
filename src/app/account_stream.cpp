#include "app/account_stream.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "app/accounts.hpp"
#include "app/login_name.hpp"
#include "app/stream.hpp"
#include "json/codec.hpp"

namespace entente::app {

namespace {

using core::AccountEvent;

ledger::Draft draft_of(const AccountEvent& event, Instant at, AccountId by) {
  return {at, by.is_none() ? "" : by.text(), json::kind_of_variant(event),
          json::canonical(json::to_json_untagged(event))};
}

std::string associated(AccountId id) { return "entente-account-label/1" + id.text(); }

Result<storage::AccountRow> row_of(const App& app, const core::Account& account,
                                   const crypto::Key& key) {
  const AccountLabel label{account.name, account.language};
  return storage::AccountRow{
      account.id,
      TRY(login_lookup(app, account.login_name)),
      boost::describe::enum_to_string(account.role, ""),
      account.unit,
      account.disabled,
      crypto::seal(key, crypto::view(json::write(label)),
                   crypto::view(associated(account.id)))};
}

/// The events sealed and linked after the tip; the account moves on with them.
Result<void> append(App& app, core::Account& account, const std::vector<AccountEvent>& events,
                    AccountId by, Tip tip, const crypto::Key& key, storage::Write& into) {
  std::vector<ledger::Draft> drafts;
  std::uint64_t seq = tip.seq;
  for (const auto& event : events) {
    drafts.push_back(draft_of(event, into.now, by));
    core::evolve(account, ++seq, into.now, event);
  }
  into.views.push_back(TRY(row_of(app, account, key)));
  into.streams.push_back(make_append(tip, key, drafts));
  return {};
}

Result<storage::StreamInfo> info_of(App& app, AccountId id) {
  const auto info = TRY(app.store.stream(stream_of(id)));
  if (!info || info->kind != storage::StreamKind::account) {
    return not_found("account.unknown");
  }
  return *info;
}

}  // namespace

Result<core::Account> load_account(App& app, AccountId id) {
  auto stream = load_stream(app, stream_of(id));
  const bool unknown = !stream && stream.error().key == "stream.unknown";
  if (unknown) return not_found("account.unknown");
  if (!stream) return stream.error();
  if (stream->info.kind != storage::StreamKind::account) return not_found("account.unknown");
  core::Account account;
  for (std::size_t i = 0; i < stream->records.size(); ++i) {
    const auto& record = stream->records[i];
    const auto payload = TRY(json::parse(stream->opened[i].payload));
    const auto event =
        json::from_json_untagged<AccountEvent>(record.kind, payload, json::Mode::lenient);
    if (!event) return fault("account.malformed", {{"seq", std::to_string(record.seq)}});
    core::evolve(account, record.seq, record.at, *event);
  }
  return account;
}

Result<core::Account> add_account(App& app, const core::AccountCreated& created,
                                  storage::Write& into) {
  const StreamId stream = stream_of(created.account);
  auto key = app.vault.new_key(stream);
  const Tip start{stream, storage::StreamKind::account, 0, ledger::genesis(stream)};
  core::Account account;
  CHECK(append(app, account, {created}, created.account, start, key.key, into));
  into.streams.back().wrapped_key = std::move(key.wrapped);
  return account;
}

Result<std::shared_ptr<const core::Account>> change_account(App& app, AccountId id, AccountId by,
                                                            const AccountDecision& decide,
                                                            const storage::Write& more) {
  auto account = TRY(app.accounts->get(id));
  for (int tries = 0; tries < 5; ++tries) {
    const auto events = TRY(decide(*account));
    if (events.empty()) return account;
    const auto info = TRY(info_of(app, id));
    if (info.seq == account->seq) {
      storage::Write write = more;
      write.now = app.now();
      core::Account next = *account;
      const auto key = TRY(app.vault.key(info));
      const Tip tip{info.stream, info.kind, info.seq, info.tip};
      CHECK(append(app, next, events, by, tip, key, write));
      const auto receipt = app.store.write(std::move(write));
      if (receipt) {
        auto kept = std::make_shared<const core::Account>(std::move(next));
        app.accounts->learn(kept);
        return kept;
      }
      if (receipt.error().key != "store.moved") return receipt.error();
    }
    account = TRY(app.accounts->reload(id));
  }
  return conflict("store.moved");
}

Result<storage::AccountRow> account_row(App& app, AccountId id) {
  const auto account = TRY(load_account(app, id));
  const auto info = TRY(info_of(app, id));
  return row_of(app, account, TRY(app.vault.key(info)));
}

Result<AccountLabel> account_label(App& app, const storage::AccountRow& row) {
  const auto info = TRY(info_of(app, row.account));
  const auto key = TRY(app.vault.key(info));
  const auto plain = TRY(crypto::open(key, row.sealed, crypto::view(associated(row.account))));
  return json::read<AccountLabel>(crypto::text(plain));
}

}  // namespace entente::app
