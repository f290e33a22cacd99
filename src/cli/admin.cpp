#include "app/admin.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "app/account_stream.hpp"
#include "cli/console.hpp"
#include "cli/house.hpp"

namespace entente::cli {

namespace {

using Act = std::function<Exit(app::App&)>;

Exit with_house(Console& console, Opening opening, const Act& act) {
  const auto config = console.config();
  if (!config) return console.fail(config.error());
  auto house = open_house(*config, opening, settings_of(*config));
  if (!house) return console.fail(house.error());
  return act(*house->app);
}

Exit invite(Console& console, app::App& app, const std::string& name) {
  const auto link = app::administrator_from_console(app, name);
  if (!link) return console.fail(link.error());
  console.say("cli.admin.invited", {{"name", name}, {"link", *link}});
  return Exit::ok;
}

/// One line an account, columns parted by tabs: for eyes and for scripts.
Exit list(Console& console, app::App& app) {
  constexpr int page = 500;
  AccountId after;
  for (;;) {
    const auto rows = app.store.accounts(after, page);
    if (!rows) return console.fail(rows.error());
    if (rows->empty()) return Exit::ok;
    after = rows->back().account;
    for (const auto& row : *rows) {
      const auto label = app::account_label(app, row);
      const auto state = row.disabled ? "cli.admin.disabled" : "cli.admin.enabled";
      console.line(row.account.text() + "\t" + row.role + "\t" + console.text(state) + "\t" +
                   (label ? label->name : ""));
    }
  }
}

Exit disable(Console& console, app::App& app, const std::string& id) {
  const auto account = AccountId::parse(id);
  if (!account) return console.fail(account.error());
  const auto done = app::admin_disable_from_console(app, *account, true);
  if (!done) return console.fail(done.error());
  console.say("cli.admin.disabled_now", {{"id", id}});
  return Exit::ok;
}

}  // namespace

void add_admin(CLI::App& root, Console& console) {
  auto* admin = root.add_subcommand("admin", console.text("cli.help.admin"));
  admin->require_subcommand(1);
  auto* inviting = admin->add_subcommand("invite", console.text("cli.help.admin_invite"));
  const auto& name = console.word(*inviting, "name", "cli.option.name");
  auto* listing = admin->add_subcommand("list", console.text("cli.help.admin_list"));
  auto* disabling = admin->add_subcommand("disable", console.text("cli.help.admin_disable"));
  const auto& id = console.word(*disabling, "account", "cli.option.account");
  for (auto* one : {inviting, listing, disabling}) {
    console.takes(*one, {"data", "master_key_file", "origin", "port"});
  }
  const auto does = [&console](Opening opening, Act act) {
    console.run = [&console, opening, act = std::move(act)] {
      return with_house(console, opening, act);
    };
  };
  inviting->callback([&console, does, &name] {
    does(Opening::existing,
         [&console, &name](app::App& app) { return invite(console, app, name); });
  });
  listing->callback([&console, does] {
    does(Opening::beside, [&console](app::App& app) { return list(console, app); });
  });
  disabling->callback([&console, does, &id] {
    does(Opening::existing, [&console, &id](app::App& app) { return disable(console, app, id); });
  });
}

}  // namespace entente::cli
