// Errors are values. `Result<T>` holds a T or an Error, with the names of C++23's std::expected.
#pragma once
#include <boost/describe/class.hpp>
#include <cassert>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace entente::base {

/// What kind of failure: one switch turns it into an HTTP status, one into an exit status.
enum class Category { invalid, denied, not_found, conflict, unsupported, busy, unavailable, fault };

/// One named value that fills a sentence of the locales, e.g. {"clause", "01h…"}.
struct Arg {
  std::string name;
  std::string value;
  bool operator==(const Arg&) const = default;
};
BOOST_DESCRIBE_STRUCT(Arg, (), (name, value))

/// One line of a refusal that lists everything at once.
struct Problem {
  std::string key;        ///< locale key, e.g. "contract.missing.aim"
  std::vector<Arg> args;  ///< e.g. the clause to go to
  bool operator==(const Problem&) const = default;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (key, args))

/// A failure. `key` names a sentence in the locales; code never holds the sentence.
struct Error {
  Category category = Category::fault;
  std::string key;
  std::vector<Arg> args = {};
  std::vector<Problem> problems = {};
  bool operator==(const Error&) const = default;
};

template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(T value) : data_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : data_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return data_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& value() & { assert(has_value()); return *std::get_if<0>(&data_); }
  const T& value() const& { assert(has_value()); return *std::get_if<0>(&data_); }
  T&& value() && { assert(has_value()); return std::move(*std::get_if<0>(&data_)); }
  Error& error() & { assert(!has_value()); return *std::get_if<1>(&data_); }
  const Error& error() const& { assert(!has_value()); return *std::get_if<1>(&data_); }
  Error&& error() && { assert(!has_value()); return std::move(*std::get_if<1>(&data_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T value_or(T other) const& { return has_value() ? value() : std::move(other); }

 private:
  std::variant<T, Error> data_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  Result() = default;
  Result(Error error) : error_(std::move(error)), ok_(false) {}
  bool has_value() const { return ok_; }
  explicit operator bool() const { return ok_; }
  void value() const { assert(ok_); }
  Error& error() & { assert(!ok_); return error_; }
  const Error& error() const& { assert(!ok_); return error_; }
  Error&& error() && { assert(!ok_); return std::move(error_); }

 private:
  Error error_;
  bool ok_ = true;
};

inline Error invalid(std::string key, std::vector<Arg> args = {}) {
  return {Category::invalid, std::move(key), std::move(args)};
}
inline Error denied(std::string key, std::vector<Arg> args = {}) {
  return {Category::denied, std::move(key), std::move(args)};
}
inline Error not_found(std::string key, std::vector<Arg> args = {}) {
  return {Category::not_found, std::move(key), std::move(args)};
}
inline Error conflict(std::string key, std::vector<Arg> args = {}) {
  return {Category::conflict, std::move(key), std::move(args)};
}
inline Error unavailable(std::string key, std::vector<Arg> args = {}) {
  return {Category::unavailable, std::move(key), std::move(args)};
}
inline Error fault(std::string key, std::vector<Arg> args = {}) {
  return {Category::fault, std::move(key), std::move(args)};
}

}  // namespace entente::base

namespace entente {
using base::Arg;
using base::Category;
using base::Error;
using base::Problem;
using base::Result;
using base::conflict;
using base::denied;
using base::fault;
using base::invalid;
using base::not_found;
using base::unavailable;
}  // namespace entente

/// The value of a Result, or return its error from the enclosing function.
#define TRY(...)                                                  \
  ({                                                              \
    auto try_result_ = (__VA_ARGS__);                             \
    if (!try_result_) return std::move(try_result_).error();      \
    std::move(try_result_).value();                               \
  })

/// Return the error of a Result<void> from the enclosing function.
#define CHECK(...)                                                  \
  do {                                                              \
    if (auto checked_ = (__VA_ARGS__); !checked_)                   \
      return std::move(checked_).error();                           \
  } while (false)
