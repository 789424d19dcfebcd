#include "services/journal/unit.h"

#include "absl/strings/str_cat.h"
#include "tests/store/journal/feed_test.h"

namespace pepiniere::journal {
namespace {

using ::testing::ElementsAre;

class UnitTest : public FeedTest {
 protected:
  // What the feed says of one transaction, "kind:resource=payload" each.
  std::vector<std::string> Told(const std::function<void(Unit&)>& body) {
    const std::int64_t before = schema_.Count("SELECT last_seq FROM feed_head");
    Commit(body);
    Drain(sequencer_);
    std::vector<std::string> told;
    for (const Change& change : Feed(before)) {
      told.push_back(absl::StrCat(static_cast<int>(change.kind), ":", change.resource, "=", change.payload));
    }
    return told;
  }
  // The same where one resource is changed by each of `kinds` in turn, with the payloads "0", "1"...
  std::vector<std::string> ToldOfOne(const std::vector<ChangeKind>& kinds) {
    return Told([&](Unit& unit) {
      for (std::size_t i = 0; i < kinds.size(); ++i) unit.Changed("Thing", "x", kinds[i], absl::StrCat(i));
      unit.Changed("Thing", "end", ChangeKind::kUpdated, "");
    });
  }

  Sequencer sequencer_{database_, clock_};
};

TEST_F(UnitTest, TellsOneChangeAResource) {
  using enum ChangeKind;
  EXPECT_THAT(ToldOfOne({kUpdated, kUpdated, kUpdated}), ElementsAre("2:x=2", "2:end="));
  EXPECT_THAT(ToldOfOne({kCreated, kUpdated}), ElementsAre("1:x=1", "2:end="));
  EXPECT_THAT(ToldOfOne({kCreated, kDeleted}), ElementsAre("2:end="));
  EXPECT_THAT(ToldOfOne({kCreated, kDeleted, kCreated, kUpdated}), ElementsAre("1:x=3", "2:end="));
  EXPECT_THAT(ToldOfOne({kUpdated, kDeleted}), ElementsAre("3:x=1", "2:end="));
  EXPECT_THAT(ToldOfOne({kDeleted, kDeleted}), ElementsAre("3:x=1", "2:end="));
  EXPECT_THAT(ToldOfOne({kDeleted, kCreated}), ElementsAre("2:x=1", "2:end="));
}

TEST_F(UnitTest, TellsResourcesApartInTheOrderInWhichTheyFirstChanged) {
  EXPECT_THAT(Told([](Unit& unit) {
                unit.Changed("Project", "a", ChangeKind::kUpdated, "1");
                unit.Changed("Project", "b", ChangeKind::kUpdated, "2");
                unit.Changed("Phase", "a", ChangeKind::kCreated, "3");
                unit.Changed("Project", "a", ChangeKind::kUpdated, "4");
              }),
              ElementsAre("2:a=4", "2:b=2", "1:a=3"));
  EXPECT_THAT(Told([](Unit& unit) {
                unit.Changed("Project", "a", ChangeKind::kCreated, "");
                unit.Changed("Project", "a", ChangeKind::kDeleted, "");
              }),
              ElementsAre());
}

TEST_F(UnitTest, AuditsWhatFollowsAsTheDeedOfTheService) {
  Commit([](Unit& unit) {
    unit.Audit("a", "", R"({"x":1})");
    {
      const Unit::Following following(unit, "service:orchard");
      unit.Audit("b", "", R"({"x":2})");
    }
    unit.Audit("c", "", R"({"x":3})");
  });
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM audit_records WHERE principal = 'service:orchard'"), 1);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM audit_records WHERE principal = 'p' AND resource <> 'b'"), 2);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM audit_records"), 3);
}

}  // namespace
}  // namespace pepiniere::journal
