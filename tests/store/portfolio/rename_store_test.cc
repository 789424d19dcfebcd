#include "services/portfolio/store/rename_store.h"

#include <set>

#include "services/portfolio/domain/event.h"
#include "services/portfolio/store/alias_store.h"
#include "services/portfolio/store/committee_store.h"
#include "services/portfolio/store/live_census.h"
#include "services/record/audit_list.h"
#include "services/record/document.h"
#include "services/record/import_memory.h"
#include "services/record/lines.h"
#include "services/record/table.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const base::Date kDay = Day("2024-06-01");

class RenameStoreTest : public StoreTest {
 protected:
  base::Stored<Project> Rename(const std::string& from, const std::string& to) {
    return Done(Write([&](journal::Unit& unit) -> absl::StatusOr<base::Stored<Project>> {
      const auto before = LockProject(unit.session(), from);
      return before.ok() ? RenameProject(unit, **before, to) : before.status();
    }));
  }
  std::vector<std::string> Strings(const std::string& sql, const std::vector<db::Value>& args = {}) {
    return Done(db().Read(Soon(), [&](db::Session& session) -> absl::StatusOr<std::vector<std::string>> {
      std::vector<std::string> strings;
      const absl::Status status = session.Query(sql, args, [&](const db::Row& row) {
        strings.push_back(row.String(0));
        return absl::OkStatus();
      });
      if (!status.ok()) return status;
      return strings;
    }));
  }
  std::string Leads(const std::string& alias) { return Done(FindByAlias(db(), Soon(), alias)).value_or(""); }
};

// A table more that holds a project's id: rename_store.cc must know it.
TEST_F(RenameStoreTest, KnowsEveryTableThatHoldsAProjectsId) {
  EXPECT_THAT(
      Strings("SELECT table_name FROM information_schema.columns WHERE table_schema = DATABASE() AND "
              "column_name = 'project_id'"),
      UnorderedElementsAre("hearings", "journal_publications", "lessons", "phase_records", "phase_spans",
                           "project_aliases", "project_entries", "project_events", "project_terms", "unknown_phases"));
}

TEST_F(RenameStoreTest, MovesAllThatWasEverRecorded) {
  Project project = FullProject();
  project.aliases = {"projects/older"};
  const base::Stored<Project> created = Create("old", project);
  Edit("old", [](Project& p) { p.title = "Changed"; });
  Advance("old", {Says(Phase::kInvestigation, Day("2023-01-01")), Says(Phase::kConstruction, Day("2024-01-01"))});
  Done(Write([&](journal::Unit& unit) -> absl::StatusOr<int> {
    Event event;
    event.type = "other";
    event.date = kDay;
    const auto events = record::InsertBelow<Event>(unit, "old", {event});
    if (!events.ok()) return events.status();
    FundingLine grant;
    grant.funding_source = "FAST";
    grant.amount = 100;
    const auto line = record::AppendLine(unit, "old", {}, grant, "registry");
    if (!line.ok()) return line.status();
    Committee committee;
    committee.date = kDay;
    committee.hearings.resize(2);
    committee.hearings[0].project = "other";
    committee.hearings[1].project = "old";
    committee.hearings[1].summary = "go";
    const auto held = InsertCommittee(unit, "c", committee);
    if (!held.ok()) return held.status();
    const std::vector<record::Remembered> said = {{"projects", "old", "{}"},
                                                  {"committees", "c", record::ToDocument(committee)}};
    if (const auto kept = record::Remember(unit, "registry", said); !kept.ok()) return kept;
    return 0;
  }));
  LiveCensus census(db());
  ASSERT_TRUE(census.Load(Soon()).ok());
  finder();

  const base::Stored<Project> renamed = Rename("old", "new");
  EXPECT_EQ(renamed.id, "new");
  EXPECT_EQ(renamed.created_at, created.created_at);
  EXPECT_FALSE(Find("old", {kDay, std::nullopt}));
  const auto now = Find("new", {kDay, std::nullopt});
  ASSERT_TRUE(now);
  EXPECT_EQ(now->stored.version, renamed.version);
  EXPECT_EQ(now->stored.value.title, "Changed");
  EXPECT_EQ(now->span->phase, Phase::kConstruction);
  const auto then = Find("new", {kDay, created.created_at});
  ASSERT_TRUE(then);
  EXPECT_EQ(then->stored.value.title, project.title);
  EXPECT_EQ(Done(LoadLedger(db(), Soon(), "new")).size(), 2u);
  EXPECT_EQ(Done(record::SelectBelow<Event>(db(), Soon(), "new")).size(), 1u);
  EXPECT_EQ(Strings("SELECT collection FROM project_entries WHERE project_id = 'new'").size(), 1u);
  EXPECT_THAT(Strings("SELECT id FROM record_history WHERE collection = 'events'"), ElementsAre("new/1"));
  EXPECT_THAT(Strings("SELECT id FROM import_items WHERE collection = 'projects'"), ElementsAre("new"));
  EXPECT_THAT(Strings("SELECT document FROM import_items WHERE collection = 'committees'")[0],
              ::testing::HasSubstr("\"new\""));
  EXPECT_EQ(Done(record::Find<Committee>(db(), Soon(), "c"))->value.hearings[1].project, "new");
  EXPECT_THAT(Strings("SELECT project_id FROM hearings ORDER BY position"), ElementsAre("other", "new"));
  for (const std::string& table : Strings("SELECT table_name FROM information_schema.columns WHERE table_schema = "
                                          "DATABASE() AND column_name = 'project_id'")) {
    EXPECT_THAT(Strings("SELECT project_id FROM " + table + " WHERE project_id = 'old'"), IsEmpty()) << table;
  }
  EXPECT_EQ(Leads("old"), "new");
  EXPECT_EQ(Leads("older"), "new");
  EXPECT_THAT(Done(FormerIds(db(), Soon(), "new")), ElementsAre("old"));
  const auto count = Done(census.Answer(Soon(), [](const Census& all) {
    return all.Summarise({kDay, absl::FromUnixMicros(kUntilFurtherNotice - 1)}, {}).total.count;
  }));
  EXPECT_EQ(count, 1) << "once, under its new name";

  // It is found by the id that it had, in an index that followed and in one that is read now.
  LiveIndex fresh(db());
  ASSERT_TRUE(fresh.Load(Soon()).ok());
  for (LiveIndex* index : {&finder().index, &fresh}) {
    const auto keys = Done(index->Answer(Soon(), [](const search::Index& all) {
      std::vector<std::string> found;
      for (const search::Match& match : all.Find({"old"}, {.inside = false})) found.push_back(all.At(match.place).key);
      return found;
    }));
    EXPECT_THAT(keys, ElementsAre("projects/new"));
  }
}

