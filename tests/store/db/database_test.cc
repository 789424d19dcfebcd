#include "services/db/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <latch>
#include <thread>

#include "absl/strings/str_cat.h"
#include "services/db/error.h"
#include "tests/support/database.h"
#include "tests/support/gate.h"

namespace pepiniere::db {
namespace {

using testing::Gate;

absl::Time Soon() { return absl::Now() + absl::Seconds(60); }

class DatabaseTest : public ::testing::Test {
 protected:
  DatabaseTest() {
    schema_.Run("CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL)");
    schema_.Run("INSERT INTO t VALUES (1, 0), (2, 0)");
  }

  static absl::Status Add(Session& session, int id) {
    return session.Execute("UPDATE t SET n = n + 1 WHERE id = ?", {id}).status();
  }
  std::int64_t N(int id) { return schema_.Count(absl::StrCat("SELECT n FROM t WHERE id = ", id)); }
  // Ends the session's own connection on the server, as an administrator or a failover would.
  void Kill(Session& session) {
    const auto id = session.QueryOne("SELECT CONNECTION_ID()", {}, [](const Row& row) { return row.Int64(0); });
    schema_.Run(absl::StrCat("KILL ", **id));
  }

  testing::TestSchema schema_;
  base::SystemClock clock_;
  Database db_{schema_.options(), {.max_size = 4}, clock_};
};

TEST_F(DatabaseTest, ATransactionIsAllOrNothing) {
  EXPECT_TRUE(db_.Transact(Soon(), [](Session& s) { return Add(s, 1); }).ok());
  EXPECT_EQ(N(1), 1);
  const absl::Status refused = db_.Transact(Soon(), [](Session& s) {
    EXPECT_TRUE(Add(s, 1).ok());
    return absl::FailedPreconditionError("no");
  });
  EXPECT_EQ(refused, absl::FailedPreconditionError("no"));
  EXPECT_EQ(N(1), 1);
  const absl::StatusOr<std::string> tried = db_.Transact(Soon(),
                                                         [](Session& s) -> absl::StatusOr<std::string> {
                                                           if (absl::Status added = Add(s, 1); !added.ok())
                                                             return added;
                                                           return "would work";
                                                         },
                                                         {.rollback_only = true});
  EXPECT_EQ(*tried, "would work");
  EXPECT_EQ(N(1), 1);
}

TEST_F(DatabaseTest, ADeadlockIsRunAgainAndBothWin) {
  std::latch both(2);
  std::atomic<int> runs = 0;
  const auto transfer = [&](int from, int to) {
    bool first = true;
    EXPECT_TRUE(db_.Transact(Soon(),
                             [&](Session& s) -> absl::Status {
                               ++runs;
                               if (absl::Status taken = Add(s, from); !taken.ok()) return taken;
                               if (std::exchange(first, false)) both.arrive_and_wait();
                               return Add(s, to);
                             })
                    .ok());
  };
  std::thread other([&] { transfer(2, 1); });
  transfer(1, 2);
  other.join();
  EXPECT_EQ(N(1), 2);
  EXPECT_EQ(N(2), 2);
  EXPECT_GE(runs, 3);
}

// 1205 undoes the statement only: without the ROLLBACK what came before it would be committed with the second run.
TEST_F(DatabaseTest, ALockTimeoutIsRunAgainFromTheStart) {
  ConnectionOptions impatient = schema_.options();
  impatient.lock_wait_timeout = absl::Seconds(1);
  Database db(impatient, {.max_size = 1}, clock_);
  Pool blocker(schema_.options(), {.max_size = 1}, clock_);
  absl::StatusOr<Session> holder = blocker.Acquire(Soon());
  ASSERT_TRUE(holder->Begin().ok() && Add(*holder, 2).ok());
  int runs = 0;
  EXPECT_TRUE(db.Transact(Soon(), [&](Session& s) -> absl::Status {
                  if (++runs == 2) {
                    EXPECT_TRUE(holder->Rollback().ok());
                  }
                  if (absl::Status added = Add(s, 1); !added.ok()) return added;
                  return Add(s, 2);
                }).ok());
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(N(1), 1);
  EXPECT_EQ(N(2), 1);
}

TEST_F(DatabaseTest, ARaceThatIsNeverWonIsAbortedByTheDeadline) {
  ConnectionOptions impatient = schema_.options();
  impatient.lock_wait_timeout = absl::Seconds(1);
  Database db(impatient, {.max_size = 1}, clock_);
  Pool blocker(schema_.options(), {.max_size = 1}, clock_);
  absl::StatusOr<Session> holder = blocker.Acquire(Soon());
  ASSERT_TRUE(holder->Begin().ok() && Add(*holder, 1).ok());
  const absl::Status status = db.Transact(absl::Now() + absl::Seconds(2), [&](Session& s) { return Add(s, 1); });
  EXPECT_THAT(status.code(), ::testing::AnyOf(absl::StatusCode::kAborted, absl::StatusCode::kDeadlineExceeded));
}

TEST_F(DatabaseTest, AConnectionKilledInTheMiddleIsReplacedAndNothingIsDoneTwice) {
  int runs = 0;
  EXPECT_TRUE(db_.Transact(Soon(),
                           [&](Session& s) -> absl::Status {
                             if (absl::Status added = Add(s, 1); !added.ok()) return added;
                             if (++runs == 1) Kill(s);
                             return Add(s, 2);
                           })
                  .ok());
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(N(1), 1);
  EXPECT_EQ(N(2), 1);
}

// A closure that shrugs off an error of its session must not have its later statements committed one by one.
TEST_F(DatabaseTest, AnErrorThatTheClosureIgnoresStillDoomsTheTransaction) {
  int runs = 0;
  EXPECT_TRUE(db_.Transact(Soon(),
                           [&](Session& s) -> absl::Status {
                             Add(s, 1).IgnoreError();
                             if (++runs == 1) Kill(s);
                             Add(s, 1).IgnoreError();
                             Add(s, 2).IgnoreError();
                             return absl::OkStatus();
                           })
                  .ok());
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(N(1), 2);
  EXPECT_EQ(N(2), 1);
}

TEST_F(DatabaseTest, AReadOnALostConnectionIsReadAgain) {
  int runs = 0;
  const auto count = db_.Read(Soon(), [&](Session& s) {
    if (++runs == 1) Kill(s);
    return s.QueryOne("SELECT COUNT(*) FROM t", {}, [](const Row& row) { return row.Int(0); });
  });
  EXPECT_EQ(**count, 2);
  EXPECT_EQ(runs, 2);
}

TEST_F(DatabaseTest, ASnapshotSeesOneInstant) {
  const auto n = [](Session& s) {
    return **s.QueryOne("SELECT n FROM t WHERE id = 1", {}, [](const Row& row) { return row.Int(0); });
  };
  EXPECT_TRUE(db_.Snapshot(Soon(),
                           [&](Session& s) {
                             schema_.Run("UPDATE t SET n = 10 WHERE id = 1");
                             EXPECT_EQ(n(s), 0);
                             EXPECT_FALSE(Add(s, 1).ok());
                             return absl::OkStatus();
                           })
                  .ok());
  EXPECT_TRUE(db_.Read(Soon(),
                       [&](Session& s) {
                         EXPECT_EQ(n(s), 10);
                         schema_.Run("UPDATE t SET n = 11 WHERE id = 1");
                         EXPECT_EQ(n(s), 11);
                         return absl::OkStatus();
                       })
                  .ok());
}

TEST_F(DatabaseTest, PastTheDeadlineNothingIsCommitted) {
  const absl::Time deadline = absl::Now() + absl::Milliseconds(500);
  const absl::Status status = db_.Transact(deadline, [&](Session& s) {
    const absl::Status added = Add(s, 1);
    absl::SleepFor(deadline - absl::Now() + absl::Milliseconds(1));
    return added;
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(N(1), 0);
  EXPECT_EQ(db_.stats().in_use, 0);
}

// --- A COMMIT whose answer is lost.

// As the protocol sends it; the bare word also stands in READ COMMITTED.
constexpr char kCommit[] = "\3COMMIT";

class LostCommitTest : public DatabaseTest {
 protected:
  LostCommitTest() { options_.socket = gate_.socket(); }

  // Tells whether row 1 was written, as a request log would.
  TransactOptions Resolving() {
    return {.resolve_unknown_commit = [this](Session& s) -> absl::StatusOr<bool> {
      ++asked_;
      const auto n =
          s.QueryOne("SELECT n FROM t WHERE id = 1 LOCK IN SHARE MODE", {}, [](const Row& r) { return r.Int(0); });
      if (!n.ok()) return n.status();
      return **n > 0;
    }};
  }
  absl::Status AddThroughTheGate(const TransactOptions& options) {
    Database db(options_, {.max_size = 2}, clock_);
    return db.Transact(
        Soon(),
        [&](Session& s) {
          ++runs_;
          return Add(s, 1);
        },
        options);
  }

  Gate gate_{schema_.options().socket};
  ConnectionOptions options_ = schema_.options();
  int runs_ = 0, asked_ = 0;
};

TEST_F(LostCommitTest, ThatReachedTheServerIsNotRunAgain) {
  gate_.CutAt(kCommit, Gate::Moment::kAfterServer);
  EXPECT_TRUE(AddThroughTheGate(Resolving()).ok());
  EXPECT_EQ(gate_.cuts(), 1);
  EXPECT_EQ(N(1), 1);
  EXPECT_EQ(runs_, 1);
  EXPECT_EQ(asked_, 1);
}

TEST_F(LostCommitTest, ThatDidNotReachTheServerIsRunAgain) {
  gate_.CutAt(kCommit, Gate::Moment::kBeforeServer);
  EXPECT_TRUE(AddThroughTheGate(Resolving()).ok());
  EXPECT_EQ(gate_.cuts(), 1);
  EXPECT_EQ(N(1), 1);
  EXPECT_EQ(runs_, 2);
}

TEST_F(LostCommitTest, IsUnknownWhenNobodyCanTell) {
  gate_.CutAt(kCommit, Gate::Moment::kAfterServer);
  EXPECT_EQ(AddThroughTheGate({}).code(), absl::StatusCode::kUnknown);
  gate_.CutAt(kCommit, Gate::Moment::kBeforeServer);
  EXPECT_EQ(AddThroughTheGate({}).code(), absl::StatusCode::kUnknown);
  EXPECT_EQ(N(1), 1);
}

// --- A server that goes away and comes back.

TEST(ServerTest, GoesAwayAndComesBack) {
  testing::OwnServer server;
  base::SystemClock clock;
  testing::TestSchema schema(server.options(), {});
  schema.Run("CREATE TABLE t (id INT PRIMARY KEY)");
  Database db(schema.options(), {.max_size = 4}, clock);
  const auto insert = [&](int id) {
    return db.Transact(Soon(), [&](Session& s) { return s.Execute("INSERT INTO t VALUES (?)", {id}).status(); });
  };
  EXPECT_TRUE(insert(1).ok());
  server.Kill();
  EXPECT_EQ(insert(2).code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(db.Ping(Soon()).code(), absl::StatusCode::kUnavailable);
  server.Start();
  EXPECT_TRUE(insert(3).ok());

  // Restarted between two calls, with connections idle on this side: the next call does not notice.
  server.Stop();
  server.Start();
  EXPECT_TRUE(insert(4).ok());
  EXPECT_TRUE(db.Ping(Soon()).ok());
  EXPECT_EQ(schema.Count("SELECT COUNT(*) FROM t"), 3);
}

}  // namespace
}  // namespace pepiniere::db
