#include "services/record/audit_list.h"

#include "services/journal/sealer.h"
#include "services/personal/keys.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class AuditStoreTest : public StoreTest {
 protected:
  // One record, a millisecond after the one before.
  void Audit(const std::string& resource) {
    Done(Write([&](journal::Unit& unit) -> absl::StatusOr<bool> {
      unit.Audit(resource, "", R"({"a":1})", "because of " + resource);
      return true;
    }));
  }
  void Seal() {
    base::SystemClock clock;
    journal::Sealer sealer(db(), clock);
    ASSERT_TRUE(sealer.RunOnce(Soon()).ok());
  }
  // The resources listed, page by page.
  std::vector<std::string> List(record::AuditQuery query, const std::string& filter = "") {
    query.filter = Done(query::ParseFilter(filter));
    std::vector<std::string> resources;
    do {
      const auto page = Done(record::ListAuditRecords(db(), Soon(), query));
      for (const record::ReadableRecord& record : page.rows) resources.push_back(record.kept.resource);
      query.after = page.last;
    } while (!query.after.empty());
    return resources;
  }
};

TEST_F(AuditStoreTest, FiltersAreDeclaredRight) {
  EXPECT_TRUE(record::AuditFilters().Check().ok()) << record::AuditFilters().Check();
}

TEST_F(AuditStoreTest, ListsTheLatestFirst) {
  for (const char* resource : {"projects/a", "projects/b", "projects/c"}) Audit(resource);
  EXPECT_THAT(List({}), ElementsAre("projects/c", "projects/b", "projects/a"));
  EXPECT_THAT(List({.limit = 2}), ElementsAre("projects/c", "projects/b", "projects/a"));
  EXPECT_THAT(List({.limit = 3}), ElementsAre("projects/c", "projects/b", "projects/a"));

  EXPECT_THAT(List({.told = {.sql = "r.resource <> ?", .args = {std::string("projects/c")}}, .limit = 1}),
              ElementsAre("projects/b", "projects/a"));

  const auto page = Done(record::ListAuditRecords(db(), Soon(), {.limit = 1}));
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_EQ(page.rows[0].kept.principal, "coach");
  EXPECT_EQ(page.rows[0].kept.method, "Test");
  EXPECT_TRUE(personal::IsSealed(page.rows[0].kept.reason));
  EXPECT_EQ(page.rows[0].opened.reason, "because of projects/c");
  EXPECT_EQ(page.rows[0].kept.diff, R"({"a":{"after":1}})");
  EXPECT_EQ(page.rows[0].kept.occurred_at, now_ - absl::Milliseconds(1));
  EXPECT_EQ(page.rows[0].kept.seq, 0);
  EXPECT_EQ(page.rows[0].kept.seal, "");
}

TEST_F(AuditStoreTest, ListsAResourceAndWhatIsInIt) {
  for (const char* resource : {"projects/a", "projects/a/events/1", "projects/a-b", "projects/a_b", "projects/ab",
                               "projects/A", "projects/a/events/2", "projects"}) {
    Audit(resource);
  }
  const std::vector<std::string> expected = {"projects/a/events/2", "projects/a/events/1", "projects/a"};
  EXPECT_EQ(List({.resource = "projects/a"}), expected);
  EXPECT_EQ(List({.resource = "projects/a", .limit = 1}), expected);
  EXPECT_THAT(List({.resource = "projects/a_b"}), ElementsAre("projects/a_b"));
  EXPECT_THAT(List({.resource = "projects/%"}), IsEmpty());
}

TEST_F(AuditStoreTest, ListsTheChainInItsOrder) {
  Audit("projects/z");
  Seal();
  Audit("projects/a");
  Audit("projects/z/events/1");
  Seal();
  Audit("projects/unsealed");
  EXPECT_THAT(List({.in_sequence = true, .limit = 1}), ElementsAre("projects/z", "projects/a", "projects/z/events/1"));
  EXPECT_THAT(List({.resource = "projects/z", .in_sequence = true}), ElementsAre("projects/z", "projects/z/events/1"));
  const auto page = Done(record::ListAuditRecords(db(), Soon(), {.in_sequence = true}));
  ASSERT_EQ(page.rows.size(), 3u);
  EXPECT_EQ(page.rows[2].kept.seq, 3);
  EXPECT_EQ(page.rows[2].kept.seal.size(), 64u);
}

TEST_F(AuditStoreTest, Filters) {
  for (const char* resource : {"projects/a", "projects/b", "projects/c"}) Audit(resource);
  Seal();
  Audit("projects/d");
  // 2023-11-14T22:13:20Z, then a millisecond each.
  EXPECT_THAT(List({}, "time >= 2023-11-14T22:13:20.002Z"), ElementsAre("projects/d", "projects/c"));
  EXPECT_THAT(List({}, "time > 2023-11-14T22:13:20.002Z"), ElementsAre("projects/d"));
  EXPECT_THAT(List({}, "time <= 2023-11-14T22:13:20.001Z"), ElementsAre("projects/b", "projects/a"));
  EXPECT_THAT(List({}, "time < 2023-11-14T22:13:20.001Z"), ElementsAre("projects/a"));
  EXPECT_EQ(List({}, "NOT time < 2023-11-14T22:13:20.001Z").size(), 3u);
  EXPECT_THAT(List({}, "principal = nobody"), IsEmpty());
  EXPECT_EQ(List({}, "principal = coach method = Test").size(), 4u);
  EXPECT_THAT(List({}, "resource = \"projects/b\""), ElementsAre("projects/b"));
  EXPECT_THAT(List({.in_sequence = true}, "sequence > 1"), ::testing::SizeIs(2));
  EXPECT_EQ(List({}, "sequence >= 1").size(), 3u);
  EXPECT_EQ(record::ListAuditRecords(db(), Soon(), {.filter = Done(query::ParseFilter("diff = x"))}).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace pepiniere::portfolio::store
