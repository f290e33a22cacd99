// `entente decode`: JSON Lines in, JSON Lines out; or, with --explain, sentences for a person.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <optional>

#include "cli/console.hpp"
#include "content/decoder.hpp"
#include "json/codec.hpp"
#include "json/json.hpp"
#include "language/reader.hpp"

namespace entente::cli {

namespace {

constexpr std::size_t longest_line = 4 << 20;  // a text of the longest, each character escaped

struct Asked {
  json::Value id;
  language::Language lang = language::Language::unknown;
  language::Kind kind = language::Kind::utterance;
  std::string text;
};

template <class Enum>
Result<Enum> named(const json::Object& object, const char* name, Enum otherwise) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || value->is_null()) return otherwise;
  Enum out{};
  if (!value->is_string() || !boost::describe::enum_from_string(value->as_string().c_str(), out))
    return invalid("json.value", {{"path", std::string("/") + name}});
  return out;
}

/// What else the line holds is left alone: labels, notes, whatever a corpus keeps with a text.
Result<Asked> asked(std::string_view line) {
  const auto value = TRY(json::parse(line, {.bytes = longest_line}));
  if (!value.is_object()) return invalid("json.type", {{"path", ""}, {"expected", "object"}});
  const auto& object = value.as_object();
  Asked out;
  if (const auto* id = object.if_contains("id")) out.id = *id;
  const auto* text = object.if_contains("text");
  if (text == nullptr) return invalid("json.missing", {{"path", "/text"}});
  if (!text->is_string()) return invalid("json.type", {{"path", "/text"}, {"expected", "string"}});
  out.text.assign(text->as_string().data(), text->as_string().size());
  out.lang = TRY(named(object, "lang", language::Language::unknown));
  out.kind = TRY(named(object, "kind", language::Kind::utterance));
  return out;
}

/// Never quite certain, either way.
double rounded(double probability) {
  return std::clamp(std::round(probability * 1e4) / 1e4, 0.0001, 0.9999);
}

json::Object told(const language::DecodedSign& sign) {
  json::Object out;
  out["code"] = sign.code;
  out["family"] = sign.family;
  out["probability"] = rounded(sign.probability);
  out["shown"] = sign.shown;
  json::Array evidence;
  for (const auto& one : sign.evidence)
    evidence.push_back(json::Object{{"start", one.start}, {"end", one.end}, {"text", one.text}});
  out["evidence"] = std::move(evidence);
  return out;
}

void write_line(const Asked& asked, const language::Decoded& decoded) {
  json::Object out;
  out["id"] = asked.id;
  out["lang"] = boost::describe::enum_to_string(decoded.language, "unknown");
  json::Array signs;
  for (const auto& sign : decoded.signs) signs.push_back(told(sign));
  out["signs"] = std::move(signs);
  if (decoded.abstained != language::Abstained::no)
    out["abstained"] = boost::describe::enum_to_string(decoded.abstained, "");
  std::cout << json::canonical(out) << '\n';
}

std::string percent(double probability) {
  return std::to_string(static_cast<int>(std::lround(100 * probability)));
}

void explain(const Console& console, const Asked& asked, const language::Decoded& decoded) {
  console.line(fmt::format("« {} »", asked.text));
  if (decoded.signs.empty()) {
    const char* why = boost::describe::enum_to_string(decoded.abstained, "no");
    console.line("  " + console.text(std::string("cli.decode.abstained.") + why));
  }
  for (const auto& sign : decoded.signs) {
    const char* key = sign.shown       ? "cli.decode.sign"
                      : sign.qualified ? "cli.decode.qualified"
                                       : "cli.decode.unsure";
    console.line("  " + console.text(key, {{"code", sign.code},
                                           {"family", sign.family},
                                           {"percent", percent(sign.probability)}}));
    for (const auto& one : sign.evidence)
      console.line("    " + console.text("cli.decode.words", {{"words", one.text}}));
    console.line("    " + console.text("cli.decode.without", {{"percent", percent(sign.without)}}));
    for (const auto& reason : sign.reasons) {
      console.line(
          fmt::format("    {:+.2f}  {:<10} {}", reason.weight, reason.feature, reason.where.text));
    }
  }
  console.line("");
}

Exit decode_all(const Console& console, const language::Decoder& decoder, bool for_a_person) {
  bool all_good = true;
  std::string line;
  for (std::size_t number = 1; std::getline(std::cin, line); ++number) {
    if (line.empty()) continue;
    const auto one = asked(line);
    if (!one) {
      all_good = false;
      json::Object out{{"line", number}, {"error", one.error().key}};
      if (!for_a_person) std::cout << json::canonical(out) << '\n';
      console.fail(one.error());
      continue;
    }
    const auto decoded = decoder.decode(one->text, one->kind, one->lang);
    if (for_a_person)
      explain(console, *one, decoded);
    else
      write_line(*one, decoded);
  }
  std::cout.flush();
  if (!std::cout) return console.fail(fault("cli.write", {{"file", "-"}}));
  return all_good ? Exit::ok : Exit::problem;
}

}  // namespace

void add_decode(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("decode", console.text("cli.help.decode"));
  const bool& for_a_person = console.toggle(*command, "--explain", "cli.decode.option.explain");
  command->callback([&console, &for_a_person] {
    console.run = [&console, &for_a_person] {
      const auto decoder = content::decoder();
      if (!decoder) return console.fail(decoder.error());
      return decode_all(console, *decoder, for_a_person);
    };
  });
}

}  // namespace entente::cli
