// A project that came to be called otherwise: all that was told of it, and what was told of it since.
#include <optional>
#include <set>

#include "services/metrics/store/event_store.h"
#include "services/metrics/store/history_store.h"
#include "services/metrics/store/item_store.h"
#include "services/metrics/store/project_uids.h"
#include "services/metrics/store/rename_store.h"
#include "services/metrics/store/source_store.h"
#include "services/metrics/store/survey_store.h"
#include "tests/store/metrics/metrics_test.h"

namespace pepiniere::metrics::store {
namespace {

using domain::StateCategory;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Key;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

const std::string kUid = "01J0000000000000000000000P", kOther = "01J0000000000000000000000Q",
                  kThird = "01J0000000000000000000000R";
constexpr std::string_view kColumns =
    "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns WHERE table_schema = DATABASE() AND "
    "(column_type = 'varchar(381)' OR column_name LIKE 'project%') AND column_name <> 'project_uid' AND table_name NOT "
    "LIKE 'source!_event%' ESCAPE '!'";

class RenameTest : public MetricsTest {
 protected:
  RenameTest() {
    AddMetric("passages", domain::Kind::kAdditive, domain::Period::kInstant);
    Note({{"old", kUid}});
  }

  void Note(const ProjectUids& uids) {
    EXPECT_TRUE(Write([&](journal::Unit& unit) { return KeepProjectUids(unit.session(), uids); }).ok());
  }
  Renamed Rename(const std::string& from = "old", const std::string& to = "new", const std::string& uid = kUid) {
    return Done(Write([&](journal::Unit& unit) { return RenameProject(unit, {from, to, uid}); }));
  }
  Renamed Circle(const std::vector<Renaming>& circle) {
    return Done(Write([&](journal::Unit& unit) { return RenameInCircle(unit, circle); }));
  }
  std::vector<std::string> Strings(std::string_view sql, const std::vector<db::Value>& args = {}) {
    return Read([&](db::Session& session) -> absl::StatusOr<std::vector<std::string>> {
      std::vector<std::string> strings;
      const absl::Status status = session.Query(sql, args, [&](const db::Row& row) {
        strings.push_back(row.String(0));
        return absl::OkStatus();
      });
      if (!status.ok()) return status;
      return strings;
    });
  }
  std::set<std::string> Projects() {
    return Read([](db::Session& session) { return KeptProjects(session); });
  }
  template <typename T>
  T Found(const std::string& id) {
    const auto found = Done(record::Find<T>(db(), Soon(), id));
    EXPECT_TRUE(found) << id;
    return found ? found->value : T();
  }
  History Known(const std::string& project, std::optional<absl::Time> known_at = std::nullopt) {
    Window window{.from = At("2026-08-31T22:00:00Z"),
                  .to = At("2026-09-30T22:00:00Z"),
                  .as_of = At("2026-10-01T00:00:00Z"),
                  .zone = {}};
    EXPECT_TRUE(absl::LoadTimeZone("Europe/Paris", &window.zone));
    return Read([&](db::Session& session) { return LoadHistory(session, project, window, known_at); });
  }

