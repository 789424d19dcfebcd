// What indicators are computed from: as it is known, and as it was.
#include "services/metrics/compute/indicators.h"
#include "services/metrics/store/delivery_store.h"
#include "services/metrics/store/history_store.h"
#include "services/metrics/store/item_store.h"
#include "services/metrics/store/survey_store.h"
#include "tests/store/metrics/metrics_test.h"

namespace pepiniere::metrics::store {
namespace {

using domain::StateCategory;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Window SomeWindow() {
  Window window{.from = At("2026-08-31T22:00:00Z"),
                .to = At("2026-09-30T22:00:00Z"),
                .as_of = At("2026-10-01T00:00:00Z"),
                .zone = {}};
  EXPECT_TRUE(absl::LoadTimeZone("Europe/Paris", &window.zone));
  return window;
}

class HistoryTest : public MetricsTest {
 protected:
  History Known(std::optional<absl::Time> known_at = std::nullopt, const std::string& project = "p") {
    return Read([&](db::Session& session) { return LoadHistory(session, project, SomeWindow(), known_at); });
  }
  // When it had been recorded; an hour passes.
  absl::Time AddItem(const std::string& id, std::vector<domain::Transition> transitions) {
    domain::WorkItem item{.transitions = std::move(transitions)};
    domain::Complete(id, item);
    Done(Write([&](journal::Unit& unit) { return InsertItem(unit, id, item); }));
    return Pass();
  }
  template <typename Change>
  absl::Time EditItem(const std::string& id, Change change) {
    Done(Write([&](journal::Unit& unit) -> absl::StatusOr<base::Stored<domain::WorkItem>> {
      const auto before = record::FindForUpdate<domain::WorkItem>(unit.session(), id);
      if (!before.ok()) return before.status();
      domain::WorkItem item = (*before)->value;
      change(item);
      domain::Complete(id, item);
      return UpdateItem(unit, **before, item);
    }));
    return Pass();
  }
  absl::Time Pass() {
    const absl::Time then = now_;
    now_ += absl::Hours(1);
    return then;
  }
};

TEST_F(HistoryTest, AnItemIsWhatWasKnownOfItThen) {
  const absl::Time first = AddItem("p/1", {{StateCategory::kInProgress, At("2026-09-02T08:00:00Z")}});
  const absl::Time second = EditItem("p/1", [](domain::WorkItem& item) {
    item.transitions.push_back({StateCategory::kDone, At("2026-09-04T08:00:00Z")});
    item.request = At("2026-09-01T08:00:00Z");
    item.estimates = {{3, At("2026-09-01T08:00:00Z")}};
    item.memberships = {{"p/s1", At("2026-09-01T00:00:00Z")}};
  });
  EditItem("p/1", [](domain::WorkItem& item) {
    item.transitions.back().time = At("2026-09-05T08:00:00Z");
    item.estimates.front().value = 5;
    item.memberships.front().to = At("2026-09-03T00:00:00Z");
  });
  EXPECT_THAT(Known(first - absl::Hours(2)).items, IsEmpty());
  ASSERT_THAT(Known(first).items, SizeIs(1));
  EXPECT_THAT(Known(first).items[0].transitions, SizeIs(1));
  EXPECT_FALSE(Known(first).items[0].requested);
  const WorkItem then = Known(second).items.at(0);
  EXPECT_EQ(then.requested, At("2026-09-01T08:00:00Z"));
  EXPECT_EQ(then.transitions.back().at, At("2026-09-04T08:00:00Z"));
  EXPECT_EQ(then.estimates.at(0).value, 3);
  EXPECT_FALSE(then.memberships.at(0).to);
  const WorkItem now = Known().items.at(0);
  EXPECT_EQ(now.id, "projects/p/workItems/1");
  ASSERT_THAT(now.transitions, SizeIs(2));
  EXPECT_EQ(now.transitions.back().at, At("2026-09-05T08:00:00Z"));
  EXPECT_EQ(now.estimates.at(0).value, 5);
  EXPECT_EQ(now.memberships.at(0).sprint, "projects/p/sprints/s1");
  EXPECT_EQ(now.memberships.at(0).to, At("2026-09-03T00:00:00Z"));
  // A figure that was published can be asked again.
  const auto cycle = [&](std::optional<absl::Time> known_at) {
    return ComputeOne("cycle_time", Known(known_at), SomeWindow()).p50;
  };
  EXPECT_EQ(cycle(second), 48 * 3600);
  EXPECT_EQ(cycle(std::nullopt), 72 * 3600);
}

TEST_F(HistoryTest, WhatIsDeletedIsNotThereAnyMore) {
  const absl::Time made = AddItem("p/1", {{StateCategory::kDone, At("2026-09-02T08:00:00Z")}});
  const auto before = Done(record::Find<domain::WorkItem>(db(), Soon(), "p/1"));
  EXPECT_TRUE(Write([&](journal::Unit& unit) { return record::SetDeleted(unit, *before, true); }).ok());
  EXPECT_THAT(Known().items, IsEmpty());
  EXPECT_THAT(Known(made).items, SizeIs(1));
}

TEST_F(HistoryTest, WhatCameBackWasAwayMeanwhile) {
  const auto turn = [&]<typename T>(const char* id, bool deleted, T) {
    const auto row = Done(record::Find<T>(db(), Soon(), id));
    Done(Write([&](journal::Unit& unit) { return record::SetDeleted(unit, *row, deleted); }));
  };
  AddItem("p/1", {{StateCategory::kDone, At("2026-09-02T08:00:00Z")}});
  Add<domain::Incident>("p/i1", {.detect = At("2026-09-03T11:00:00Z")});
  Add<domain::Sprint>("p/s1", {.start = At("2026-09-01T00:00:00Z"), .end = At("2026-09-15T00:00:00Z")});
  const domain::Survey survey{
      .kind = domain::SurveyKind::kNps, .date = Day("2026-09-02"), .counts = {{"0", 1}, {"10", 2}}};
  const std::string survey_id = "p/" + SurveyIdOf(survey);
  Add(survey_id, survey);
  std::vector<std::pair<absl::Time, bool>> seen = {{Pass(), false}};
  for (const bool deleted : {true, false, true}) {
    turn("p/1", deleted, domain::WorkItem());
    turn("p/i1", deleted, domain::Incident());
    turn("p/s1", deleted, domain::Sprint());
    turn(survey_id.c_str(), deleted, domain::Survey());
    seen.emplace_back(Pass(), deleted);
  }
  for (const std::pair<absl::Time, bool>& at : seen) {
    const History known = Known(at.first);
    const std::size_t there = at.second ? 0 : 1;
    EXPECT_THAT(known.items, SizeIs(there));
    EXPECT_THAT(known.incidents, SizeIs(there));
    EXPECT_THAT(known.sprints, SizeIs(there));
    EXPECT_EQ(known.surveys.nps.has_value(), !at.second);
    EXPECT_THAT(Read([&](db::Session& session) { return ItemsKnown(session, "p", at.first); }), SizeIs(there));
  }
  EXPECT_THAT(Known().items, IsEmpty());
}

TEST_F(HistoryTest, DeliveriesAreWhatWasKnownOfThemThen) {
  domain::Deployment deployment{.tier = domain::Tier::kProduction,
                                .start = At("2026-09-03T10:00:00Z"),
                                .changes = {"abcdef0"},
                                .source = "sources/01J",
                                .source_id = "1"};
  base::Stored<domain::Deployment> stored = Add("p/d1", deployment);
  const absl::Time begun = Pass();
  deployment.finish = At("2026-09-03T10:05:00Z");
  deployment.outcome = domain::Outcome::kSucceeded;
  Done(Write([&](journal::Unit& unit) { return record::Update(unit, stored, deployment); }));
  Pass();
  Add<domain::Deployment>("p/d2", {.tier = domain::Tier::kProduction,
                                   .finish = At("2026-09-04T10:05:00Z"),
                                   .outcome = domain::Outcome::kCancelled});
  Add<domain::Incident>("p/i1", {.detect = At("2026-09-03T11:00:00Z"), .deployment = "p/d1"});
  Add<domain::Deployment>("p/d3", {.tier = domain::Tier::kProduction,
                                   .finish = At("2026-09-10T11:00:00Z"),
                                   .outcome = domain::Outcome::kSucceeded});
  Add<domain::Incident>("p/i2", {.detect = At("2026-09-10T12:00:00Z"), .unrelated = true});
  Add<domain::CodeChange>("p/abcdef0", {.author = At("2026-09-02T00:00:00Z"), .merge = At("2026-09-03T00:00:00Z")});
  Add<domain::Sprint>("p/s1", {.start = At("2026-09-01T00:00:00Z"), .end = At("2026-09-15T00:00:00Z"), .closed = true});
  const History now = Known(), then = Known(begun);
  ASSERT_THAT(now.deployments, SizeIs(2)) << "nobody was to have what was called off";
  EXPECT_EQ(now.deployments[0].outcome, Outcome::kSucceeded);
  EXPECT_EQ(now.deployments[0].tier, "production");
  EXPECT_FALSE(then.deployments.at(0).outcome);
  EXPECT_THAT(then.incidents, IsEmpty());
  EXPECT_EQ(now.incidents.at(0).deployment, "projects/p/deployments/d1");
  EXPECT_EQ(now.changes.at(0).sha, "abcdef0");
  EXPECT_TRUE(now.sprints.at(0).closed);
  const Figure failures = ComputeOne("change_fail_rate", now, SomeWindow());
  EXPECT_EQ(failures.numerator, 1) << "what no deployment caused is put down to none";
  const auto origins = Read([](db::Session& session) { return LoadOrigins(session, "p", std::nullopt); });
  EXPECT_EQ(origins.at("projects/p/deployments/d1").version, 2);
  EXPECT_EQ(origins.at("projects/p/deployments/d1").source, "sources/01J");
  EXPECT_TRUE(origins.contains("abcdef0"));
  const auto past = Read([&](db::Session& session) { return LoadOrigins(session, "p", begun); });
  EXPECT_EQ(past.at("projects/p/deployments/d1").version, 1);
}

TEST_F(HistoryTest, AnswersAreThoseOfTheDaysOfTheWindow) {
  for (const char* const day : {"2026-08-31", "2026-09-02", "2026-09-30", "2026-10-01"}) {
    const domain::Survey survey{.kind = domain::SurveyKind::kNps, .date = Day(day), .counts = {{"0", 1}, {"10", 2}}};
    Add("p/" + SurveyIdOf(survey), survey);
  }
  const History history = Known();
  ASSERT_TRUE(history.surveys.nps);
  EXPECT_EQ(history.surveys.nps->at(0), 2);
  EXPECT_EQ(history.surveys.nps->at(10), 4);
  EXPECT_FALSE(history.surveys.jdma);
  EXPECT_EQ(Known(now_).surveys.nps->at(10), 4);
}

TEST_F(HistoryTest, ManyProjectsAreReadAtOnce) {
  std::vector<std::string> projects;
  for (int i = 0; i < 40; ++i) {
    const std::string project = "p" + std::to_string(i);
    projects.push_back(project);
    if (i % 2 == 0) AddItem(project + "/1", {{StateCategory::kDone, At("2026-09-02T08:00:00Z")}});
  }
  AddItem("autre/1", {{StateCategory::kDone, At("2026-09-02T08:00:00Z")}});
  const auto read =
      Read([&](db::Session& session) { return LoadHistories(session, projects, SomeWindow(), std::nullopt); });
  EXPECT_THAT(read, SizeIs(40)) << "those that tell nothing too, and no other one";
  EXPECT_THAT(read.at("p2").items, SizeIs(1));
  EXPECT_THAT(read.at("p2").items[0].transitions, SizeIs(1));
  EXPECT_THAT(read.at("p1").items, IsEmpty());
  const auto all = Read([](db::Session& session) { return LoadHistories(session, {}, SomeWindow(), std::nullopt); });
  EXPECT_THAT(all, SizeIs(21));
  EXPECT_EQ(Known(std::nullopt, "p").items.size(), 0u) << "p is not p0";
}

}  // namespace
}  // namespace pepiniere::metrics::store
