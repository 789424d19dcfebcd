#include "services/db/pool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "tests/support/database.h"
#include "tests/support/gate.h"

namespace pepiniere::db {
namespace {

absl::Time Soon() { return absl::Now() + absl::Seconds(30); }

// Time that a test moves by hand, from now on.
class MovedClock final : public base::Clock {
 public:
  absl::Time Now() const override { return absl::Now() + absl::Seconds(ahead_.load()); }
  void Sleep(absl::Duration d) const override { absl::SleepFor(d); }
  void Advance(int seconds) { ahead_ += seconds; }

 private:
  std::atomic<int> ahead_ = 0;
};

std::int64_t ConnectionId(Session session) {
  return **session.QueryOne("SELECT CONNECTION_ID()", {}, [](const Row& row) { return row.Int64(0); });
}

void WaitForWaiters(const Pool& pool, int n) {
  while (pool.stats().waiting < n) absl::SleepFor(absl::Milliseconds(1));
}

TEST(PoolTest, AConnectionIsUsedAgain) {
  base::SystemClock clock;
  Pool pool(testing::ServerOptions(), {.max_size = 4}, clock);
  const std::int64_t first = ConnectionId(*pool.Acquire(Soon()));
  EXPECT_EQ(ConnectionId(*pool.Acquire(Soon())), first);
  EXPECT_EQ(pool.stats().size, 1);
  EXPECT_EQ(pool.stats().idle, 1);
  EXPECT_EQ(pool.stats().opened, 1);
}

TEST(PoolTest, AnExhaustedPoolRefusesWhoeverComesTooLateOrTooMany) {
  base::SystemClock clock;
  Pool pool(testing::ServerOptions(), {.max_size = 2, .max_waiting = 1}, clock);
  absl::StatusOr<Session> a = pool.Acquire(Soon()), b = pool.Acquire(Soon());
  ASSERT_TRUE(a.ok() && b.ok());
  EXPECT_EQ(pool.Acquire(absl::Now() + absl::Milliseconds(20)).status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(pool.Acquire(absl::Now() - absl::Seconds(1)).status().code(), absl::StatusCode::kDeadlineExceeded);

  std::thread patient([&] { EXPECT_TRUE(pool.Acquire(Soon()).ok()); });
  WaitForWaiters(pool, 1);
  EXPECT_EQ(pool.Acquire(Soon()).status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(pool.stats().in_use, 2);
  EXPECT_EQ(pool.stats().refused, 3);
  { Session done = *std::move(a); }
  patient.join();
  EXPECT_EQ(pool.stats().in_use, 1);
  EXPECT_EQ(pool.stats().waiting, 0);
}

TEST(PoolTest, WhoComesFirstIsServedFirst) {
  base::SystemClock clock;
  Pool pool(testing::ServerOptions(), {.max_size = 1}, clock);
  absl::StatusOr<Session> holder = pool.Acquire(Soon());
  std::mutex mutex;
  std::vector<int> served;
  std::vector<std::thread> callers;
  for (int i = 0; i < 5; ++i) {
    callers.emplace_back([&, i] {
      const absl::StatusOr<Session> session = pool.Acquire(Soon());
      std::lock_guard lock(mutex);
      served.push_back(i);
    });
    WaitForWaiters(pool, i + 1);
  }
  { Session done = *std::move(holder); }
  for (std::thread& caller : callers) caller.join();
  EXPECT_THAT(served, ::testing::ElementsAre(0, 1, 2, 3, 4));
  EXPECT_EQ(pool.stats().opened, 1);
}

TEST(PoolTest, AnOldConnectionIsReplaced) {
  MovedClock clock;
  Pool pool(testing::ServerOptions(), {.max_size = 1, .max_lifetime = absl::Seconds(100)}, clock);
  const std::int64_t first = ConnectionId(*pool.Acquire(absl::InfiniteFuture()));
  clock.Advance(80);
  EXPECT_EQ(ConnectionId(*pool.Acquire(absl::InfiniteFuture())), first);
  clock.Advance(40);
  EXPECT_NE(ConnectionId(*pool.Acquire(absl::InfiniteFuture())), first);
}

TEST(PoolTest, AConnectionThatDiedIdleIsFoundOutBeforeItIsUsed) {
  MovedClock clock;
  testing::Gate gate(testing::ServerOptions().socket);
  ConnectionOptions options = testing::ServerOptions();
  options.socket = gate.socket();
  Pool pool(options, {.max_size = 1, .ping_after_idle = absl::Seconds(30)}, clock);
  const std::int64_t first = ConnectionId(*pool.Acquire(absl::InfiniteFuture()));
  gate.Shut();
  gate.Open();
  clock.Advance(60);
  EXPECT_NE(ConnectionId(*pool.Acquire(absl::InfiniteFuture())), first);
  EXPECT_EQ(pool.stats().broken, 1);
}

TEST(PoolTest, AServerThatCannotBeReachedTakesNoPlace) {
  base::SystemClock clock;
  ConnectionOptions options = testing::ServerOptions();
  options.socket += ".nowhere";
  Pool pool(options, {.max_size = 1}, clock);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(pool.Acquire(Soon()).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(pool.stats().size, 0);
}

TEST(PoolTest, CloseWaitsForThoseInUseAndRefusesOthers) {
  base::SystemClock clock;
  Pool pool(testing::ServerOptions(), {.max_size = 1}, clock);
  absl::StatusOr<Session> holder = pool.Acquire(Soon());
  std::thread waiting([&] { EXPECT_EQ(pool.Acquire(Soon()).status().code(), absl::StatusCode::kUnavailable); });
  WaitForWaiters(pool, 1);
  EXPECT_FALSE(pool.Close(absl::Now() + absl::Milliseconds(50)));
  waiting.join();
  EXPECT_EQ(pool.Acquire(Soon()).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_TRUE(holder->Execute("DO 0").ok());
  std::thread finishing([&] { Session done = *std::move(holder); });
  EXPECT_TRUE(pool.Close(Soon()));
  finishing.join();
  EXPECT_EQ(pool.stats().size, 0);
}

TEST(PoolTest, AnOpenTransactionNeverReachesTheNextCaller) {
  testing::TestSchema schema;
  schema.Run("CREATE TABLE t (id INT PRIMARY KEY)");
  base::SystemClock clock;
  Pool pool(schema.options(), {.max_size = 1}, clock);
  {
    Session careless = *pool.Acquire(Soon());
    ASSERT_TRUE(careless.Begin().ok());
    ASSERT_TRUE(careless.Execute("INSERT INTO t VALUES (1)").ok());
  }
  Session next = *pool.Acquire(Soon());
  EXPECT_EQ(**next.QueryOne("SELECT COUNT(*) FROM t", {}, [](const Row& row) { return row.Int(0); }), 0);
}

}  // namespace
}  // namespace pepiniere::db