  void AddItem(const std::string& id, const std::string& sprint = "") {
    domain::WorkItem item{.source = "tableau",
                          .source_id = "T-1",
                          .title = "Un portail",
                          .transitions = {{StateCategory::kInProgress, At("2026-09-02T08:00:00Z"), "En cours"},
                                          {StateCategory::kDone, At("2026-09-05T08:00:00Z"), "Fait"}},
                          .estimates = {{3, At("2026-09-01T08:00:00Z")}}};
    if (!sprint.empty()) item.memberships = {{sprint, At("2026-09-01T08:00:00Z"), std::nullopt}};
    domain::Complete(id, item);
    Done(Write([&](journal::Unit& unit) { return InsertItem(unit, id, item); }));
  }
  // One of everything, each that can refer to another doing so.
  void AddAll() {
    Add<domain::Sprint>("old/s1", {.title = "Sprint 1",
                                   .start = At("2026-09-01T00:00:00Z"),
                                   .end = At("2026-09-15T00:00:00Z"),
                                   .source = "manual",
                                   .source_id = "1"});
    AddItem("old/7", "old/s1");
    Add<domain::CodeChange>("old/abcdef0", {.merge = At("2026-09-03T00:00:00Z"), .source = "manual"});
    Add<domain::Deployment>("old/d1", {.environment = "prod",
                                       .tier = domain::Tier::kProduction,
                                       .finish = At("2026-09-03T10:05:00Z"),
                                       .outcome = domain::Outcome::kSucceeded,
                                       .changes = {"abcdef0"},
                                       .source = "sources/01J",
                                       .source_id = "991"});
    Add<domain::Incident>("old/i1", {.title = "Vu dans \"deployment\":\"old/d1\"",
                                     .detect = At("2026-09-03T11:00:00Z"),
                                     .deployment = "old/d1",
                                     .source = "manual",
                                     .source_id = "i1"});
    Add<domain::Survey>(
        "old/2026-09-03-jdma-0",
        {.kind = domain::SurveyKind::kJdma, .date = Day("2026-09-03"), .counts = {{"GOOD", 60}}, .source = "manual"});
    Add<domain::Snapshot>("old/s9", {.title = "Délai", .sha256 = std::string(64, 'a')});
    EXPECT_TRUE(Write([](journal::Unit& unit) {
                  return KeepSnapshotBytes(unit.session(), "old/s9", {"jdma", "figure", "export"});
                }).ok());
    Add<domain::Objective>("old/o1", {.title = "\"old/s9 et la suite",
                                      .metric = "passages",
                                      .verdict = domain::Verdict::kConfirmed,
                                      .verdict_reason = "Mesuré",
                                      .verdict_evidence = {"old/s9"}});
    AddOwned();
    Ingest({{.metric = "passages", .time = At("2026-09-04T10:00:00Z"), .value = 3}}, "old");
  }
  void AddOwned() {
    domain::Definition definition;
    definition.title = "Récoltes";
    definition.direction = domain::Direction::kUp;
    definition.kind = domain::Kind::kAdditive;
    definition.period = domain::Period::kInstant;
    definition.project = "projects/old";
    definition.project_uid = kUid;
    Add("recoltes", definition);
    const auto gone = Add("semis", definition);
    EXPECT_TRUE(Write([&](journal::Unit& unit) { return record::SetDeleted(unit, gone, true); }).ok());
    Add<domain::Source>(
        "01J",
        {.project = "projects/old", .project_uid = kUid, .kind = domain::SourceKind::kGithub, .title = "La forge"});
    Done(Write([](journal::Unit& unit) {
      return AddEvent(unit.session(), "01J", {"1"},
                      {.receive_time = unit.now(),
                       .outcome = domain::EventOutcome::kAccepted,
                       .resources = {"projects/old/deployments/d1", "projects/older/deployments/d1"}});
    }));
  }
};

// A column more that holds a project's id: renamed_rows.cc, or project_uids.cc, must know it.
TEST_F(RenameTest, KnowsEveryColumnThatHoldsAProjectsId) {
  EXPECT_THAT(Strings(kColumns),
              UnorderedElementsAre("code_changes.id", "definitions.project", "deployments.id", "deployments.project",
                                   "import_items.id", "incidents.deployment", "incidents.id", "item_estimates.item_id",
                                   "item_memberships.item_id", "item_transitions.item_id", "objectives.id",
                                   "project_numbers.project", "project_numbers.project_no", "project_uids.project",
                                   "record_history.id", "rollups.project_no", "series.id", "series.project_no",
                                   "snapshot_exports.snapshot_id", "snapshot_figures.snapshot_id", "snapshots.id",
                                   "sources.project", "sprints.id", "surveys.id", "work_items.id"));
}

TEST_F(RenameTest, MovesAllThatWasEverTold) {
  AddAll();
  const History then = Known("old");
  const absl::Time before = now_;
  EXPECT_THAT(Projects(), ElementsAre("old"));
  const Renamed renamed = Rename();
  EXPECT_TRUE(renamed.theirs);
  EXPECT_THAT(renamed.left, IsEmpty());
  EXPECT_THAT(Projects(), ElementsAre("new"));
  for (const std::string& column : Strings(kColumns)) {
    const std::size_t dot = column.find('.');
    const std::string table = column.substr(0, dot), name = column.substr(dot + 1);
    EXPECT_THAT(Strings("SELECT " + name + " FROM " + table + " WHERE " + name + " IN ('old', 'projects/old') OR " +
                        name + " LIKE 'old/%'"),
                IsEmpty())
        << column;
  }
  EXPECT_EQ(Found<domain::WorkItem>("new/7").memberships.at(0).sprint, "new/s1");
  EXPECT_EQ(Found<domain::Incident>("new/i1").deployment, "new/d1");
  EXPECT_EQ(Found<domain::Incident>("new/i1").title, "Vu dans \"deployment\":\"old/d1\"") << "a text is a text";
  EXPECT_THAT(Found<domain::Objective>("new/o1").verdict_evidence, ElementsAre("new/s9"));
  EXPECT_EQ(Found<domain::Objective>("new/o1").title, "\"old/s9 et la suite");
  EXPECT_EQ(Found<domain::Definition>("recoltes").project, "projects/new");
  EXPECT_EQ(Found<domain::Definition>("semis").project, "projects/new") << "it may come back";
  EXPECT_EQ(Found<domain::Source>("01J").project, "projects/new");
  EXPECT_EQ(Done(FiguresOf(db(), Soon(), {"new/s9"})).at("new/s9"), "figure");
  EXPECT_EQ(Done(ReadExport(db(), Soon(), "new/s9", 0, 100)), "export");
  EXPECT_THAT(Strings("SELECT resources FROM source_events"),
              ElementsAre(R"(["projects/new/deployments/d1","projects/older/deployments/d1"])"));
  EXPECT_THAT(ValuesOf(SeriesOf("passages", "new").number), ElementsAre(3));
  // As it was known before anybody called it so.
  for (const auto& known : {Known("new"), Known("new", before)}) {
    EXPECT_EQ(known.items.at(0).transitions.size(), then.items.at(0).transitions.size());
    EXPECT_EQ(known.items.at(0).memberships.at(0).sprint, "projects/new/sprints/s1");
    EXPECT_EQ(known.incidents.at(0).deployment, "projects/new/deployments/d1");
    EXPECT_THAT(known.deployments, SizeIs(1));
    EXPECT_THAT(known.changes, SizeIs(1));
    ASSERT_TRUE(known.surveys.jdma);
    EXPECT_EQ(known.surveys.jdma->good, 60);
  }
  const auto objectives = Read([&](db::Session& session) { return ObjectivesKnown(session, "new", before); });
  ASSERT_THAT(objectives, SizeIs(1));
  EXPECT_THAT(objectives.at(0).value.verdict_evidence, ElementsAre("new/s9"));
}

TEST_F(RenameTest, TheFeedTellsAnEndAndABeginning) {
  AddAll();
  const std::string last = Strings("SELECT MAX(id) FROM outbox").at(0);
  Rename();
  EXPECT_THAT(
      Strings("SELECT CONCAT(kind, ' ', resource) FROM outbox WHERE id > ? ORDER BY id", {last}),
      ElementsAre("2 definitions/recoltes", "2 sources/01J", "3 projects/old/sprints/s1", "3 projects/old/workItems/7",
                  "3 projects/old/changes/abcdef0", "3 projects/old/deployments/d1", "3 projects/old/incidents/i1",
                  "3 projects/old/surveys/2026-09-03-jdma-0", "3 projects/old/snapshots/s9",
                  "3 projects/old/objectives/o1", "2 projects/new", "1 projects/new/sprints/s1",
                  "1 projects/new/workItems/7", "1 projects/new/changes/abcdef0", "1 projects/new/deployments/d1",
                  "1 projects/new/incidents/i1", "1 projects/new/surveys/2026-09-03-jdma-0",
                  "1 projects/new/snapshots/s9", "1 projects/new/objectives/o1"));
  EXPECT_EQ(Strings("SELECT COUNT(DISTINCT transaction_id) FROM outbox WHERE id > ?", {last}).at(0), "1");
  const std::string item = Strings("SELECT payload FROM outbox WHERE resource = 'projects/new/workItems/7'").at(0);
  const auto told = record::ReadChange<domain::WorkItem>(item);
  ASSERT_TRUE(told.ok()) << told.status();
  EXPECT_EQ(told->id, "new/7");
  EXPECT_TRUE(told->value == Found<domain::WorkItem>("new/7"));
  const auto news = ReadSeriesNews(Strings("SELECT payload FROM outbox WHERE resource = 'projects/new'").at(0));
  ASSERT_TRUE(news.ok()) << news.status();
  EXPECT_THAT(news->created, ElementsAre(SeriesOf("passages", "new").id));
  EXPECT_THAT(Strings("SELECT CONCAT(resource, ' ', diff) FROM audit_records WHERE resource = 'projects/new'"),
              ElementsAre(::testing::HasSubstr("projects/old")));
}

TEST_F(RenameTest, WhatWasToldUnderTheNewNameIsJoinedAndWhatIsThereTwiceStays) {
  AddAll();
  AddItem("new/7");
  AddItem("new/8");
  Ingest({{.metric = "passages", .time = At("2026-09-04T10:00:00Z"), .value = 5}}, "new");
  Ingest({{.metric = "passages", .time = At("2026-09-04T10:00:00Z"), .value = 7}}, "old", "capteur");
  const std::string series = Strings("SELECT id FROM series WHERE id LIKE 'old/%' AND source = 'manual'").at(0);
  const Renamed renamed = Rename();
  EXPECT_THAT(renamed.left, ElementsAre("projects/old/workItems/7", "projects/old/series/" + series.substr(4)));
  EXPECT_EQ(Found<domain::WorkItem>("old/7").memberships.at(0).sprint, "old/s1");
  EXPECT_THAT(Found<domain::WorkItem>("new/7").memberships, IsEmpty());
  EXPECT_THAT(Known("old").items.at(0).transitions, SizeIs(2)) << "with all that is its own";
  EXPECT_THAT(Strings("SELECT id FROM record_history WHERE collection = 'workItems' ORDER BY id"),
              ElementsAre("new/7", "new/8", "old/7"));
  EXPECT_THAT(Known("new").items, SizeIs(2));
  EXPECT_THAT(Known("new").deployments, SizeIs(1));
  EXPECT_THAT(ValuesOf(SeriesOf("passages", "old").number), ElementsAre(3));
  const auto joined = Read(
      [](db::Session& session) { return SelectSeries(session, SeriesQuery{.project = "new", .metric = "passages"}); });
  ASSERT_THAT(joined, SizeIs(2));
  EXPECT_THAT(ValuesOf(joined.at(0).number), ElementsAre(5));
  EXPECT_THAT(ValuesOf(joined.at(1).number), ElementsAre(7));
  // Asked again, there is nothing to do, and nothing to say.
  Note({{"old", kUid}});
  const std::string last = Strings("SELECT MAX(id) FROM outbox").at(0);
  const Renamed again = Rename();
  EXPECT_EQ(again.moved, 0);
  EXPECT_THAT(again.left, SizeIs(2));
  EXPECT_THAT(Strings("SELECT id FROM outbox WHERE id > ?", {last}), IsEmpty());
}

TEST_F(RenameTest, NothingOfAnotherProjectIsMovedAndNothingIntoIts) {
  AddItem("old/7");
  EXPECT_FALSE(Rename("old", "new", kOther).theirs) << "who is called so now is another one";
  EXPECT_FALSE(Rename("old", "new", "").theirs);
  AddItem("elsewhere/7");
  EXPECT_FALSE(Rename("elsewhere", "new", kUid).theirs) << "nobody knows whose that is";
  Note({{"new", kOther}});
  EXPECT_FALSE(Rename().theirs) << "what is there is to be moved first";
  EXPECT_THAT(Projects(), ElementsAre("elsewhere", "old"));
  EXPECT_TRUE(Rename("new", "newer", kOther).theirs);
  EXPECT_EQ(Rename().moved, 1);
  EXPECT_THAT(Projects(), ElementsAre("elsewhere", "new"));
}

TEST_F(RenameTest, ProjectsThatTookEachOthersNamesKeepWhatIsTheirs) {
  AddAll();
  Note({{"new", kOther}});
  Add<domain::Sprint>("new/s2", {.title = "Sprint 2",
                                 .start = At("2026-09-01T00:00:00Z"),
                                 .end = At("2026-09-15T00:00:00Z"),
                                 .source = "manual",
                                 .source_id = "2"});
  AddItem("new/7", "new/s2");
  Ingest({{.metric = "passages", .time = At("2026-09-04T10:00:00Z"), .value = 5}}, "new");
  const absl::Time before = now_;
  const std::string last = Strings("SELECT MAX(id) FROM outbox").at(0);
  const Renamed renamed = Circle({{"old", "new", kUid}, {"new", "old", kOther}});
  EXPECT_TRUE(renamed.theirs);
  EXPECT_THAT(renamed.left, IsEmpty());
  EXPECT_EQ(Found<domain::WorkItem>("new/7").memberships.at(0).sprint, "new/s1");
  EXPECT_EQ(Found<domain::WorkItem>("old/7").memberships.at(0).sprint, "old/s2");
  for (const auto& known_at : {std::optional<absl::Time>(), std::optional(before)}) {
    EXPECT_EQ(Known("new", known_at).items.at(0).memberships.at(0).sprint, "projects/new/sprints/s1");
    EXPECT_EQ(Known("old", known_at).items.at(0).memberships.at(0).sprint, "projects/old/sprints/s2");
    EXPECT_THAT(Known("new", known_at).deployments, SizeIs(1));
    EXPECT_THAT(Known("old", known_at).deployments, IsEmpty());
  }
  EXPECT_THAT(Found<domain::Objective>("new/o1").verdict_evidence, ElementsAre("new/s9"));
  EXPECT_EQ(Found<domain::Source>("01J").project, "projects/new");
  EXPECT_THAT(ValuesOf(SeriesOf("passages", "new").number), ElementsAre(3));
  EXPECT_THAT(ValuesOf(SeriesOf("passages", "old").number), ElementsAre(5));
  EXPECT_EQ(
      Ingest({{.metric = "passages", .time = At("2026-09-05T10:00:00Z"), .value = 6}}, "old").results.at(0).series,
      SeriesOf("passages", "old").id);
  EXPECT_THAT(ValuesOf(SeriesOf("passages", "old").number), ElementsAre(5, 6));
  EXPECT_THAT(Projects(), ElementsAre("new", "old")) << "and nothing where it was meanwhile";
  // One name ended and began: that is one change, of what is called so now.
  EXPECT_THAT(Strings("SELECT CONCAT(kind, ' ', resource) FROM outbox WHERE id > ? AND resource LIKE '%/workItems/7' "
                      "ORDER BY resource",
                      {last}),
              ElementsAre("2 projects/new/workItems/7", "2 projects/old/workItems/7"));
  const auto told = record::ReadChange<domain::WorkItem>(
      Strings("SELECT payload FROM outbox WHERE id > ? AND resource = 'projects/old/workItems/7'", {last}).at(0));
  ASSERT_TRUE(told.ok()) << told.status();
  EXPECT_TRUE(told->value == Found<domain::WorkItem>("old/7"));
  EXPECT_THAT(Strings("SELECT CONCAT(project, ' ', uid) FROM project_uids ORDER BY project"),
              ElementsAre("new " + kUid, "old " + kOther));
}

TEST_F(RenameTest, AllOfACircleAreMovedOrNone) {
  AddItem("old/1");
  AddItem("new/2");
  AddItem("newer/3");
  const std::vector<Renaming> circle = {{"old", "new", kUid}, {"new", "newer", kOther}, {"newer", "old", kThird}};
  Note({{"new", kOther}});
  EXPECT_FALSE(Circle(circle).theirs) << "nobody knows whose the last one is";
  EXPECT_EQ(Found<domain::WorkItem>("old/1").title, "Un portail");
  Note({{"newer", kThird}});
  EXPECT_EQ(Circle(circle).moved, 3);
  EXPECT_THAT(Strings("SELECT id FROM work_items ORDER BY id"), ElementsAre("new/1", "newer/2", "old/3"));
}

TEST_F(RenameTest, WhoComesToBeCalledAsItWasFindsNothingOfIt) {
  Ingest({{.metric = "passages", .time = At("2026-09-04T10:00:00Z"), .value = 3}}, "old");
  Ingest({{.metric = "passages", .time = At("2026-09-04T10:00:00Z"), .value = 5}}, "new", "capteur");
  AddItem("old/7");
  Rename();
  Note({{"old", kOther}});
  EXPECT_THAT(Known("old").items, IsEmpty());
  const BatchResult told = Ingest({{.metric = "passages", .time = At("2026-09-05T10:00:00Z"), .value = 9}}, "old");
  EXPECT_EQ(told.results.at(0).series, SeriesOf("passages", "old").id);
  EXPECT_THAT(ValuesOf(SeriesOf("passages", "old").number), ElementsAre(9));
  const auto joined = Read(
      [](db::Session& session) { return SelectSeries(session, SeriesQuery{.project = "new", .metric = "passages"}); });
  ASSERT_THAT(joined, SizeIs(2));
  EXPECT_THAT(ValuesOf(joined.at(0).number), ElementsAre(3));
  EXPECT_THAT(ValuesOf(joined.at(1).number), ElementsAre(5));
}

TEST_F(RenameTest, WhatSaysWhoseItIsStaysWithAnotherOfTheSameName) {
  Add<domain::Source>("01J", {.project = "projects/old", .project_uid = kUid, .kind = domain::SourceKind::kJson});
  Add<domain::Source>("01K", {.project = "projects/old", .project_uid = kOther, .kind = domain::SourceKind::kJson});
  EXPECT_EQ(Rename().moved, 1);
  EXPECT_EQ(Found<domain::Source>("01J").project, "projects/new");
  EXPECT_EQ(Found<domain::Source>("01K").project, "projects/old");
}

TEST_F(RenameTest, PointsGoOnWhereTheyAre) {
  const std::vector<domain::Point> first = {{.metric = "passages", .time = At("2026-09-04T10:00:00Z"), .value = 3}};
  Ingest(first, "old");
  Done(RefreshRollups(db(), Soon(), now_, 100));
  Rename();
  const BatchResult again = Ingest(first, "new");
  EXPECT_EQ(again.counts.unchanged, 1);
  EXPECT_EQ(again.results.at(0).series, SeriesOf("passages", "new").id);
  EXPECT_EQ(Ingest({{.metric = "passages", .time = At("2026-09-05T10:00:00Z"), .value = 4}}, "new").counts.created, 1);
  Done(RefreshRollups(db(), Soon(), now_, 100));
  const std::int64_t number = SeriesOf("passages", "new").number;
  EXPECT_THAT(ValuesOf(number), ElementsAre(3, 4));
  const auto read = Read([&](db::Session& session) {
    return ReadKeptSums(session, "passages", Day("2026-09-01"), At("2026-09-30T22:00:00Z"));
  });
  ASSERT_THAT(read, ElementsAre(Key("new")));
  EXPECT_EQ(read.at("new")->sum, 7);
}

}  // namespace
}  // namespace pepiniere::metrics::store
