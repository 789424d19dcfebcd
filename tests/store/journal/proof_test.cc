// Many write, servers come and go, readers leave and come back: each reader ends with what the database holds.
#include <atomic>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <thread>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/journal/hub.h"
#include "tests/store/journal/feed_test.h"

namespace pepiniere::journal {
namespace {

// From 0 to n - 1.
int Pick(std::mt19937& random, int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); }
absl::Duration Moment(std::mt19937& random, int most_ms) { return absl::Microseconds(Pick(random, most_ms * 1000)); }

// Resource -> its version, of those that are there.
using State = std::map<std::string, int>;

// What somebody who follows the feed knows; checks what it is told against what it knew.
class Reader {
 public:
  std::int64_t seq() const { return seq_; }
  const State& state() const { return state_; }
  int transactions() const { return static_cast<int>(seen_.size()); }

  void Take(const Transaction& transaction) {
    EXPECT_TRUE(seen_.insert(transaction->front().transaction_id).second) << "a transaction came twice, or in parts";
    std::set<std::string> resources;
    for (const Change& change : *transaction) {
      EXPECT_EQ(change.seq, ++seq_);
      EXPECT_EQ(change.transaction_id, transaction->front().transaction_id);
      EXPECT_TRUE(resources.insert(change.resource).second) << change.resource;
      Apply(change);
    }
  }

 private:
  // Each version of a row follows the one before it, and what was deleted begins anew.
  void Apply(const Change& change) {
    int version = 0;
    EXPECT_TRUE(absl::SimpleAtoi(change.payload, &version));
    const auto known = state_.find(change.resource);
    EXPECT_EQ(change.kind == ChangeKind::kCreated, known == state_.end()) << change.resource;
    EXPECT_EQ(version, ++versions_[change.resource]) << change.resource;
    if (change.kind == ChangeKind::kDeleted) {
      state_.erase(change.resource);
    } else {
      state_[change.resource] = version;
    }
  }

  std::int64_t seq_ = 0;
  State state_;
  std::map<std::string, int> versions_;  // of those that were deleted too
  std::set<std::string> seen_;
};

class ProofTest : public FeedTest {
 protected:
  static constexpr int kRows = 12;

  ProofTest() {
    schema_.Run("CREATE TABLE things (id INT PRIMARY KEY, version INT NOT NULL, there BOOLEAN NOT NULL)");
    for (int i = 0; i < kRows; ++i) schema_.Run(absl::StrCat("INSERT INTO things VALUES (", i, ", 0, FALSE)"));
  }

  // Creates, changes or deletes one row.
  static absl::Status Touch(Unit& unit, int id, bool remove) {
    const auto before = unit.session().QueryOne("SELECT version, there FROM things WHERE id = ? FOR UPDATE", {id},
                                                [](const db::Row& row) { return std::pair(row.Int(0), row.Bool(1)); });
    if (!before.ok()) return before.status();
    const auto [version, there] = **before;
    remove = remove && there;
    const auto written = unit.session().Execute("UPDATE things SET version = ?, there = ? WHERE id = ?",
                                                {version + 1, remove ? 0 : 1, id});
    const ChangeKind kind = remove ? ChangeKind::kDeleted : there ? ChangeKind::kUpdated : ChangeKind::kCreated;
    unit.Changed("Thing", absl::StrCat(id), kind, absl::StrCat(version + 1));
    return written.status();
  }

  // One transaction of one to five rows, some slow, some given up.
  void WriteSomething(std::mt19937& random) {
    std::set<int> ids;
    for (int n = 1 + Pick(random, 5); n > 0; --n) ids.insert(Pick(random, kRows));
    const bool give_up = Pick(random, 5) == 0;
    const int deletes = Pick(random, 4);
    const absl::Duration slow = Pick(random, 8) == 0 ? Moment(random, 10) : absl::ZeroDuration();
    const auto written = Mutate<Empty>(database_, clock_, {.principal = "p", .method = "m", .deadline = Soon()},
                                       Empty(), [&](Unit& unit) -> absl::StatusOr<Empty> {
                                         for (const int id : ids) {
                                           const absl::Status touched = Touch(unit, id, id % 4 == deletes);
                                           if (!touched.ok()) return touched;
                                         }
                                         absl::SleepFor(slow);
                                         if (give_up) return absl::CancelledError("given up");
                                         return Empty();
                                       });
    if (written.ok()) ++committed_;
    EXPECT_TRUE(written.ok() || (give_up && absl::IsCancelled(written.status()))) << written.status();
  }

