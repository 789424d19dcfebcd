// Each resource on its way to the database and back, with what it is filtered by.
#include "services/metrics/store/delivery_store.h"
#include "services/metrics/store/item_store.h"
#include "services/metrics/store/source_store.h"
#include "services/metrics/store/survey_store.h"
#include "services/query/filter.h"
#include "services/query/filter_sql.h"
#include "services/record/document.h"
#include "tests/store/metrics/metrics_test.h"

namespace pepiniere::metrics::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ResourcesTest : public MetricsTest {
 protected:
  // Goes there and comes back as it was, as its history says too.
  template <typename T>
  void GoesAndComes(const std::string& id, const T& value) {
    const base::Stored<T> made = Add(id, value);
    const auto found = Done(record::Find<T>(db(), Soon(), id));
    ASSERT_TRUE(found) << id;
    EXPECT_TRUE(found->value == value) << record::ToDocument(found->value) << record::ToDocument(value);
    T told{};
    EXPECT_TRUE(record::FromDocument(record::ToDocument(value), told).ok());
    EXPECT_TRUE(told == value) << record::ToDocument(told);
    const auto before = *found;
    const auto deleted = Write([&](journal::Unit& unit) { return record::SetDeleted(unit, before, true); });
    EXPECT_TRUE(deleted.ok()) << deleted.status();
  }

  template <typename T>
  std::vector<std::string> Filtered(const query::FilterSchema& schema, std::string_view filter) {
    EXPECT_TRUE(schema.Check().ok()) << schema.Check();
    const auto parsed = query::ParseFilter(filter);
    const auto where = query::CompileFilter(*parsed, schema);
    EXPECT_TRUE(where.ok()) << where.status();
    std::vector<std::string> ids;
    for (const auto& row : Done(record::Select<T>(db(), Soon(), *where))) ids.push_back(row.id);
    return ids;
  }
};

domain::WorkItem FullItem() {
  domain::WorkItem item{.source = "sources/01J",
                        .source_id = "EIG-7",
                        .type = "story",
                        .title = "Afficher l'échéance",
                        .uri = "https://suivi.example/7",
                        .request = At("2026-09-01T08:00:00Z"),
                        .transitions = {{domain::StateCategory::kInProgress, At("2026-09-02T08:00:00Z"), "En cours"},
                                        {domain::StateCategory::kDone, At("2026-09-05T17:30:00.25Z"), "Livré"}},
                        .estimates = {{2.5, At("2026-09-01T08:00:00Z")}},
                        .memberships = {{"p/s1", At("2026-09-01T00:00:00Z"), At("2026-09-08T00:00:00Z")}}};
  domain::Complete("p/7", item);
  return item;
}

