#include "services/journal/hub.h"

#include <atomic>
#include <optional>
#include <thread>

#include "absl/strings/str_cat.h"
#include "services/journal/retention.h"
#include "tests/store/journal/feed_test.h"

namespace pepiniere::journal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class HubTest : public FeedTest {
 protected:
  // The resources of what comes next; none if there is nothing yet.
  static std::vector<std::string> Next(Hub& hub, std::int64_t seq) {
    const auto next = hub.Next(seq, Soon());
    EXPECT_TRUE(next.ok()) << next.status();
    std::vector<std::string> resources;
    if (!next.ok() || !*next) return resources;
    for (const Change& change : ***next) resources.push_back(change.resource);
    EXPECT_EQ((**next)->front().seq, seq + 1);
    return resources;
  }
  // What Next gives once the hub has followed the feed so far.
  static std::vector<std::string> Await(Hub& hub, std::int64_t seq) {
    const absl::Time patience = Soon();
    std::vector<std::string> next;
    while (next.empty() && absl::Now() < patience) next = Next(hub, seq);
    return next;
  }
  void WriteInOrder(const std::vector<std::vector<std::string>>& transactions) {
    for (const auto& resources : transactions) Write(resources);
    Drain(sequencer_);
  }
  // Returns when it follows the feed from where that ends now.
  static void Start(Hub& hub) {
    std::atomic<bool> looked = false;
    const Hub::ListenerId id = hub.Listen([&] { looked = true; });
    hub.Start();
    const absl::Time patience = Soon();
    while (!looked && absl::Now() < patience) absl::SleepFor(absl::Milliseconds(1));
    hub.Unlisten(id);
  }

  Sequencer sequencer_{database_, clock_};
};

TEST_F(HubTest, GivesTransactionsWholeFromTheDatabase) {
  Hub hub(database_, clock_);  // follows nothing: all is from the database
  EXPECT_THAT(Next(hub, 0), IsEmpty());
  WriteInOrder({{"a"}, {"b", "c", "d"}, {"e"}});
  EXPECT_THAT(Next(hub, 0), ElementsAre("a"));
  EXPECT_THAT(Next(hub, 1), ElementsAre("b", "c", "d"));
  EXPECT_THAT(Next(hub, 2), ElementsAre("c", "d"));
  EXPECT_THAT(Next(hub, 3), ElementsAre("d"));
  EXPECT_THAT(Next(hub, 4), ElementsAre("e"));
  EXPECT_THAT(Next(hub, 5), IsEmpty());
  EXPECT_EQ(hub.Head(Soon())->last_seq, 5);
}

TEST_F(HubTest, GivesTransactionsWholeFromMemory) {
  Hub hub(database_, clock_, {.pause = absl::Milliseconds(1)});
  Start(hub);
  WriteInOrder({{"a"}, {"b", "c", "d"}, {"e"}});
  EXPECT_THAT(Await(hub, 4), ElementsAre("e"));
  schema_.Run("DELETE FROM changes");  // so it cannot come from there
  EXPECT_THAT(Next(hub, 0), ElementsAre("a"));
  EXPECT_THAT(Next(hub, 1), ElementsAre("b", "c", "d"));
  EXPECT_THAT(Next(hub, 2), ElementsAre("c", "d"));
  EXPECT_THAT(Next(hub, 5), IsEmpty());
}

// Larger than a page of the feed, behind others and before others.
TEST_F(HubTest, NeverPartsATransaction) {
  std::vector<std::string> many;
  for (int i = 0; i < 600; ++i) many.push_back(absl::StrCat("m", i));
  Hub hub(database_, clock_, {.pause = absl::Milliseconds(1)}), idle(database_, clock_);
  Start(hub);
  WriteInOrder({{"a", "b"}, many, {"y", "z"}});
  EXPECT_THAT(Await(hub, 602), ElementsAre("y", "z"));
  for (Hub* each : {&hub, &idle}) {
    EXPECT_THAT(Next(*each, 0), ElementsAre("a", "b"));
    EXPECT_EQ(Next(*each, 2), many);
    EXPECT_EQ(Next(*each, 300).size(), 302u);
    EXPECT_THAT(Next(*each, 602), ElementsAre("y", "z"));
  }
}

