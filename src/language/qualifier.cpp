#include "language/qualifier.hpp"

#include <algorithm>
#include <array>

#include "language/trigger_form.hpp"

namespace entente::language {

namespace {

constexpr int longest_reach = 40;
constexpr std::size_t bits = 5;  // of Qualified

/// A trigger without its form: what it does.
struct Effect {
  std::uint8_t qualifies = plain;
  Direction direction = Direction::after;
  std::uint8_t reach = 0;
};

struct OneLanguage {
  FormFinder triggers;
  std::vector<Effect> effects;  ///< of the triggers, in their order
  FormFinder terminators, goes_on;
};

Result<OneLanguage> compiled(const LanguageRules& rules) {
  OneLanguage out;
  for (const auto& trigger : rules.triggers) {
    Qualified qualifies = plain;
    const bool known = boost::describe::enum_from_string(trigger.qualifies.c_str(), qualifies);
    if (!known || trigger.reach < 0 || trigger.reach > longest_reach) {
      return invalid("decoder.trigger", {{"form", trigger.form}});
    }
    out.triggers.add(TRY(read_trigger_form(trigger.form)));
    out.effects.push_back({qualifies, trigger.direction, static_cast<std::uint8_t>(trigger.reach)});
  }
  for (const auto& form : rules.terminators) out.terminators.add(TRY(read_trigger_form(form)));
  for (const auto& form : rules.goes_on) out.goes_on.add(TRY(read_trigger_form(form)));
  return out;
}

/// What a token does to a scope: nothing, end it, or begin another item of the list it is about
/// ("pas de fièvre, de toux…"), which has as many words again.
enum class At : std::uint8_t { inside, end, list };

/// The scopes open at one token while a text is walked one way: at most one a qualification.
class Scopes {
 public:
  void open(const Effect& effect, std::uint16_t clause) {
    for (std::size_t bit = 0; bit < bits; ++bit) {
      if ((effect.qualifies >> bit & 1) == 0) continue;
      scopes_[bit] = {effect.reach, effect.reach, true, clause};
    }
  }

  /// Of the next token, in the direction of the walk.
  std::uint8_t step(const Token& token, At at) {
    std::uint8_t out = plain;
    for (std::size_t bit = 0; bit < bits; ++bit) {
      auto& scope = scopes_[bit];
      if (!scope.open) continue;
      if (at == At::list) scope.left = scope.reach;
      const bool over = at == At::end || scope.left == 0;
      scope.open = scope.clause == token.clause && (scope.reach == 0 || !over);
      if (!scope.open) continue;
      scope.left -= scope.left > 0;
      out |= static_cast<std::uint8_t>(1U << bit);
    }
    return out;
  }

 private:
  struct Scope {
    std::uint8_t reach = 0;  ///< 0: to the end of the clause
    std::uint8_t left = 0;
    bool open = false;
    std::uint16_t clause = 0;
  };
  std::array<Scope, bits> scopes_;
};

/// One text: found once from left to right, scopes walked once each way.
class Walk {
 public:
  Walk(const OneLanguage& rules, Text& text)
      : rules_(rules), text_(text), tokens_(text.tokens), at_(tokens_.size()) {}

  void run() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) at_[at] = role(at);
    std::size_t at = 0;
    while (at < tokens_.size()) at = take(at);
    Scopes backwards;
    auto opened = before_.rbegin();
    for (at = tokens_.size(); at > 0; --at) {
      for (; opened != before_.rend() && opened->begin == at; ++opened) {
        backwards.open(opened->effect, opened->clause);
      }
      tokens_[at - 1].qualified |= backwards.step(tokens_[at - 1], at_[at - 1]);
    }
  }

 private:
  At role(std::size_t at) {
    rules_.terminators.find(text_, at, found_);
    if (found_.empty()) return At::inside;
    rules_.goes_on.find(text_, at, found_);
    return found_.empty() ? At::end : At::list;
  }

  /// Passes one token, or the whole of a trigger; where to go on.
  std::size_t take(std::size_t at) {
    rules_.triggers.find(text_, at, found_);
    if (found_.empty()) {
      pass(at);
      return at + 1;
    }
    const auto end = found_.front().end;
    for (std::size_t each = at; each < end; ++each) pass(each);
    for (const auto& each : found_) open(rules_.effects[each.form], at, end, each.gap > 0);
    return end;
  }

  void pass(std::size_t at) { tokens_[at].qualified |= onwards_.step(tokens_[at], at_[at]); }

  void open(const Effect& effect, std::size_t begin, std::size_t end, bool has_gap) {
    // "ne détourne pas" has its verb inside, and so has "n'a pas été réalisé".
    const bool inside = has_gap || effect.direction != Direction::after;
    for (std::size_t at = begin; inside && at < end; ++at)
      tokens_[at].qualified |= effect.qualifies;
    const bool ends = end >= tokens_.size() || tokens_[end].sentence != tokens_[begin].sentence;
    // "CAT :" is followed by another clause, which it is about.
    if (effect.direction != Direction::before && !ends) onwards_.open(effect, tokens_[end].clause);
    if (effect.direction == Direction::after) return;
    before_.push_back({begin, tokens_[begin].clause, effect});
  }

  struct Before {
    std::size_t begin;
    std::uint16_t clause;
    Effect effect;
  };

  const OneLanguage& rules_;
  Text& text_;
  std::vector<Token>& tokens_;
  std::vector<At> at_;
  std::vector<FormFound> found_;
  Scopes onwards_;
  std::vector<Before> before_;
};

}  // namespace

struct Qualifier::Inside {
  OneLanguage fr, en;
};

Result<Qualifier> Qualifier::make(const QualifierRules& rules) {
  auto inside = std::make_unique<Inside>();
  inside->fr = TRY(compiled(rules.fr));
  inside->en = TRY(compiled(rules.en));
  return Qualifier(std::move(inside));
}

Qualifier::Qualifier(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Qualifier::Qualifier(Qualifier&&) noexcept = default;
Qualifier::~Qualifier() = default;

void Qualifier::qualify(Text& text) const {
  if (text.language == Language::unknown) return;
  Walk(text.language == Language::fr ? inside_->fr : inside_->en, text).run();
}

}  // namespace entente::language
