// A database whose changes a test writes, sequences and reads.
#pragma once

#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "services/db/database.h"
#include "services/journal/feed.h"
#include "services/journal/mutation.h"
#include "services/journal/sequencer.h"
#include "tests/support/database.h"

namespace pepiniere::journal {

inline absl::Time Soon() { return absl::Now() + absl::Seconds(60); }

class FeedTest : public ::testing::Test {
 protected:
  using Empty = google::protobuf::BoolValue;

  // One transaction that says whatever `body` says.
  void Commit(const std::function<void(Unit&)>& body) {
    const auto written = Mutate<Empty>(database_, clock_, {.principal = "p", .method = "m", .deadline = Soon()},
                                       Empty(), [&](Unit& unit) -> absl::StatusOr<Empty> {
                                         body(unit);
                                         return Empty();
                                       });
    ASSERT_TRUE(written.ok()) << written.status();
  }
  // One transaction that changes `resources`, each to its own name.
  void Write(const std::vector<std::string>& resources) {
    Commit([&](Unit& unit) {
      for (const std::string& resource : resources) unit.Changed("Thing", resource, ChangeKind::kUpdated, resource);
    });
  }
  std::vector<Change> Feed(std::int64_t after = 0, int limit = 100'000) {
    const auto changes = ReadChanges(database_, Soon(), after, limit);
    EXPECT_TRUE(changes.ok()) << changes.status();
    return changes.value_or(std::vector<Change>());
  }
  std::vector<std::string> Resources() {
    std::vector<std::string> resources;
    for (const Change& change : Feed()) resources.push_back(change.resource);
    return resources;
  }
  void Drain(Sequencer& sequencer) {
    for (absl::StatusOr<std::int64_t> moved = 1; *moved > 0;) {
      moved = sequencer.RunOnce(Soon());
      ASSERT_TRUE(moved.ok()) << moved.status();
    }
  }

  // Of who waits for a lock longer than Soon(): who does is found out, on a busy machine too.
  db::ConnectionOptions Patient() const {
    db::ConnectionOptions options = schema_.options();
    options.lock_wait_timeout = absl::Minutes(10);
    return options;
  }

  testing::TestSchema schema_{std::vector<std::string>{"migrations/shared"}};
  base::SystemClock clock_;
  db::Database database_{schema_.options(), {.max_size = 16}, clock_};
};

}  // namespace pepiniere::journal
