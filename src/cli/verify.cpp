#include <boost/describe/enum_to_string.hpp>
#include <fstream>
#include <sstream>

#include "app/contract_verify.hpp"
#include "cli/console.hpp"

namespace entente::cli {

namespace {

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in || !text) return invalid("cli.read", {{"file", path}});
  return std::move(text).str();
}

/// "2026-11-23 14:05 UTC": to the minute is what a person compares.
std::string moment(Instant at) {
  const auto text = at.text();
  return text.substr(0, 10) + " " + text.substr(11, 5) + " UTC";
}

std::string role_of(const Console& console, core::Role role) {
  return console.text(std::string("verify.role.") + boost::describe::enum_to_string(role, ""));
}

void say_signature(const Console& console, const app::VerifiedSignature& one) {
  const std::string mode = boost::describe::enum_to_string(one.mode, "");
  console.say("verify.signed." + mode, {{"name", one.party.name},
                                        {"role", role_of(console, one.party.role)},
                                        {"at", moment(one.stated_at)},
                                        {"attested_by", one.attested_by}});
  if (!one.witness.empty()) console.say("verify.witness", {{"name", one.witness}});
  console.say("verify.with_key", {{"key", one.key}});
}

void say_contract(const Console& console, const app::VerifiedContract& contract) {
  console.say("verify.version",
              {{"version", std::to_string(contract.version)}, {"hash", contract.hash}});
  for (const auto& one : contract.signatures) say_signature(console, one);
  if (!contract.in_force_at) {
    console.say("verify.waiting");
  } else if (contract.ended_at) {
    console.say("verify.ended",
                {{"from", moment(*contract.in_force_at)}, {"to", moment(*contract.ended_at)}});
  } else {
    console.say("verify.in_force", {{"from", moment(*contract.in_force_at)}});
  }
}

Exit verify(Console& console, const std::string& path) {
  const auto text = read_file(path);
  if (!text) return console.fail(text.error());
  const auto found = app::contract_verify(*text);
  if (!found) return console.fail(found.error());
  console.say("verify.file", {{"alliance", found->alliance.text()},
                              {"at", moment(found->exported_at)},
                              {"records", std::to_string(found->records)},
                              {"disclosed", std::to_string(found->disclosed)}});
  for (const auto& contract : found->contracts) say_contract(console, contract);
  if (found->contracts.empty()) console.say("verify.nothing_signed");
  if (found->problems.empty()) {
    console.say("verify.sound");
    return Exit::ok;
  }
  console.say("verify.not_sound");
  for (const auto& problem : found->problems) console.warn(problem);
  return Exit::problem;
}

}  // namespace

void add_verify(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("verify", console.text("cli.help.verify"));
  const auto& file = console.word(*command, "file", "cli.option.verify_file");
  command->callback(
      [&console, &file] { console.run = [&console, &file] { return verify(console, file); }; });
}

}  // namespace entente::cli
