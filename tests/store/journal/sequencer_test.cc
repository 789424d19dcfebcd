#include "services/journal/sequencer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "services/db/database.h"
#include "services/journal/feed.h"
#include "services/journal/retention.h"
#include "tests/store/journal/feed_test.h"

namespace pepiniere::journal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SequencerTest : public FeedTest {
 protected:
  SequencerTest() { schema_.Run("CREATE TABLE things (id INT PRIMARY KEY, version INT NOT NULL)"); }
};

TEST_F(SequencerTest, GivesPlacesInOrderWithoutGaps) {
  Sequencer sequencer(database_, clock_);
  EXPECT_EQ(*sequencer.RunOnce(Soon()), 0);
  Write({"a"});
  Write({"b", "c", "d"});
  EXPECT_THAT(Feed(), IsEmpty());
  EXPECT_EQ(*sequencer.RunOnce(Soon()), 4);
  EXPECT_EQ(*sequencer.RunOnce(Soon()), 0);
  Write({"e"});
  EXPECT_EQ(*sequencer.RunOnce(Soon()), 1);

  const std::vector<Change> feed = Feed();
  EXPECT_THAT(Resources(), ElementsAre("a", "b", "c", "d", "e"));
  for (std::size_t i = 0; i < feed.size(); ++i) EXPECT_EQ(feed[i].seq, static_cast<std::int64_t>(i) + 1);
  EXPECT_EQ(feed[1].transaction_id, feed[3].transaction_id);
  EXPECT_NE(feed[0].transaction_id, feed[1].transaction_id);
  EXPECT_EQ(feed[2].payload, "c");
  EXPECT_EQ(feed[2].kind, ChangeKind::kUpdated);
  EXPECT_EQ(Feed(3).front().resource, "d");
  EXPECT_EQ(ReadFeedHead(database_, Soon())->last_seq, 5);
  EXPECT_EQ(ReadFeedHead(database_, Soon())->feed_id.size(), 36u);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM outbox"), 0);
}

TEST_F(SequencerTest, NeverPartsATransaction) {
  std::vector<std::string> many;
  for (int i = 0; i < 700; ++i) many.push_back(absl::StrCat("m", i));
  Write({"a", "b"});
  Write(many);
  Write({"y", "z"});
  Sequencer sequencer(database_, clock_, {.batch = 3});
  EXPECT_EQ(*sequencer.RunOnce(Soon()), 2);
  EXPECT_EQ(*sequencer.RunOnce(Soon()), 700);
  EXPECT_EQ(*sequencer.RunOnce(Soon()), 2);
  std::vector<std::string> expected = {"a", "b"};
  expected.insert(expected.end(), many.begin(), many.end());
  expected.insert(expected.end(), {"y", "z"});
  EXPECT_EQ(Resources(), expected);
}

TEST_F(SequencerTest, WaitsForNobodyWhoHasNotCommitted) {
  db::Database database(Patient(), {.max_size = 1}, clock_);
  Sequencer sequencer(database, clock_);
  db::Pool pool(schema_.options(), {.max_size = 1}, clock_);
  absl::StatusOr<db::Session> slow = pool.Acquire(Soon());
  ASSERT_TRUE(slow->Begin().ok());
  const WriteCall caller{.principal = "p", .method = "m"};
  Unit unit(*slow, clock_.Now(), caller);
  unit.Changed("Thing", "slow", ChangeKind::kUpdated, "");
  ASSERT_TRUE(unit.Flush().ok());
  for (const char* quick : {"a", "b", "c", "d", "e"}) Write({quick});  // Enough to make a scan look cheap.
  EXPECT_EQ(sequencer.RunOnce(Soon()).value_or(-1), 5);
  EXPECT_THAT(Resources(), ElementsAre("a", "b", "c", "d", "e"));
  ASSERT_TRUE(slow->Commit().ok());
  EXPECT_EQ(*sequencer.RunOnce(Soon()), 1);
  EXPECT_THAT(Resources(), ElementsAre("a", "b", "c", "d", "e", "slow"));
}