TEST_F(ResourcesTest, EachGoesAndComesBackFieldByField) {
  domain::Definition definition;
  definition.title = "Démarches d'été";
  definition.title_en = "Summer procedures";
  definition.description = "Ce qui est compté\net ce qui ne l'est pas";
  definition.unit = "démarches";
  definition.direction = domain::Direction::kNone;
  definition.kind = domain::Kind::kAdditive;
  definition.period = domain::Period::kWeek;
  definition.source = "Base métier";
  definition.source_uri = "https://stats.example";
  definition.dimensions = {"audience", "channel"};
  definition.additive_dimensions = {"audience"};
  definition.purpose = domain::Purpose::kImpact;
  definition.visibility = domain::Visibility::kProject;
  definition.project = "projects/p";
  definition.project_uid = "01J0000000000000000000000P";
  GoesAndComes("demarches_ete", definition);
  GoesAndComes("p/7", FullItem());
  GoesAndComes<domain::Sprint>("p/s1", {.title = "Sprint 1",
                                        .start = At("2026-09-01T00:00:00Z"),
                                        .end = At("2026-09-15T00:00:00Z"),
                                        .goal = "Une échéance\nlisible",
                                        .closed = true,
                                        .source = "manual",
                                        .source_id = "1"});
  GoesAndComes<domain::CodeChange>("p/abcdef0", {.author = At("2026-09-01T00:00:00Z"),
                                                 .open = At("2026-09-02T00:00:00Z"),
                                                 .merge = At("2026-09-03T00:00:00Z"),
                                                 .uri = "https://forge.example/1",
                                                 .source = "manual"});
  GoesAndComes<domain::Deployment>("p/d1", {.environment = "prod-eu",
                                            .tier = domain::Tier::kProduction,
                                            .start = At("2026-09-03T10:00:00Z"),
                                            .finish = At("2026-09-03T10:05:00Z"),
                                            .outcome = domain::Outcome::kRolledBack,
                                            .rollback = At("2026-09-03T11:00:00Z"),
                                            .sha = "abcdef0",
                                            .changes = {"abcdef0", "1234567"},
                                            .intent = domain::Intent::kIncident,
                                            .uri = "https://forge.example/d/1",
                                            .source = "sources/01J",
                                            .source_id = "991"});
  GoesAndComes<domain::Incident>("p/i1", {.title = "Page blanche",
                                          .description = "Vue par\ndes usagers",
                                          .detect = At("2026-09-03T10:30:00Z"),
                                          .resolve = At("2026-09-03T11:00:00Z"),
                                          .deployment = "p/d1",
                                          .uri = "https://suivi.example/i/1",
                                          .source = "manual",
                                          .source_id = "i1"});
  GoesAndComes<domain::Survey>("p/2026-09-03-jdma-0", {.kind = domain::SurveyKind::kJdma,
                                                       .date = Day("2026-09-03"),
                                                       .counts = {{"GOOD", 60}, {"MEDIUM", 39}, {"BAD", 1}},
                                                       .audience = domain::Audience::kCompanies,
                                                       .form = "Fin de démarche",
                                                       .source = "manual"});
  GoesAndComes<domain::Objective>("p/o1", {.title = "Deux fois moins d'attente",
                                           .hypothesis = "Faire X fera Y\nparce que Z",
                                           .metric = "attente",
                                           .dimensions = {{"audience", "COMPANIES"}},
                                           .baseline = 12.75,
                                           .baseline_date = Day("2026-01-01"),
                                           .target = -0.1,
                                           .target_date = Day("2026-12-31"),
                                           .verdict = domain::Verdict::kConfirmed,
                                           .verdict_reason = "Mesuré",
                                           .verdict_evidence = {"p/s9"},
                                           .verdict_time = At("2026-12-31T12:00:00Z")});
  GoesAndComes<domain::Source>("01J", {.project = "projects/p",
                                       .project_uid = "01J0000000000000000000000P",
                                       .kind = domain::SourceKind::kGithub,
                                       .title = "La forge",
                                       .repositories = {"eig/echeances"},
                                       .state_rules = {{"en cours", domain::StateCategory::kInProgress}},
                                       .tier_rules = {{"prod-*", domain::Tier::kProduction}},
                                       .paused = true,
                                       .secret_time = At("2026-09-03T10:30:00Z"),
                                       .previous_secret_end_time = At("2026-09-04T10:30:00Z")});
}

TEST_F(ResourcesTest, ASnapshotKeepsItsFigureAndItsExport) {
  const domain::Snapshot snapshot{.title = "Délai", .note = "Pour le bilan", .sha256 = std::string(64, 'a')};
  Add<domain::Snapshot>("p/s9", snapshot);
  const std::string exported = std::string(1 << 20, 'x') + std::string("\0y\xff", 3);
  EXPECT_TRUE(
      Write([&](journal::Unit& unit) {
        return KeepSnapshotBytes(unit.session(), "p/s9", {"cycle_time", std::string("\x0a\xff\0", 3), exported});
      }).ok());
  EXPECT_TRUE(Done(record::Find<domain::Snapshot>(db(), Soon(), "p/s9"))->value == snapshot);
  EXPECT_EQ(Done(FiguresOf(db(), Soon(), {"p/s9", "p/s0"})).at("p/s9"), std::string("\x0a\xff\0", 3));
  EXPECT_EQ(Done(ReadExport(db(), Soon(), "p/s9", (1 << 20) - 1, 100)), "x" + std::string("\0y\xff", 3));
  EXPECT_EQ(Done(ReadExport(db(), Soon(), "p/s9", 0, 4)), "xxxx");
  EXPECT_EQ(Done(ReadExport(db(), Soon(), "p/s9", 9 << 20, 4)), "");
  EXPECT_FALSE(Done(ReadExport(db(), Soon(), "p/s0", 0, 4)));
  EXPECT_THAT(Filtered<domain::Snapshot>(SnapshotFilters(), "indicator=cycle_time"), ElementsAre("p/s9"));
  EXPECT_THAT(Filtered<domain::Snapshot>(SnapshotFilters(), "indicator=nps"), IsEmpty());
}

TEST_F(ResourcesTest, ItemsAreFoundByTheirSprintAndTheirSource) {
  Done(Write([&](journal::Unit& unit) { return InsertItem(unit, "p/7", FullItem()); }));
  EXPECT_THAT(Filtered<domain::WorkItem>(WorkItemFilters(), R"(sprint="projects/p/sprints/s1" state=DONE)"),
              ElementsAre("p/7"));
  EXPECT_THAT(Filtered<domain::WorkItem>(WorkItemFilters(), R"(sprint="projects/q/sprints/s1")"), IsEmpty());
  EXPECT_THAT(Filtered<domain::WorkItem>(WorkItemFilters(), "finish_time<2026-09-05T17:30:00Z"), IsEmpty());
  const auto find = [&](const std::string& project, const std::string& source_id) {
    return Read([&](db::Session& session) {
      return IdFromSource(session, domain::WorkItem::kCollection, project, "sources/01J", source_id);
    });
  };
  EXPECT_EQ(find("p", "EIG-7"), "p/7");
  EXPECT_FALSE(find("q", "EIG-7"));
  EXPECT_FALSE(find("p", "eig-7"));
}

