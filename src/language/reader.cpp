#include "language/reader.hpp"

#include <algorithm>
#include <array>

#include "language/fold.hpp"

namespace entente::language {

namespace {

bool is_digit(char32_t point) { return point >= '0' && point <= '9'; }
bool is_apostrophe(char32_t point) { return point == '\'' || point == U'’' || point == U'ʼ'; }
bool is_space(char32_t point) {
  if (point < 0x80) return point <= ' ' || point == 0x7F;
  return point == 0xA0 || point == 0xFFFD || is_blank(point);
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 14> elided{
    "l", "d", "j", "n", "c", "s", "t", "m", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"};
constexpr std::array<std::string_view, 7> contracted{"s", "m", "re", "ve", "ll", "d", "t"};
constexpr std::array<std::string_view, 15> abbreviated{"mr",  "mme", "mlle", "dr",  "pr",
                                                       "mrs", "ms",  "st",   "env", "cf",
                                                       "ex",  "pt",  "pte",  "tel", "vs"};
// Not "donc" or "pourtant": they stand inside "n'a pourtant pas".
constexpr std::array<std::string_view, 5> french_turns{"mais", "car", "puis", "sauf", "sinon"};
constexpr std::array<std::string_view, 6> english_turns{"but",    "except",  "although",
                                                        "though", "however", "whereas"};
constexpr std::uint16_t most = 0xFFFF;  // clauses, sentences: the last one takes all that is left

/// A code point with its place.
struct Point {
  char32_t value = 0;
  std::uint32_t begin = 0, end = 0;
};

class Scanner {
 public:
  Scanner(std::string_view bytes, Language language, Kind kind) {
    out_.bytes = bytes.substr(0, max_text_bytes);
    out_.language = language;
    out_.kind = kind;
    out_.forms.reserve(out_.bytes.size());
    out_.tokens.reserve(out_.bytes.size() / 4);
    last_guillemet_ = out_.bytes.rfind("»");
    last_curved_ = out_.bytes.rfind("”");
  }

  Text run() {
    for (here_ = point_at(0); here_.end > here_.begin;) {
      if (is_letter(here_.value))
        word();
      else if (is_digit(here_.value))
        number();
      else if (here_.value == '\n')
        line_end();
      else if (is_space(here_.value))
        step();
      else
        mark();
    }
    return std::move(out_);
  }

 private:
  Point point_at(std::uint32_t at) const {
    if (at >= out_.bytes.size()) return {0, at, at};
    std::size_t end = at;
    const char32_t value = next_code_point(out_.bytes, end);
    return {value, at, static_cast<std::uint32_t>(end)};
  }
  Point after(const Point& point) const { return point_at(point.end); }
  void step() { here_ = after(here_); }

  Token& begin(TokenKind kind, std::uint32_t at) {
    Token token;
    token.begin = token.end = at;
    token.form = static_cast<std::uint32_t>(out_.forms.size());
    token.kind = kind;
    token.quoted = quote_ != 0;
    token.clause = clause_;
    token.sentence = sentence_;
    out_.tokens.push_back(token);
    return out_.tokens.back();
  }

  /// The token now reaches to the end of `here_`, which is folded onto its form.
  void take(Token& token) {
    fold_onto(out_.forms, here_.value);
    token.end = here_.end;
    token.form_size = static_cast<std::uint16_t>(out_.forms.size() - token.form);
    step();
  }

  void word() {
    Token& token = begin(TokenKind::word, here_.begin);
    // Marks fold to nothing: the bytes are counted too.
    while (is_letter(here_.value) && token.form_size < max_word_bytes &&
           token.end - token.begin < max_word_bytes)
      take(token);
    if (token.form_size == 0) {  // accents without a letter
      out_.tokens.pop_back();
      return;
    }
    turn(token);
    if (is_apostrophe(here_.value)) apostrophe(token);
  }

  /// "l'" keeps it; "n't" and "'s" begin anew; "aujourd'hui" goes on; else it is a quotation mark.
  void apostrophe(Token& token) {
    const auto next = after(here_);
    if (!is_letter(next.value)) return;
    const std::string form(out_.form(token));
    if (out_.language != Language::en && (form == "aujourd" || form == "quelqu")) {
      while ((is_apostrophe(here_.value) || is_letter(here_.value)) &&
             token.end - token.begin < max_word_bytes)
        take(token);
      return;
    }
    const std::string tail = tail_after(here_);
    if (out_.language != Language::en && one_of(form, elided)) {
      take(token);
      return;
    }
    if (out_.language == Language::fr || !one_of(tail, contracted)) return;
    if (tail == "t" && form.size() > 1 && form.back() == 'n')
      cut_n(token);
    else
      begin(TokenKind::word, here_.begin);
    Token& end = out_.tokens.back();
    take(end);
    while (is_letter(here_.value)) take(end);
  }

  /// "don't" is "do" and "n't": the n moves from one to the other.
  void cut_n(Token& token) {
    --token.form_size;
    --token.end;
    const std::uint32_t form = token.form + token.form_size, at = token.end;
    Token& end = begin(TokenKind::word, at);
    end.form = form;
    end.form_size = 1;
    end.end = at + 1;
  }

  std::string tail_after(Point point) const {
    std::string out;
    for (point = after(point); is_letter(point.value) && out.size() < 4; point = after(point))
      fold_onto(out, point.value);
    return out;
  }

  /// A clause ends before "mais", "but": what comes is another thought.
  void turn(Token& token) {
    const auto form = out_.form(token);
    const bool french = out_.language != Language::en && one_of(form, french_turns);
    const bool english = out_.language != Language::fr && one_of(form, english_turns);
    if (!french && !english) return;
    if (&token != &out_.tokens.front()) end_clause();
    token.clause = clause_;
  }

  void number() {
    Token& token = begin(TokenKind::number, here_.begin);
    while (token.form_size < max_word_bytes) {
      const auto next = after(here_);
      const bool inside = (here_.value == '.' || here_.value == ',' || here_.value == '/' ||
                           here_.value == ':' || here_.value == 'h') &&
                          is_digit(next.value);
      if (!is_digit(here_.value) && !inside) break;
      take(token);
    }
  }

  void mark() {
    const char32_t value = here_.value;
    const bool quotation = quotes();
    Token& token = begin(TokenKind::mark, here_.begin);
    if (value == '.' && three_dots()) {
      out_.forms.append("…");
      token.form_size = static_cast<std::uint16_t>(out_.forms.size() - token.form);
      while (here_.value == '.') {
        token.end = here_.end;
        step();
      }
      end_sentence();
      return;
    }
    take(token);
    if (quotation) token.quoted = false;
    if (value == '!' || value == '?' || value == U'…') end_sentence();
    if (value == '.' && !after_abbreviation()) end_sentence();
    if (value == ';' || value == ':') end_clause();
  }

  bool three_dots() const {
    const auto second = after(here_);
    return second.value == '.' && after(second).value == '.';
  }

  bool after_abbreviation() const {
    if (out_.tokens.size() < 2) return false;
    const Token& before = out_.tokens[out_.tokens.size() - 2];
    if (before.end + 1 != out_.tokens.back().end || before.kind != TokenKind::word) return false;
    const char first = out_.bytes[before.begin];
    const bool initial = before.form_size == 1 && first >= 'A' && first <= 'Z';
    return initial || one_of(out_.form(before), abbreviated);
  }

  void end_clause() { clause_ += clause_ < most; }

  void end_sentence() {
    if (here_.value == '.' || here_.value == '!' || here_.value == '?') return;  // more of it
    sentence_ += sentence_ < most;
    end_clause();
    const bool closes_later = (quote_ == U'«' && closes_after(last_guillemet_)) ||
                              (quote_ == U'“' && closes_after(last_curved_));
    if (!closes_later) quote_ = 0;
  }
  bool closes_after(std::size_t mark) const {
    return mark != std::string_view::npos && mark >= here_.begin;
  }

  /// A line of a note is a sentence; elsewhere a line ends a clause, an empty one the sentence.
  void line_end() {
    const bool ended = out_.tokens.empty() || out_.tokens.back().sentence != sentence_;
    const auto from = here_.end;
    while (here_.end > here_.begin && is_space(here_.value)) step();
    if (ended) return;
    const auto between = out_.bytes.substr(from, here_.begin - from);
    if (out_.kind == Kind::note || between.find('\n') != std::string_view::npos) {
      end_sentence();
    } else if (out_.tokens.back().clause == clause_) {
      end_clause();
    }
  }

  bool follows_a_word() const {
    return !out_.tokens.empty() && out_.tokens.back().end == here_.begin &&
           out_.tokens.back().kind != TokenKind::mark;
  }

  /// Opens or closes a quotation; whether the mark is one. An apostrophe opens none after a letter
  /// ("O'Brien"), and closes none before one.
  bool quotes() {
    const char32_t value = here_.value;
    if (value == U'«' || value == U'“') {
      quote_ = value;
    } else if (value == U'»' || value == U'”') {
      quote_ = 0;
    } else if (value == '"') {
      quote_ = quote_ == '"' ? 0 : U'"';
    } else if (is_apostrophe(value) || value == U'‘') {
      const bool opens = quote_ == 0 && !follows_a_word();
      const bool closes = quote_ == '\'' && !is_letter(after(here_).value);
      if (!opens && !closes) return false;
      quote_ = opens ? U'\'' : 0;
    } else {
      return false;
    }
    return true;
  }

  Text out_;
  Point here_;
  char32_t quote_ = 0;
  std::size_t last_guillemet_ = 0, last_curved_ = 0;
  std::uint16_t clause_ = 0, sentence_ = 0;
};

}  // namespace

Text read(std::string_view bytes, Language language, Kind kind) {
  return Scanner(bytes, language, kind).run();
}

std::vector<std::size_t> code_points(std::string_view bytes,
                                     const std::vector<std::size_t>& places) {
  std::vector<std::size_t> out;
  out.reserve(places.size());
  std::size_t at = 0, points = 0;
  for (const auto place : places) {
    while (at < place && at < bytes.size()) {
      next_code_point(bytes, at);
      ++points;
    }
    out.push_back(points);
  }
  return out;
}

}  // namespace entente::language
