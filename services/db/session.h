// One connection in use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/db/row.h"
#include "services/db/value.h"

namespace pepiniere::db {

class Connection;
class Pool;

// A connection borrowed from the pool until a deadline; it goes back when the session ends, or is thrown away if it
// broke. Errors are those of error.h. Statements are prepared once a connection and kept by their text, so a text must
// be one of few: values belong in `args`. Not for two threads at a time, and one statement at a time: `on_row` runs
// none of its own.
//
// After a deadlock, a lock time-out or a lost connection the transaction is gone on the server, whatever the caller
// makes of the error: every later statement repeats that error until Rollback, so that nothing is ever committed on its
// own.
class Session {
 public:
  ~Session();
  Session(Session&&) = default;
  Session& operator=(Session&&) = delete;

  // Runs a statement that returns no rows. The number of rows it matched (an UPDATE that changes nothing counts).
  absl::StatusOr<std::int64_t> Execute(std::string_view sql, absl::Span<const Value> args = {});

  // Runs a SELECT and shows each row in turn; the first error that `on_row` returns ends it and is returned.
  absl::Status Query(std::string_view sql, absl::Span<const Value> args,
                     absl::FunctionRef<absl::Status(const Row&)> on_row);

  // The first row as `convert` makes it (a T or an absl::StatusOr<T>), none if there is no row.
  template <class Convert>
  auto QueryOne(std::string_view sql, absl::Span<const Value> args, Convert&& convert);

  // Inserts many rows in few round trips: `head` is "INSERT INTO t (a, b) VALUES", `row` is "(?, ?)", `cells` holds
  // whole rows one after the other and `tail` may end the statement (ON DUPLICATE KEY UPDATE ...). Rows go in batches
  // of a few sizes, so that the statements stay prepared. The number of rows the server counted.
  absl::StatusOr<std::int64_t> InsertRows(std::string_view head, std::string_view row, absl::Span<const Value> cells,
                                          std::string_view tail = "");

  // Runs a statement as text, unprepared: DDL and session control. Never with a value inside.
  absl::Status Run(std::string_view sql);

  // Transaction control, as SQL through a Statement: Connector/C++'s own commit() and rollback() swallow errors.
  // Database::Transact calls them; nobody else needs to.
  absl::Status Begin(std::string_view how = "START TRANSACTION");
  absl::Status Commit();
  absl::Status Rollback();

  // Why the open transaction cannot be committed any more, or OK.
  const absl::Status& doomed() const { return doomed_; }
  // Whether the connection is of no more use.
  bool broken() const;
  // When the caller stops waiting; nothing is sent after it.
  absl::Time deadline() const { return deadline_; }

 private:
  friend class Pool;
  Session(std::unique_ptr<Connection> connection, Pool* pool, absl::Time deadline);

  // OK if a statement may be sent; tells the server how long it may take.
  absl::Status Admit();
  absl::Status Remember(absl::Status status);

  // What the moved-from session no longer does.
  struct GiveBack {
    Pool* pool;
    void operator()(Connection* connection) const;
  };
  std::unique_ptr<Connection, GiveBack> connection_;
  absl::Time deadline_;
  absl::Status doomed_;
};

namespace internal {
template <class T>
struct Unwrapped {
  using type = T;
};
template <class T>
struct Unwrapped<absl::StatusOr<T>> {
  using type = T;
};
}  // namespace internal

template <class Convert>
auto Session::QueryOne(std::string_view sql, absl::Span<const Value> args, Convert&& convert) {
  using T = typename internal::Unwrapped<std::invoke_result_t<Convert, const Row&>>::type;
  std::optional<T> found;
  const absl::Status status = Query(sql, args, [&](const Row& row) -> absl::Status {
    if (found) return absl::OkStatus();
    absl::StatusOr<T> value = convert(row);
    if (!value.ok()) return value.status();
    found = *std::move(value);
    return absl::OkStatus();
  });
  return status.ok() ? absl::StatusOr<std::optional<T>>(std::move(found)) : absl::StatusOr<std::optional<T>>(status);
}

}  // namespace pepiniere::db
