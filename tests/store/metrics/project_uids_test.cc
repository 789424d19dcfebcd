// Which projects something is kept of, and whose the ids are that it is kept under.
#include "services/metrics/store/project_uids.h"

#include <set>

#include "services/metrics/domain/snapshot.h"
#include "services/metrics/domain/source.h"
#include "services/metrics/store/delivery_store.h"
#include "services/metrics/store/item_store.h"
#include "services/metrics/store/source_store.h"
#include "services/metrics/store/survey_store.h"
#include "tests/store/metrics/metrics_test.h"

namespace pepiniere::metrics::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

const std::string kUid = "01J0000000000000000000000P", kOther = "01J0000000000000000000000Q";

class ProjectUidsTest : public MetricsTest {
 protected:
  std::set<std::string> Projects() {
    return Read([](db::Session& session) { return KeptProjects(session); });
  }
  ProjectUids Uids() {
    return Read([](db::Session& session) { return LoadProjectUids(session); });
  }
  Noted NotedOf(const std::string& project, const std::string& uid) {
    return Read([&](db::Session& session) { return FindNoted(session, project, uid); });
  }
  void Keep(const ProjectUids& uids) {
    EXPECT_TRUE(Write([&](journal::Unit& unit) { return KeepProjectUids(unit.session(), uids); }).ok());
  }
  absl::Status Hold(const std::string& project) {
    return Write([&](journal::Unit& unit) { return HoldProject(unit, project); });
  }
  void AddItem(const std::string& id) {
    domain::WorkItem item{.source = "tableau"};
    domain::Complete(id, item);
    Done(Write([&](journal::Unit& unit) { return InsertItem(unit, id, item); }));
  }
};

TEST_F(ProjectUidsTest, WhateverIsKeptOfAProjectMakesItOneOfThose) {
  EXPECT_THAT(Projects(), IsEmpty());
  AddMetric("passages", domain::Kind::kAdditive, domain::Period::kInstant);
  Add<domain::CodeChange>("a/abcdef0", {.source = "manual"});
  AddItem("a.b/1");
  AddItem("a0/1");
  AddItem("a/1");
  Add<domain::Snapshot>("a-b/s1", {});
  Ingest({{.metric = "passages", .time = At("2026-09-04T10:00:00Z"), .value = 3}}, "é");
  Add<domain::Source>("01J", {.project = "projects/z", .kind = domain::SourceKind::kJson});
  EXPECT_THAT(Projects(), ElementsAre("a", "a-b", "a.b", "a0", "z", "é"));
}

TEST_F(ProjectUidsTest, WhoCameFirstHasAnId) {
  Keep({{"a", kUid}});
  Keep({{"a", kOther}, {"b", kOther}});
  EXPECT_THAT(Uids(), ElementsAre(Pair("a", kUid), Pair("b", kOther)));
  EXPECT_TRUE(Write([](journal::Unit& unit) { return ForgetProjectUids(unit.session(), {"a"}); }).ok());
  EXPECT_THAT(Uids(), ElementsAre(Pair("b", kOther)));
}

TEST_F(ProjectUidsTest, AnIdMayBeAnothersAndAProjectElsewhere) {
  EXPECT_EQ(NotedOf("a", kUid).owner, "");
  EXPECT_FALSE(NotedOf("a", kUid).elsewhere);
  Keep({{"a", kUid}});
  EXPECT_EQ(NotedOf("a", kUid).owner, kUid);
  EXPECT_FALSE(NotedOf("a", kUid).elsewhere);
  EXPECT_EQ(NotedOf("a", kOther).owner, kUid);
  EXPECT_FALSE(NotedOf("a", kOther).elsewhere);
  EXPECT_EQ(NotedOf("b", kUid).owner, "");
  EXPECT_TRUE(NotedOf("b", kUid).elsewhere);
}

TEST_F(ProjectUidsTest, WhoTellsOfAProjectHoldsItsName) {
  EXPECT_TRUE(absl::IsUnavailable(Hold("a")));
  Keep({{"a", kUid}, {"b", kOther}});
  EXPECT_TRUE(Hold("a").ok());
  // Whoever would move what is kept under it waits for who tells.
  const auto move = [&](const std::string& project, absl::Time deadline) {
    return db().Transact(deadline, [&](db::Session& session) {
      return session.Query("SELECT uid FROM project_uids WHERE project = ? FOR UPDATE", {project},
                           [](const db::Row&) { return absl::OkStatus(); });
    });
  };
  const absl::Status told = Write([&](journal::Unit& unit) {
    absl::Status held = HoldProject(unit, "a");
    EXPECT_TRUE(move("b", Soon()).ok());
    EXPECT_FALSE(move("a", absl::Now() + absl::Milliseconds(300)).ok());
    return held;
  });
  EXPECT_TRUE(told.ok()) << told;
  EXPECT_TRUE(move("a", Soon()).ok());
}

}  // namespace
}  // namespace pepiniere::metrics::store