  // A server's sequencer, stopped and started again at random.
  void Sequence(unsigned seed, Hub& hub) {
    std::mt19937 random(seed);
    while (!done_) {
      Sequencer sequencer(database_, clock_,
                          {.batch = 1 + Pick(random, 9),
                           .shortest_pause = absl::Milliseconds(1),
                           .longest_pause = absl::Milliseconds(5),
                           .on_moved = [&] { hub.Wake(); }});
      sequencer.Start();
      absl::SleepFor(Moment(random, 120));
      sequencer.Stop();
      absl::SleepFor(Moment(random, 15));
    }
  }

  // Follows until it has everything, through one hub or the other, sleeping now and then.
  void Follow(unsigned seed, absl::Span<Hub* const> hubs, Reader& reader) {
    std::mt19937 random(seed);
    const absl::Time patience = absl::Now() + absl::Minutes(5);
    while (reader.transactions() < committed_ || writing_) {
      ASSERT_LT(absl::Now(), patience) << "something was missed";
      Hub& hub = *hubs[static_cast<std::size_t>(Pick(random, static_cast<int>(hubs.size())))];
      for (int n = 1 + Pick(random, 40); n > 0; --n) {
        const auto next = hub.Next(reader.seq(), Soon());
        ASSERT_TRUE(next.ok()) << next.status();
        if (!*next) break;
        reader.Take(**next);
      }
      absl::SleepFor(Pick(random, 10) == 0 ? Moment(random, 150) : Moment(random, 5));
    }
    const auto rest = hubs.front()->Next(reader.seq(), Soon());
    EXPECT_TRUE(rest.ok() && !*rest) << "more than was written";
  }

  State Stored() {
    State state;
    const absl::Status read = database_.Read(Soon(), [&](db::Session& session) {
      state.clear();
      return session.Query("SELECT id, version FROM things WHERE there", {}, [&](const db::Row& row) {
        state[absl::StrCat(row.Int(0))] = row.Int(1);
        return absl::OkStatus();
      });
    });
    EXPECT_TRUE(read.ok()) << read;
    return state;
  }

  std::atomic<int> committed_ = 0;
  std::atomic<bool> writing_ = true, done_ = false;
};

TEST_F(ProofTest, EveryReaderEndsWithWhatTheDatabaseHolds) {
  constexpr unsigned kWriters = 16, kWrites = 65, kReaders = 5;
  // One of a usual size, and one that remembers so little that all of its readers go to the database.
  Hub large(database_, clock_, {.pause = absl::Milliseconds(5)});
  Hub small(database_, clock_, {.kept_bytes = 500, .pause = absl::Milliseconds(5)});
  large.Start();
  small.Start();
  Hub* const hubs[] = {&large, &small};

  std::vector<Reader> readers(kReaders);
  std::vector<std::thread> sequencers, followers, writers;
  for (unsigned s = 0; s < 2; ++s) sequencers.emplace_back([&, s] { Sequence(s, *hubs[s]); });
  for (unsigned r = 0; r < kReaders; ++r) followers.emplace_back([&, r] { Follow(r, hubs, readers[r]); });
  for (unsigned w = 0; w < kWriters; ++w) {
    writers.emplace_back([&, w] {
      std::mt19937 random(w);
      for (unsigned i = 0; i < kWrites; ++i) WriteSomething(random);
    });
  }
  for (std::thread& writer : writers) writer.join();
  writing_ = false;
  for (std::thread& follower : followers) follower.join();
  done_ = true;
  for (std::thread& sequencer : sequencers) sequencer.join();

  const State stored = Stored();
  EXPECT_FALSE(stored.empty());
  EXPECT_GT(committed_, static_cast<int>(kWriters * kWrites / 2));
  for (const Reader& reader : readers) {
    EXPECT_EQ(reader.state(), stored);
    EXPECT_EQ(reader.transactions(), committed_);
  }
}

}  // namespace
}  // namespace pepiniere::journal