TEST_F(RenameStoreTest, TheFeedTellsAnEndAndABeginning) {
  Create("old", FullProject());
  Advance("old", {Says(Phase::kInvestigation, Day("2023-01-01"))});
  const std::string last = Strings("SELECT MAX(id) FROM outbox")[0];
  Rename("old", "new");
  EXPECT_THAT(Strings("SELECT CONCAT(kind, ' ', resource) FROM outbox WHERE id > ? AND resource NOT LIKE '%hearings%' "
                      "ORDER BY id",
                      {last}),
              ElementsAre("3 projects/old", "1 projects/new", "3 projects/old/phaseRecords/1",
                          "1 projects/new/phaseRecords/1"));
  EXPECT_EQ(Strings("SELECT COUNT(DISTINCT transaction_id) FROM outbox WHERE id > ?", {last})[0], "1");
}

TEST_F(RenameStoreTest, TheAuditOfTheOldNameIsFoundFromTheNewOne) {
  Create("old", FullProject());
  Create("oldest", FullProject());
  Rename("old", "new");
  const auto records = Done(record::ListAuditRecords(
      db(), Soon(), {.resource = "projects/new", .formerly = {"projects/old"}, .in_sequence = false, .limit = 10}));
  std::vector<std::string> resources;
  for (const auto& record : records.rows) resources.push_back(record.kept.resource);
  EXPECT_THAT(resources, ElementsAre("projects/new", "projects/old"));
}

TEST_F(RenameStoreTest, AWayBackAndAChainLeadToTheNameOfToday) {
  Create("a", Project());
  Rename("a", "b");
  Rename("b", "c");
  EXPECT_EQ(Leads("a") + Leads("b") + Leads("c"), "cc");
  Rename("c", "a");
  EXPECT_EQ(Leads("b") + Leads("c") + Leads("a"), "aa");
  EXPECT_THAT(Done(FormerIds(db(), Soon(), "a")), ElementsAre("b", "c"));
}

TEST_F(RenameStoreTest, AliasesFollowWhatProjectsSay) {
  Project project;
  project.aliases = {"projects/x.html", "projects/y"};
  Create("p", project);
  EXPECT_EQ(Leads("x.html") + Leads("x") + Leads("y"), "ppp");
  EXPECT_EQ(Leads("X") + Leads("x ") + Leads("y "), "");
  Edit("p", [](Project& p) { p.aliases = {"projects/y"}; });
  EXPECT_EQ(Leads("x.html") + Leads("x") + Leads("y"), "p");
  // The first to claim it, unless it was deleted; a project's own id before any claim.
  Create("q", project);
  EXPECT_EQ(Leads("y"), "p");
  Delete("p");
  EXPECT_EQ(Leads("y"), "q");
  Create("y", Project());
  EXPECT_EQ(Leads("y"), "");
  Delete("y");
  EXPECT_EQ(Leads("y"), "q");
}

}  // namespace
}  // namespace pepiniere::portfolio::store
