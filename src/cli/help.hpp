// The words around the help of a command, and why a command line was not understood, in the
// console's language: the library knows them in English only.
#pragma once
#include "cli/console.hpp"

namespace entente::cli {

/// To be called before any command or option is added: they take it over.
void speak(CLI::App& root, const Console& console);

/// `cli.usage_none`, `cli.usage_extra` {words}, `cli.usage_missing` {word}, `cli.usage_value`
/// {word}.
Error usage_error(const CLI::ParseError& error);

}  // namespace entente::cli