TEST_F(SequencerTest, AReaderMissesNothingWhoeverCommitsWhen) {
  constexpr int kWriters = 4, kThings = 3, kWrites = 40;
  for (int i = 0; i < kThings; ++i) schema_.Run(absl::StrCat("INSERT INTO things VALUES (", i, ", 0)"));
  const SequencerOptions hasty{
      .batch = 5, .shortest_pause = absl::Milliseconds(1), .longest_pause = absl::Milliseconds(3)};
  Sequencer one(database_, clock_, hasty), two(database_, clock_, hasty);
  one.Start();
  two.Start();

  std::atomic<bool> writing = true;
  std::vector<Change> seen;
  std::thread reader([&] {
    for (bool last = false; !last;) {
      // In this order: what left the outbox meanwhile is read below.
      last = !writing && schema_.Count("SELECT COUNT(*) FROM outbox") == 0;
      const std::vector<Change> more = Feed(seen.empty() ? 0 : seen.back().seq, 7);
      last = last && more.empty();
      seen.insert(seen.end(), more.begin(), more.end());
    }
  });
  std::vector<std::thread> writers;
  for (int w = 0; w < kWriters; ++w) {
    writers.emplace_back([&, w] {
      std::mt19937 random(w);
      for (int i = 0; i < kWrites; ++i) {
        const int thing = static_cast<int>(random() % kThings);
        const absl::Duration slow = absl::Microseconds(random() % 4000);
        const auto written = database_.Transact(Soon(), [&](db::Session& session) -> absl::Status {
          const auto touched = session.Execute("UPDATE things SET version = version + 1 WHERE id = ?", {thing});
          if (!touched.ok()) return touched.status();
          const auto version = session.QueryOne("SELECT version FROM things WHERE id = ?", {thing},
                                                [](const db::Row& row) { return row.Int64(0); });
          if (!version.ok()) return version.status();
          const WriteCall caller{.principal = "p", .method = "m"};
          Unit unit(session, clock_.Now(), caller);
          unit.Changed("Thing", absl::StrCat(thing), ChangeKind::kUpdated, absl::StrCat(**version));
          unit.Changed("Note", absl::StrCat(w, "/", i), ChangeKind::kCreated, "");
          const absl::Status flushed = unit.Flush();
          absl::SleepFor(slow);  // Others write, commit and are sequenced meanwhile.
          return flushed;
        });
        EXPECT_TRUE(written.ok()) << written;
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  writing = false;
  reader.join();
  one.Stop();
  two.Stop();

  std::set<std::string> notes;
  std::map<std::string, int> versions;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    EXPECT_EQ(seen[i].seq, static_cast<std::int64_t>(i) + 1);
    if (i % 2 == 1) {
      EXPECT_EQ(seen[i].transaction_id, seen[i - 1].transaction_id);
    }
    if (seen[i].resource_type == "Note") notes.insert(seen[i].resource);
    // The changes of one thing come in the order in which it changed.
    if (seen[i].resource_type == "Thing") {
      EXPECT_EQ(std::stoi(seen[i].payload), ++versions[seen[i].resource]);
    }
  }
  EXPECT_EQ(notes.size(), kWriters * kWrites);
  EXPECT_EQ(seen.size(), 2 * kWriters * kWrites);
}

TEST_F(SequencerTest, AChangeIsInOnePlaceAtAnyInstant) {
  constexpr int kTransactions = 120;
  for (int i = 0; i < kTransactions; ++i) Write({absl::StrCat(i)});
  Sequencer sequencer(database_, clock_, {.batch = 2});
  std::atomic<bool> moving = true;
  std::thread observer([&] {
    while (moving) {
      const auto total = database_.Snapshot(Soon(), [](db::Session& s) -> absl::StatusOr<std::int64_t> {
        std::int64_t sum = 0;
        for (const char* table : {"outbox", "changes"}) {
          const auto n =
              s.QueryOne(absl::StrCat("SELECT COUNT(*) FROM ", table), {}, [](const db::Row& r) { return r.Int64(0); });
          if (!n.ok()) return n.status();
          sum += **n;
        }
        return sum;
      });
      EXPECT_EQ(*total, kTransactions);
    }
  });
  Drain(sequencer);
  moving = false;
  observer.join();
  EXPECT_EQ(Feed().size(), kTransactions);
}

TEST_F(SequencerTest, RunsOnItsOwn) {
  Sequencer sequencer(database_, clock_, {.shortest_pause = absl::Milliseconds(1), .longest_pause = absl::Hours(1)});
  sequencer.Start();
  for (int i = 1; i <= 3; ++i) {
    Write({"a"});
    sequencer.Wake();
    const absl::Time patience = Soon();
    while (Feed().size() < static_cast<std::size_t>(i) && absl::Now() < patience) absl::SleepFor(absl::Milliseconds(2));
    EXPECT_EQ(Feed().size(), static_cast<std::size_t>(i));
  }
  sequencer.Stop();
  sequencer.Start();
  sequencer.Stop();
}

TEST_F(SequencerTest, WhoComesTooLateIsToldSo) {
  Sequencer sequencer(database_, clock_);
  for (const char* resource : {"a", "b", "c", "d"}) Write({resource});
  const absl::Time cut = clock_.Now();
  while (clock_.Now() <= cut + absl::Microseconds(10)) {
  }
  Write({"e"});
  Drain(sequencer);
  EXPECT_EQ(*PurgeChanges(database_, Soon(), cut + absl::Microseconds(5), 3), 3);
  EXPECT_EQ(*PurgeChanges(database_, Soon(), cut + absl::Microseconds(5), 3), 1);
  EXPECT_EQ(*PurgeChanges(database_, Soon(), cut + absl::Microseconds(5), 3), 0);
  EXPECT_EQ(ReadChanges(database_, Soon(), 3, 10).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(Feed(4).front().resource, "e");
  EXPECT_EQ(*PurgeChanges(database_, Soon(), absl::InfiniteFuture(), 3), 1);
  EXPECT_EQ(ReadChanges(database_, Soon(), 4, 10).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_THAT(Feed(5), IsEmpty());
  Write({"f"});
  Drain(sequencer);
  EXPECT_EQ(Feed(5).front().seq, 6);
}

TEST_F(SequencerTest, OldAnswersAreForgotten) {
  Write({"a"});
  Write({"b"});
  EXPECT_EQ(*PurgeRequestLog(database_, Soon(), absl::UnixEpoch(), 10), 0);
  EXPECT_EQ(*PurgeRequestLog(database_, Soon(), absl::Now() + absl::Hours(1), 1), 1);
  EXPECT_EQ(*PurgeRequestLog(database_, Soon(), absl::Now() + absl::Hours(1), 10), 1);
}

}  // namespace
}  // namespace pepiniere::journal