TEST_F(HubTest, RemembersNoMoreThanItMay) {
  Hub hub(database_, clock_, {.kept_bytes = 1, .pause = absl::Milliseconds(1)});
  Start(hub);
  WriteInOrder({{"a"}, {"b", "c"}, {"d"}});
  EXPECT_THAT(Await(hub, 0), ElementsAre("a"));
  EXPECT_THAT(Await(hub, 1), ElementsAre("b", "c"));
  EXPECT_THAT(Await(hub, 3), ElementsAre("d"));
  EXPECT_THAT(Next(hub, 4), IsEmpty());
  schema_.Run("UPDATE changes SET resource = 'new'");
  EXPECT_THAT(Next(hub, 0), ElementsAre("new"));  // remembered neither as latest nor as a page
}

TEST_F(HubTest, WhoComesTooLateIsToldSo) {
  WriteInOrder({{"a"}, {"b"}, {"c"}});
  EXPECT_EQ(*PurgeChanges(database_, Soon(), absl::InfiniteFuture(), 2), 2);
  Hub hub(database_, clock_);
  EXPECT_EQ(hub.Next(0, Soon()).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(hub.Next(1, Soon()).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_THAT(Next(hub, 2), ElementsAre("c"));
  EXPECT_EQ(hub.Head(Soon())->purged_seq, 2);
}

// A hub that slept while the feed was purged goes on from where it ends.
TEST_F(HubTest, GoesOnAfterAPurge) {
  Hub hub(database_, clock_, {.pause = absl::Milliseconds(1)});
  Start(hub);
  hub.Stop();
  WriteInOrder({{"a"}, {"b"}});
  EXPECT_EQ(*PurgeChanges(database_, Soon(), absl::InfiniteFuture(), 2), 2);
  Start(hub);
  WriteInOrder({{"c"}});
  EXPECT_THAT(Await(hub, 2), ElementsAre("c"));
  EXPECT_EQ(hub.Next(0, Soon()).status().code(), absl::StatusCode::kOutOfRange);
}

TEST_F(HubTest, SaysThatSomebodyWasErased) {
  std::atomic<int> erased = 0;
  Hub hub(database_, clock_, {.on_erased = [&] { ++erased; }});
  Start(hub);
  const int before = erased;
  WriteInOrder({{"a"}});
  EXPECT_THAT(Await(hub, 0), ElementsAre("a"));
  EXPECT_EQ(erased, before);
  Commit([](Unit& unit) { unit.Changed(kErasures, "persons/ada", ChangeKind::kCreated, "{}"); });
  Drain(sequencer_);
  EXPECT_THAT(Await(hub, 1), ElementsAre("persons/ada"));
  EXPECT_EQ(erased, before + 1);
  hub.Stop();
}

TEST_F(HubTest, TellsWhoListens) {
  bool moved = false;
  Sequencer sequencer(database_, clock_, {.on_moved = [&] { moved = true; }});
  EXPECT_EQ(*sequencer.RunOnce(Soon()), 0);
  EXPECT_FALSE(moved);
  Hub hub(database_, clock_, {.pause = absl::Hours(1)});
  Start(hub);
  std::atomic<int> heard = 0, unheard = 0;
  hub.Listen([&] { ++heard; });
  hub.Unlisten(hub.Listen([&] { ++unheard; }));
  Write({"a"});
  EXPECT_EQ(*sequencer.RunOnce(Soon()), 1);
  EXPECT_TRUE(moved);
  hub.Wake();
  EXPECT_THAT(Await(hub, 0), ElementsAre("a"));
  hub.Stop();
  EXPECT_EQ(heard, 1);
  EXPECT_EQ(unheard, 0);
}

// Time that passes where a test says so, and counts the hub's looks.
class HubAgeTest : public HubTest {
 protected:
  HubAgeTest() { Start(hub_); }
  std::optional<absl::Duration> Age(std::int64_t seq) { return hub_.Age(feed_id_, seq); }
  bool Becomes(std::int64_t seq, std::optional<absl::Duration> age) {
    const absl::Time patience = Soon();
    while (Age(seq) != age && absl::Now() < patience) absl::SleepFor(absl::Milliseconds(1));
    return Age(seq) == age;
  }
  // Returns after a look that began after this did.
  void AwaitLook() {
    const absl::Time patience = Soon();
    for (const int before = looks_; looks_ < before + 2 && absl::Now() < patience;)
      absl::SleepFor(absl::Milliseconds(1));
  }

  const std::string feed_id_ = ReadFeedHead(database_, Soon())->feed_id;
  std::atomic<int> seconds_ = 0, looks_ = 0;
  Hub hub_{database_, clock_, {.pause = absl::Milliseconds(1), .uptime = [this] {
                                 ++looks_;
                                 return absl::Seconds(seconds_.load());
                               }}};
};

TEST_F(HubAgeTest, IsOfWhoHasBeenToldAll) {
  EXPECT_TRUE(Becomes(0, absl::ZeroDuration()));
  EXPECT_EQ(Age(1), std::nullopt);  // which is not there yet, as far as is known
  EXPECT_EQ(hub_.Age("another feed", 0), std::nullopt);
  EXPECT_TRUE(hub_.Replaced("another feed"));
  EXPECT_FALSE(hub_.Replaced(feed_id_));
  WriteInOrder({{"a", "b"}, {"c"}});
  EXPECT_TRUE(Becomes(3, absl::ZeroDuration()));
  for (const int seq : {0, 1, 2, 4}) EXPECT_EQ(Age(seq), std::nullopt) << seq;
}

TEST_F(HubAgeTest, GrowsWhileTheDatabaseCannotBeRead) {
  ASSERT_TRUE(Becomes(0, absl::ZeroDuration()));
  schema_.Run("RENAME TABLE feed_head TO away");
  seconds_ = 60;
  AwaitLook();
  EXPECT_EQ(Age(0), absl::Seconds(60));
  schema_.Run("RENAME TABLE away TO feed_head");
  EXPECT_TRUE(Becomes(0, absl::ZeroDuration()));
}

// Committed is committed, whatever keeps it from its place.
TEST_F(HubAgeTest, GrowsWhileChangesWaitForTheirPlace) {
  ASSERT_TRUE(Becomes(0, absl::ZeroDuration()));
  Write({"a"});
  seconds_ = 60;
  AwaitLook();
  EXPECT_EQ(Age(0), absl::Seconds(60));
  Drain(sequencer_);
  EXPECT_TRUE(Becomes(1, absl::ZeroDuration()));
}

// Under load something always waits.
TEST_F(HubAgeTest, OfWhatWaitedAnEarlierLookKnows) {
  ASSERT_TRUE(Becomes(0, absl::ZeroDuration()));
  Sequencer one_by_one(database_, clock_, {.batch = 1});
  Write({"0"});
  AwaitLook();
  for (int i = 1; i <= 5; ++i) {
    Write({absl::StrCat(i)});
    seconds_ += 10;
    AwaitLook();  // one that began before would be told of what comes now, and not when
    ASSERT_EQ(*one_by_one.RunOnce(Soon()), 1);
    EXPECT_TRUE(Becomes(i, absl::Seconds(10))) << i;
  }
}

// From COMMIT to whoever listens, each waking the next: with pauses of an hour, nobody is waited for.
TEST_F(HubTest, ACommitWakesEverybodyOnItsWay) {
  Hub hub(database_, clock_, {.pause = absl::Hours(1)});
  Sequencer sequencer(
      database_, clock_,
      {.shortest_pause = absl::Hours(1), .longest_pause = absl::Hours(1), .on_moved = [&] { hub.Wake(); }});
  Start(hub);
  sequencer.Start();
  std::atomic<int> heard = 0;
  hub.Listen([&] { ++heard; });
  for (int i = 0; i < 20; ++i) {
    const int before = heard;
    Write({absl::StrCat(i)});
    sequencer.Wake();
    const absl::Time patience = Soon();
    while (heard == before && absl::Now() < patience) absl::SleepFor(absl::Microseconds(100));
    ASSERT_THAT(Next(hub, i), ElementsAre(absl::StrCat(i)));
  }
  sequencer.Stop();
  hub.Stop();
}

}  // namespace
}  // namespace pepiniere::journal