TEST_F(ResourcesTest, EveryFilterAndOrderIsGood) {
  for (const auto* schema : {&DefinitionFilters(), &WorkItemFilters(), &SprintFilters(), &ChangeFilters(),
                             &DeploymentFilters(), &IncidentFilters(), &SurveyFilters(), &SnapshotFilters()}) {
    EXPECT_TRUE(schema->Check().ok()) << schema->Check();
  }
  const auto listed = [&](std::string_view order) {
    record::ListQuery list{.filter = *query::ParseFilter("verdict=CONFIRMED OR target_date>2026-01-01"),
                           .order = *query::ParseOrderBy(order, ObjectiveOrder())};
    return Done(ListObjectives(db(), Soon(), list, "p", {})).rows;
  };
  Add<domain::Objective>("p/o1", {.title = "B", .indicator = "jdma", .target_date = Day("2026-12-31")});
  Add<domain::Objective>("p/o2", {.title = "A", .indicator = "jdma", .target_date = Day("2026-11-30")});
  ASSERT_THAT(listed("title"), SizeIs(2));
  EXPECT_EQ(listed("title").front().id, "p/o2");
  EXPECT_EQ(listed("target_date desc").front().id, "p/o1");
}

TEST_F(ResourcesTest, AnObjectiveIsNoMoreOpenThanItsMetric) {
  domain::Definition hidden;
  hidden.title = "Attente";
  hidden.direction = domain::Direction::kDown;
  hidden.kind = domain::Kind::kGauge;
  hidden.period = domain::Period::kDay;
  hidden.visibility = domain::Visibility::kProject;
  Add("attente", hidden);
  Add<domain::Objective>("p/o1", {.title = "A", .metric = "attente"});
  Add<domain::Objective>("p/o2", {.title = "B", .indicator = "jdma"});
  const auto listed = [&](const ProjectReach& reach) {
    const record::ListQuery list{.order = *query::ParseOrderBy("", ObjectiveOrder())};
    std::vector<std::string> ids;
    for (const auto& row : Done(ListObjectives(db(), Soon(), list, "", reach)).rows) ids.push_back(row.id);
    return ids;
  };
  EXPECT_THAT(listed({}), ElementsAre("p/o2"));
  EXPECT_THAT(listed({.projects = {"q"}}), ElementsAre("p/o2"));
  EXPECT_THAT(listed({.projects = {"p"}}), ElementsAre("p/o1", "p/o2"));
  EXPECT_THAT(listed({.everything = true, .projects = {}}), ElementsAre("p/o1", "p/o2"));
}

TEST_F(ResourcesTest, WhatTheSoftwareBringsIsThereOnce) {
  const int brought = static_cast<int>(domain::BuiltinDefinitions().size());
  EXPECT_EQ(Done(Write([](journal::Unit& unit) { return AddBuiltins(unit); })), brought);
  EXPECT_EQ(Done(Write([](journal::Unit& unit) { return AddBuiltins(unit); })), 0);
  const auto share = Done(record::Find<domain::Definition>(db(), Soon(), "online_share"));
  ASSERT_TRUE(share);
  EXPECT_EQ(share->value.numerator, "procedures_online");
  EXPECT_EQ(Read([](db::Session& session) { return FindReferrer(session, "procedures_online"); }),
            "definitions/online_share");
  for (const auto& [id, definition] : domain::BuiltinDefinitions()) {
    EXPECT_THAT(ProblemsOf(definition, Day("2026-10-01")), IsEmpty()) << id;
  }
}

TEST_F(ResourcesTest, ASurveyToldAgainIsTheSameOne) {
  domain::Survey survey{.kind = domain::SurveyKind::kNps, .date = Day("2026-09-03"), .counts = {{"9", 4}}};
  const std::string id = SurveyIdOf(survey);
  EXPECT_TRUE(id.starts_with("2026-09-03-nps-")) << id;
  survey.counts = {{"9", 5}};
  EXPECT_EQ(SurveyIdOf(survey), id);
  survey.form = "autre";
  EXPECT_NE(SurveyIdOf(survey), id);
}

}  // namespace
}  // namespace pepiniere::metrics::store
