#include "services/journal/follower.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "services/base/ids.h"
#include "services/base/try.h"
#include "services/db/database.h"

namespace pepiniere::journal {
namespace {

// What is said of a failure in the table.
constexpr std::size_t kLongestError = 2'000;

}  // namespace

Follower::Follower(db::Database& database, const base::Clock& clock, std::string name, Following following,
                   FollowerOptions options)
    : database_(database),
      clock_(clock),
      name_(std::move(name)),
      following_(std::move(following)),
      options_(options),
      holder_(base::NewId(clock.Now())),
      rest_(options.shortest_pause),
      worker_([this] { return RunOnce(clock_.Now()).value_or(false); },
              {options.shortest_pause, options.longest_pause}) {}

absl::StatusOr<bool> Follower::RunOnce(absl::Time now) {
  const absl::Time deadline = now + options_.turn;
  if (now < try_again_at_) return false;
  PEP_ASSIGN(const bool behind, IsBehind(deadline));
  if (!behind) return false;
  PEP_ASSIGN(const std::optional<Place> place, TakeTurn(now));
  if (!place) return false;
  PEP_ASSIGN(const FeedHead head, ReadFeedHead(database_, deadline));
  const bool lost = place->feed_id != head.feed_id || place->done_seq < head.purged_seq;
  absl::StatusOr<bool> done = lost ? CatchUp(head, deadline) : Step(*place, deadline);
  if (done.ok()) {
    rest_ = options_.shortest_pause;
    return done;
  }
  try_again_at_ = now + rest_;
  rest_ = std::min(rest_ * 2, options_.longest_pause);
  PEP_TRY(Fail(done.status(), now));
  return done;
}

// Without a lock and without a write: most looks find nothing.
absl::StatusOr<bool> Follower::IsBehind(absl::Time deadline) {
  PEP_ASSIGN(const auto level, database_.Read(deadline, [&](db::Session& session) {
    return session.QueryOne(
        "SELECT f.done_seq >= h.last_seq FROM followers f JOIN feed_head h ON h.id = 1 AND h.feed_id = "
        "f.feed_id WHERE f.name = ?",
        {name_}, [](const db::Row& row) { return row.Bool(0); });
  }));
  return !level.value_or(false);
}

// Whoever has the turn keeps it as long as it lives; when it has not come back for longer than a turn, it is another's.
absl::StatusOr<std::optional<Follower::Place>> Follower::TakeTurn(absl::Time now) {
  const absl::Time deadline = now + options_.turn;
  return database_.Transact(deadline, [&](db::Session& session) -> absl::StatusOr<std::optional<Place>> {
    PEP_TRY(
        session
            .Execute(
                "INSERT IGNORE INTO followers (name, feed_id, done_seq, holder, held_until_us, failures, last_error) "
                "VALUES (?, '', 0, '', 0, 0, '')",
                {name_})
            .status());
    PEP_ASSIGN(const std::int64_t taken,
               session.Execute("UPDATE followers SET holder = ?, held_until_us = ? WHERE name = ? AND (holder = ? OR "
                               "held_until_us < ?)",
                               {holder_, deadline, name_, holder_, now}));
    if (taken == 0) return std::nullopt;
    return session.QueryOne("SELECT feed_id, done_seq FROM followers WHERE name = ?", {name_}, [](const db::Row& row) {
      return Place{row.String(0), row.Int64(1)};
    });
  });
}

// `head` was read before: what changes meanwhile is followed afterwards.
absl::StatusOr<bool> Follower::CatchUp(const FeedHead& head, absl::Time deadline) {
  PEP_TRY(following_.catch_up(deadline));
  PEP_TRY(MoveTo({head.feed_id, head.last_seq}, deadline));
  return true;
}

absl::StatusOr<bool> Follower::Step(const Place& place, absl::Time deadline) {
  PEP_ASSIGN(const std::vector<Transaction> next, ReadTransactions(database_, deadline, place.done_seq, 1));
  if (next.empty()) return false;
  PEP_TRY(following_.step(next.front(), deadline));
  PEP_TRY(MoveTo({place.feed_id, next.front()->back().seq}, deadline));
  return true;
}

absl::Status Follower::MoveTo(const Place& place, absl::Time deadline) {
  return database_.Transact(deadline, [&](db::Session& session) -> absl::Status {
    PEP_ASSIGN(const std::int64_t moved,
               session.Execute("UPDATE followers SET feed_id = ?, done_seq = ?, failures = 0, failing_since_us = NULL, "
                               "last_error = '' WHERE name = ? AND holder = ?",
                               {place.feed_id, place.done_seq, name_, holder_}));
    return moved == 1 ? absl::OkStatus() : absl::AbortedError("another process has taken over: it does this step too");
  });
}

absl::Status Follower::Fail(const absl::Status& error, absl::Time now) {
  const std::string said = error.ToString().substr(0, kLongestError);
  return database_.Transact(now + options_.turn, [&](db::Session& session) {
    return session
        .Execute(
            "UPDATE followers SET failures = failures + 1, failing_since_us = COALESCE(failing_since_us, ?), "
            "last_error = ? WHERE name = ? AND holder = ?",
            {now, said, name_, holder_})
        .status();
  });
}

absl::StatusOr<std::optional<FollowerState>> Follower::State(absl::Time deadline) {
  return database_.Read(deadline, [&](db::Session& session) {
    return session.QueryOne("SELECT done_seq, failures, failing_since_us, last_error FROM followers WHERE name = ?",
                            {name_}, [](const db::Row& row) {
                              return FollowerState{row.Int64(0), row.Int64(1), row.OptTime(2), row.String(3)};
                            });
  });
}

}  // namespace pepiniere::journal
