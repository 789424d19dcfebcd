#include "services/db/database.h"

#include <algorithm>

#include "absl/random/random.h"
#include "services/base/backoff.h"
#include "services/db/error.h"

namespace pepiniere::db {
namespace {

// Lost races are run again while the deadline allows, and this bounds those who set none.
constexpr int kMostRaces = 64;
// A connection that was lost is replaced this often before the server is taken to be away.
constexpr int kMostLosses = 3;
// How long it is tried to learn what came of a lost COMMIT, whatever the deadline: the answer matters more.
constexpr absl::Duration kSettleTime = absl::Seconds(5);
constexpr base::BackoffPolicy kBackoff = {.first = absl::Milliseconds(4), .longest = absl::Milliseconds(250)};

absl::BitGenRef Random() {
  thread_local absl::BitGen random;
  return random;
}

// Runs `body` and reports what the session knows even if the body did not mind.
template <class Body>
absl::Status Outcome(Session& session, Body body) {
  absl::Status status = body(session);
  return session.doomed().ok() ? status : session.doomed();
}

}  // namespace

Database::Database(ConnectionOptions connection, PoolOptions pool, const base::Clock& clock)
    : clock_(clock), pool_(std::move(connection), pool, clock) {}

absl::Status Database::Retry(absl::Time deadline, int most_losses, absl::FunctionRef<absl::Status()> attempt) {
  base::Backoff backoff(kBackoff);
  int races = 0, losses = 0;
  for (;;) {
    absl::Status status = attempt();
    const bool again = (LostRace(status) && ++races < kMostRaces) || (LostConnection(status) && ++losses < most_losses);
    if (!again) return status;
    const absl::Duration wait = backoff.Next(Random());
    if (clock_.Now() + wait >= deadline) return status;
    clock_.Sleep(wait);
  }
}

absl::Status Database::ReadOnce(absl::Time deadline, Closure body) {
  return Retry(deadline, kMostLosses, [&]() -> absl::Status {
    absl::StatusOr<Session> session = pool_.Acquire(deadline);
    return session.ok() ? Outcome(*session, body) : session.status();
  });
}

absl::Status Database::SnapshotOnce(absl::Time deadline, Closure body) {
  return Retry(deadline, kMostLosses, [&]() -> absl::Status {
    absl::StatusOr<Session> session = pool_.Acquire(deadline);
    if (!session.ok()) return session.status();
    // Of the next transaction only; at the session's READ COMMITTED the snapshot would be ignored.
    absl::Status status = session->Run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    if (status.ok()) status = session->Begin("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    if (status.ok()) status = Outcome(*session, body);
    session->Rollback().IgnoreError();
    return status;
  });
}

absl::Status Database::TransactOnce(absl::Time deadline, Closure body, const TransactOptions& options) {
  return Retry(deadline, kMostLosses, [&] { return Attempt(deadline, body, options); });
}

absl::Status Database::Attempt(absl::Time deadline, Closure body, const TransactOptions& options) {
  absl::Status lost;
  {
    absl::StatusOr<Session> session = pool_.Acquire(deadline);
    if (!session.ok()) return session.status();
    absl::Status status = session->Begin();
    if (status.ok()) status = Outcome(*session, body);
    if (!status.ok() || options.rollback_only) {
      session->Rollback().IgnoreError();
      return status;
    }
    status = session->Commit();
    if (status.ok()) return status;
    session->Rollback().IgnoreError();
    // A COMMIT that was never sent, or that the server says lost its race, has written nothing. Any other error of it
    // says too little.
    if (!IsDatabaseError(status) || LostRace(status)) return status;
    lost = status;
  }  // The session goes back first: the question needs a connection of its own.
  return Settle(lost, deadline, options);
}

absl::Status Database::Settle(absl::Status lost, absl::Time deadline, const TransactOptions& options) {
  const absl::Status unknown = absl::UnknownError(
      "the connection to the database was lost during COMMIT, and it is not known whether the change was saved");
  if (!options.resolve_unknown_commit) return unknown;
  const absl::Time until = std::max(deadline, clock_.Now() + kSettleTime);
  bool committed = false;
  const absl::Status asked = Retry(until, kMostRaces, [&]() -> absl::Status {
    absl::StatusOr<Session> session = pool_.Acquire(until);
    if (!session.ok()) return session.status();
    const absl::StatusOr<bool> answer = options.resolve_unknown_commit(*session);
    if (answer.ok()) committed = *answer;
    return answer.status();
  });
  if (!asked.ok()) return unknown;
  return committed ? absl::OkStatus() : lost;
}

absl::Status Database::Ping(absl::Time deadline) {
  return ReadOnce(deadline, [](Session& session) { return session.Run("DO 0"); });
}

}  // namespace pepiniere::db
