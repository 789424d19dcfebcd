// The database as the services use it: closures run with a session, in a transaction or not, and run again where the
// database says that they lost a race and not that they are wrong.
#pragma once

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/db/options.h"
#include "services/db/pool.h"
#include "services/db/session.h"

namespace pepiniere::db {

struct TransactOptions {
  // Runs everything, then rolls back: validate_only.
  bool rollback_only = false;
  // Asked, on a fresh connection, when the connection was lost during COMMIT: did it commit? It must read with a lock
  // (LOCK IN SHARE MODE), so that it waits for a COMMIT that the server still works on. Without it the outcome is
  // UNKNOWN.
  std::function<absl::StatusOr<bool>(Session&)> resolve_unknown_commit = nullptr;
};

// Thread-safe. Every closure may be run several times, and so must have no effect but through its session and the
// variables that it assigns anew each time. Closures return absl::Status or absl::StatusOr<T>; their errors come back
// unchanged, and those of the database as error.h maps them:
//   DEADLINE_EXCEEDED   the deadline passed: nothing was written
//   UNAVAILABLE         no server, or it went away: nothing was written
//   RESOURCE_EXHAUSTED  too many callers wait already: nothing was written
//   ABORTED             still losing races when the deadline came near: nothing was written
//   UNKNOWN             Transact only: the connection was lost during COMMIT and it could not be learned what came of
//   it
class Database {
 public:
  // Connects on demand. `clock` must outlive this.
  Database(ConnectionOptions connection, PoolOptions pool, const base::Clock& clock);

  // Runs `body` outside of a transaction: each statement sees the latest committed rows. The lean way for one
  // statement: one round trip.
  template <class Body>
  std::invoke_result_t<Body, Session&> Read(absl::Time deadline, Body&& body) {
    return Wrap<Body>(body, [&](Closure closure) { return ReadOnce(deadline, closure); });
  }

  // Runs `body` in a read-only transaction whose statements all see one and the same instant.
  template <class Body>
  std::invoke_result_t<Body, Session&> Snapshot(absl::Time deadline, Body&& body) {
    return Wrap<Body>(body, [&](Closure closure) { return SnapshotOnce(deadline, closure); });
  }

  // Runs `body` in a transaction and commits if it returns OK.
  template <class Body>
  std::invoke_result_t<Body, Session&> Transact(absl::Time deadline, Body&& body, const TransactOptions& options = {}) {
    return Wrap<Body>(body, [&](Closure closure) { return TransactOnce(deadline, closure, options); });
  }

  // OK if a connection can be had and answers. For readiness.
  absl::Status Ping(absl::Time deadline);

  PoolStats stats() const { return pool_.stats(); }
  // Refuses new sessions and waits until the ones in use are back. False if some were still out at `deadline`.
  bool Close(absl::Time deadline) { return pool_.Close(deadline); }

 private:
  using Closure = absl::FunctionRef<absl::Status(Session&)>;

  absl::Status ReadOnce(absl::Time deadline, Closure body);
  absl::Status SnapshotOnce(absl::Time deadline, Closure body);
  absl::Status TransactOnce(absl::Time deadline, Closure body, const TransactOptions& options);
  absl::Status Attempt(absl::Time deadline, Closure body, const TransactOptions& options);
  absl::Status Settle(absl::Status lost, absl::Time deadline, const TransactOptions& options);
  absl::Status Retry(absl::Time deadline, int most_losses, absl::FunctionRef<absl::Status()> attempt);

  // Carries the closure's value around the absl::Status that the machinery works with.
  template <class Body, class Run>
  static std::invoke_result_t<Body, Session&> Wrap(Body& body, Run run) {
    using Result = std::invoke_result_t<Body, Session&>;
    if constexpr (std::is_same_v<Result, absl::Status>) {
      return run(Closure(body));
    } else {
      std::optional<Result> result;
      const absl::Status status = run([&](Session& session) {
        result.emplace(body(session));
        return result->status();
      });
      if (!status.ok()) return status;
      return *std::move(result);
    }
  }

  const base::Clock& clock_;
  Pool pool_;
};

}  // namespace pepiniere::db
