// Appending to an account's stream, with its view in the same transaction.
#pragma once
#include <boost/describe.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/app.hpp"

namespace entente::app {

inline StreamId stream_of(AccountId id) { return StreamId{id.bytes}; }

/// What an administrator's list shows of a person; sealed in AccountRow.
struct AccountLabel {
  std::string name;
  std::string language;
};
BOOST_DESCRIBE_STRUCT(AccountLabel, (), (name, language))

/// Adds a new account's first event, its data key and its view to a write. Gives the account as
/// it will be once written.
Result<core::Account> add_account(App& app, const core::AccountCreated& created,
                                  storage::Write& into);

/// What to add, decided on the account as it is. No events: nothing to do.
using AccountDecision =
    std::function<Result<std::vector<core::AccountEvent>>(const core::Account&)>;
/// Loads, decides, appends in one write with whatever `more` holds, and tries again when someone
/// else appended in between. Gives the account as it is now. `by`: the author's account.
/// Errors: the decision's, conflict `store.moved` after five tries, and the store's.
Result<std::shared_ptr<const core::Account>> change_account(App& app, AccountId id, AccountId by,
                                                            const AccountDecision& decide,
                                                            const storage::Write& more = {});

/// The fold of the stream as it lies in the store. Errors: not_found `account.unknown`,
/// `stream.erased`; fault `account.malformed` {seq} and the ledger's.
Result<core::Account> load_account(App& app, AccountId id);

/// For the rebuild of the views: the row of an account from its stream.
Result<storage::AccountRow> account_row(App& app, AccountId id);

/// The name and language in a row. Errors: as Vault::key, fault `crypto.not_opened`.
Result<AccountLabel> account_label(App& app, const storage::AccountRow& row);

}  // namespace entente::app
