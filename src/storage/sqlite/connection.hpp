// SQLite's C API behind values that close themselves: a connection, its kept statements, errors.
#pragma once
#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "crypto/crypto.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace entente::storage::sqlite {

/// What a result code of SQLite means here: unavailable `store.full`, `store.read_only`,
/// `store.locked`; fault `store.corrupt`, `store.failed`; conflict `store.taken` (unique);
/// fault `store.malformed` (another rule of the schema).
Error error_of(int code);

/// A statement in use: parameters bound in order, rows read. Resets itself at the end.
class Statement {
 public:
  enum class Kept { no, yes };
  Statement(sqlite3_stmt* raw, Kept kept) : raw_(raw), kept_(kept) {}
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  void bind(std::integral auto value) { bind_integer(static_cast<std::int64_t>(value)); }
  void bind(Instant value) { bind_integer(value.us); }
  void bind(Date value) { bind_integer(value.days); }
  void bind(std::string_view value);
  void bind(const std::string& value) { bind(std::string_view(value)); }
  void bind(const char* value) { bind(std::string_view(value)); }
  void bind(crypto::View value);
  void bind(const crypto::Bytes& value) { bind(crypto::View(value)); }
  void bind(const crypto::Hash& value) { bind(crypto::View(value)); }
  template <class Tag>
  void bind(const Id<Tag>& value) {
    bind(crypto::View(value.bytes));
  }
  template <class T>
  void bind(const std::optional<T>& value) {
    if (value) return bind(*value);
    bind_null();
  }

  /// True: there is a row. False: no more.
  Result<bool> step();
  /// For statements that give no row.
  Result<void> run();

  std::int64_t integer(int column) const;
  std::string text(int column) const;
  crypto::Bytes bytes(int column) const;
  bool is_null(int column) const;
  Instant instant(int column) const { return {integer(column)}; }
  std::optional<Instant> instant_or_none(int column) const;
  crypto::Hash hash(int column) const;  ///< zeroes if it is not 32 bytes
  template <class IdType>
  IdType id(int column) const {
    IdType out;
    copy(column, out.bytes);
    return out;
  }
  template <class IdType>
  std::optional<IdType> id_or_none(int column) const {
    if (is_null(column)) return std::nullopt;
    return id<IdType>(column);
  }

 private:
  void bind_integer(std::int64_t value);
  void bind_null();
  void copy(int column, std::span<std::uint8_t> out) const;

  sqlite3_stmt* raw_;
  Kept kept_;
  int next_ = 1;
  int failed_ = 0;  ///< the first result code of a bind that was not OK
};

class Connection {
 public:
  enum class Access {
    write,  ///< creates the file
    read,   ///< never writes, never checkpoints
    memory  ///< a database of its own that is gone at the end
  };
  /// Errors: those of error_of.
  static Result<std::unique_ptr<Connection>> open(const std::string& file, Access access);

  /// A named query of storage/queries, prepared once and kept, its parameters bound in order.
  /// The same name must not be in use twice at a time.
  template <class... Args>
  Result<Statement> use(std::string_view name, const Args&... args) {
    Statement out(TRY(kept(name)), Statement::Kept::yes);
    (out.bind(args), ...);
    return Result<Statement>(std::move(out));
  }
  template <class... Args>
  Result<void> run(std::string_view name, const Args&... args) {
    auto statement = TRY(use(name, args...));
    return statement.run();
  }

  /// Engine-specific text: pragmas, transactions, migrations; may hold several statements.
  Result<void> execute(const std::string& sql);
  Result<Statement> prepare(const std::string& sql);
  /// One number of one row.
  Result<std::int64_t> number(const std::string& sql);

  int changed() const;  ///< rows touched by the last statement
  bool in_transaction() const;
  bool is_read_only() const;
  sqlite3* raw() const { return raw_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* raw) const;
  };
  struct Finalize {
    void operator()(sqlite3_stmt* raw) const;
  };
  explicit Connection(sqlite3* raw) : raw_(raw) {}
  Result<sqlite3_stmt*> kept(std::string_view name);
  Result<sqlite3_stmt*> compile(const std::string& sql, bool keep);

  std::unique_ptr<sqlite3, Close> raw_;
  std::unordered_map<std::string_view, std::unique_ptr<sqlite3_stmt, Finalize>> kept_;
};

}  // namespace entente::storage::sqlite
