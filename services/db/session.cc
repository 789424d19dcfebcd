#include "services/db/session.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "services/db/connection.h"
#include "services/db/error.h"
#include "services/db/pool.h"

namespace pepiniere::db {

Session::Session(std::unique_ptr<Connection> connection, Pool* pool, absl::Time deadline)
    : connection_(connection.release(), GiveBack{pool}), deadline_(deadline) {}

Session::~Session() = default;

void Session::GiveBack::operator()(Connection* connection) const {
  pool->GiveBack(std::unique_ptr<Connection>(connection));
}

bool Session::broken() const { return connection_->broken(); }

absl::Status Session::Admit() {
  if (!doomed_.ok()) return doomed_;
  const absl::Duration remaining = deadline_ - connection_->clock().Now();
  if (remaining <= absl::ZeroDuration()) {
    return absl::DeadlineExceededError("the deadline passed before the database was asked");
  }
  return Remember(connection_->Bound(remaining));
}

absl::Status Session::Remember(absl::Status status) {
  if (doomed_.ok() && (LostRace(status) || LostConnection(status))) doomed_ = status;
  return status;
}

absl::StatusOr<std::int64_t> Session::Execute(std::string_view sql, absl::Span<const Value> args) {
  if (absl::Status admitted = Admit(); !admitted.ok()) return admitted;
  absl::StatusOr<std::int64_t> matched = connection_->Execute(sql, args);
  Remember(matched.status()).IgnoreError();
  return matched;
}

absl::Status Session::Query(std::string_view sql, absl::Span<const Value> args,
                            absl::FunctionRef<absl::Status(const Row&)> on_row) {
  if (absl::Status admitted = Admit(); !admitted.ok()) return admitted;
  return Remember(connection_->Query(sql, args, on_row));
}

absl::StatusOr<std::int64_t> Session::InsertRows(std::string_view head, std::string_view row,
                                                 absl::Span<const Value> cells, std::string_view tail) {
  constexpr std::size_t kBatches[] = {500, 128, 32, 8};  // fewer than the last go at once
  const std::size_t columns = static_cast<std::size_t>(std::ranges::count(row, '?'));
  if (columns == 0 || cells.size() % columns != 0)
    return absl::InternalError("InsertRows: cells do not make whole rows");
  std::int64_t counted = 0;
  while (!cells.empty()) {
    const std::size_t left = cells.size() / columns;
    const auto* const fits = std::ranges::find_if(kBatches, [left](std::size_t batch) { return batch <= left; });
    const std::size_t batch = fits == std::end(kBatches) ? left : *fits;
    std::string sql = std::string(head).append(" ").append(row);
    for (std::size_t i = 1; i < batch; ++i) sql.append(", ").append(row);
    sql.append(" ").append(tail);
    const absl::StatusOr<std::int64_t> inserted = Execute(sql, cells.first(batch * columns));
    if (!inserted.ok()) return inserted;
    counted += *inserted;
    cells.remove_prefix(batch * columns);
  }
  return counted;
}

absl::Status Session::Run(std::string_view sql) {
  if (absl::Status admitted = Admit(); !admitted.ok()) return admitted;
  return Remember(connection_->Run(sql));
}

absl::Status Session::Begin(std::string_view how) {
  absl::Status status = Run(how);
  connection_->in_transaction = true;
  return status;
}

// Unlike other statements it is not bounded anew: to interrupt a COMMIT is to not know what came of it.
absl::Status Session::Commit() {
  if (!doomed_.ok()) return doomed_;
  if (connection_->clock().Now() >= deadline_) return absl::DeadlineExceededError("the deadline passed before COMMIT");
  absl::Status status = connection_->Run("COMMIT");
  if (status.ok()) connection_->in_transaction = false;
  return Remember(std::move(status));
}

absl::Status Session::Rollback() {
  if (connection_->broken()) return absl::OkStatus();  // The server rolls back what a lost connection left.
  const absl::Status status = connection_->Run("ROLLBACK");
  if (!status.ok()) return status;
  connection_->in_transaction = false;
  doomed_ = absl::OkStatus();
  return status;
}

}  // namespace pepiniere::db
