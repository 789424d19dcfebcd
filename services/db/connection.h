// One connection to the server. For this room only: others use Session.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/base/clock.h"
#include "services/db/options.h"
#include "services/db/row.h"
#include "services/db/statement_cache.h"
#include "services/db/value.h"

namespace sql {
class Connection;
class Statement;
}  // namespace sql

namespace pepiniere::db {

class Connection {
 public:
  // Connects and sets the session up: utf8mb4, UTC, strict, READ COMMITTED, rows matched rather than changed.
  static absl::StatusOr<std::unique_ptr<Connection>> Open(const ConnectionOptions& options, const base::Clock& clock);
  ~Connection();

  absl::StatusOr<std::int64_t> Execute(std::string_view sql, absl::Span<const Value> args);
  absl::Status Query(std::string_view sql, absl::Span<const Value> args,
                     absl::FunctionRef<absl::Status(const Row&)> on_row);
  absl::Status Run(std::string_view sql);

  // Has the server stop a statement that takes longer than about `remaining`. The bound is a session variable rounded
  // up to a power of two, so that it costs a round trip only when a caller is in another hurry than the one before.
  // MariaDB bounds every statement, MySQL its SELECTs; writes there end with the lock time-out.
  absl::Status Bound(absl::Duration remaining);

  // Whether the server still answers.
  bool Ping();

  // Of no more use: an error left it in a state nobody knows. Stays so.
  bool broken() const { return broken_; }
  const base::Clock& clock() const { return clock_; }

  absl::Time opened_at() const { return opened_at_; }
  // Set by the session. A connection given back inside a transaction is thrown away.
  bool in_transaction = false;
  // Set by the pool.
  absl::Time used_at;
  absl::Time expires_at;

 private:
  Connection(std::unique_ptr<sql::Connection> connection, const ConnectionOptions& options, const base::Clock& clock);
  absl::Status SetUp(const ConnectionOptions& options);
  absl::Status WithStatement(std::string_view sql, absl::Span<const Value> args,
                             absl::FunctionRef<void(sql::PreparedStatement&)> use);
  absl::Status Note(absl::Status status);

  const base::Clock& clock_;
  const absl::Time opened_at_;
  const absl::Duration ceiling_;
  std::unique_ptr<sql::Connection> connection_;
  std::unique_ptr<sql::Statement> statement_;
  StatementCache prepared_;
  absl::Duration bound_ = absl::InfiniteDuration();
  bool mariadb_ = false;
  bool broken_ = false;
};

}  // namespace pepiniere::db
