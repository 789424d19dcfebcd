// What was refused of events, and what was told since they came.
#include "services/metrics/store/event_store.h"
#include "services/metrics/store/refused_store.h"
#include "services/secret/aead.h"
#include "tests/store/metrics/metrics_test.h"

namespace pepiniere::metrics::store {
namespace {

using ::testing::ElementsAre;

class RefusedTest : public MetricsTest {
 protected:
  RefusedTest() {
    Add<domain::Source>("s1", {.project = "projects/p", .kind = domain::SourceKind::kJson, .title = "Outil"});
  }

  // One that came now, under that key.
  std::string Receive(const std::string& key) {
    return Done(Write([&](journal::Unit& unit) {
      return AddEvent(unit.session(), "s1", {key},
                      {.receive_time = unit.now(), .outcome = domain::EventOutcome::kPartly});
    }));
  }
  // When it was replayed.
  absl::Time Replay(const std::string& id) {
    const absl::Time at = now_;
    EXPECT_TRUE(Write([&](journal::Unit& unit) {
                  return SettleEvent(unit.session(), id,
                                     {.outcome = domain::EventOutcome::kAccepted, .replay_time = unit.now()});
                }).ok());
    return at;
  }

  const ServerKey key_{"k1", std::string(secret::kKeyBytes, 'k')};
};

TEST_F(RefusedTest, WhichEntriesWereRefusedIsKeptWithWhatWasSent) {
  const std::string id = Receive("1");
  const auto load = [&] { return Read([&](db::Session& session) { return LoadRefused(session, id); }); };
  EXPECT_EQ(load(), std::nullopt) << "nothing is kept of it";
  const absl::Time end = now_ + kKeptBodies;
  EXPECT_TRUE(Write([&](journal::Unit& unit) { return KeepBody(unit.session(), id, "{}", key_, end); }).ok());
  EXPECT_EQ(load(), std::nullopt) << "as of what was kept before it was noted";
  EXPECT_TRUE(Write([&](journal::Unit& unit) { return KeepRefused(unit.session(), id, {12, 3}); }).ok());
  EXPECT_EQ(load(), EntryPlaces({3, 12}));
  EXPECT_TRUE(Write([&](journal::Unit& unit) { return KeepRefused(unit.session(), id, {}); }).ok());
  EXPECT_EQ(load(), EntryPlaces());
}

TEST_F(RefusedTest, WhatWasReplayedCameEarlierWhereNothingThatCameLaterWasReplayedWithIt) {
  const std::string first = Receive("1");
  const absl::Time received = now_;
  const std::string second = Receive("2"), third = Receive("3");
  const absl::Time replayed = Replay(first);
  const auto earlier = [&] {
    return Read([&](db::Session& session) { return ReplaysOfEarlier(session, "s1", received); });
  };
  EXPECT_THAT(earlier(), ElementsAre(replayed));
  Replay(third);
  EXPECT_THAT(earlier(), ElementsAre(replayed)) << "that is later news";
  EXPECT_THAT(Read([&](db::Session& session) { return ReplaysOfEarlier(session, "s2", received); }), ElementsAre());
}

}  // namespace
}  // namespace pepiniere::metrics::store
