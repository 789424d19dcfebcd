#include "services/portfolio/store/project_store.h"

#include <algorithm>
#include <map>

#include "services/portfolio/domain/terms.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using ::testing::ElementsAre;

const base::Date kDay = Day("2024-06-01");

class ProjectStoreTest : public StoreTest {
 protected:
  // The terms of a project that hold at an instant, sorted.
  std::vector<Term> TermsAt(const std::string& id, std::int64_t at_us = kUntilFurtherNotice - 1) {
    std::vector<Term> terms;
    EXPECT_TRUE(
        db().Read(Soon(),
                  [&](db::Session& session) {
                    return session.Query(
                        "SELECT field, value FROM project_terms WHERE project_id = ? AND known_from_us <= ? AND "
                        "known_to_us > ?",
                        {id, at_us, at_us}, [&](const db::Row& row) {
                          terms.push_back({row.String(0), row.String(1)});
                          return absl::OkStatus();
                        });
                  })
            .ok());
    std::ranges::sort(terms);
    return terms;
  }
};

TEST_F(ProjectStoreTest, EveryFieldComesBack) {
  for (const auto& [id, project] : {std::pair("full", FullProject()), {"empty", Project()}}) {
    const base::Stored<Project> created = Create(id, project);
    EXPECT_EQ(created.version, 1);
    for (const AsOf& as_of : {AsOf{kDay, std::nullopt}, AsOf{kDay, created.created_at}}) {
      const auto found = Find(id, as_of);
      ASSERT_TRUE(found);
      EXPECT_TRUE(found->stored.value == project) << id;
      EXPECT_EQ(found->stored.id, id);
      EXPECT_EQ(found->stored.version, 1);
      EXPECT_EQ(found->stored.created_at, created.created_at);
      EXPECT_EQ(found->stored.updated_at, created.created_at);
      EXPECT_FALSE(found->stored.deleted_at);
      EXPECT_FALSE(found->span);
    }
  }
  EXPECT_FALSE(Find("FULL", {kDay, std::nullopt})) << "ids are compared byte by byte";
}

TEST_F(ProjectStoreTest, AnIdIsTakenOnce) {
  Create("a", Project());
  Delete("a");
  const auto again = Write([&](journal::Unit& unit) { return InsertProject(unit, "a", Project(), tree_); });
  EXPECT_EQ(again.status().code(), absl::StatusCode::kAlreadyExists);
}

TEST_F(ProjectStoreTest, AChangeMakesAVersionAndTheSameAgainDoesNot) {
  Create("a", FullProject());
  const auto retitle = [](Project& p) { p.title = "Sun"; };
  EXPECT_EQ(Edit("a", retitle).version, 2);
  const base::Stored<Project> same = Edit("a", retitle);
  EXPECT_EQ(same.version, 2);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM project_history"), 2);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM audit_records"), 2);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM outbox"), 2);
  EXPECT_EQ(Find("a", {kDay, std::nullopt})->stored.value.title, "Sun");
}

TEST_F(ProjectStoreTest, DeletedAndBroughtBack) {
  Create("a", FullProject());
  EXPECT_TRUE(Delete("a").deleted_at);
  EXPECT_TRUE(Find("a", {kDay, std::nullopt})->stored.deleted_at);
  const base::Stored<Project> back = Delete("a", false);
  EXPECT_EQ(back.version, 3);
  EXPECT_FALSE(Find("a", {kDay, std::nullopt})->stored.deleted_at);
  EXPECT_TRUE(back.value == FullProject());
  EXPECT_EQ(Delete("a", false).version, 3);
}

TEST_F(ProjectStoreTest, WhoComesSecondWithAnOldVersionIsAborted) {
  const base::Stored<Project> old = Create("a", Project());
  Edit("a", [](Project& p) { p.title = "first"; });
  Project second;
  second.title = "second";
  const auto late = Write([&](journal::Unit& unit) { return UpdateProject(unit, old, second, tree_); });
  EXPECT_EQ(late.status().code(), absl::StatusCode::kAborted);
  EXPECT_EQ(Write([&](journal::Unit& unit) { return TouchProject(unit, old); }).status().code(),
            absl::StatusCode::kAborted);
  EXPECT_EQ(Find("a", {kDay, std::nullopt})->stored.value.title, "first");
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM project_history"), 2);
}

// A clock that stands still or runs backwards must not make history overlap.
TEST_F(ProjectStoreTest, VersionsFollowEachOtherWhateverTheClock) {
  Create("a", Project());
  for (int i = 0; i < 5; ++i) {
    now_ -= absl::Milliseconds(2);
    Edit("a", [&](Project& p) { p.themes = {i % 2 ? "odd" : "even"}; });
  }
  const absl::Time last = Find("a", {kDay, std::nullopt})->stored.updated_at;
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM project_history WHERE known_from_us >= known_to_us"), 0);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM project_terms WHERE known_from_us >= known_to_us"), 0);
  EXPECT_THAT(TermsAt("a"), ElementsAre(Term{"theme", "even"}));
  EXPECT_THAT(TermsAt("a", absl::ToUnixMicros(last) - 1), ElementsAre(Term{"theme", "odd"}));
}

TEST_F(ProjectStoreTest, TermsFollowTheProjectAndTheTree) {
  tree_.Add("court", "justice", "law");
  tree_.Add("justice", "", "law");
  Project project;
  project.primary_incubator = "lab";
  project.sponsors = {"court"};
  project.themes = {"x", "X"};
  const auto created = Create("a", project);
  EXPECT_EQ(TermsAt("a"), TermsOf(project, tree_));

  Edit("a", [&](Project& p) {
    p.themes = {"X", "y"}, p.primary_incubator = "", p.sponsors = {"justice"}, project = p;
  });
  EXPECT_EQ(TermsAt("a"), TermsOf(project, tree_));
  Project first = project;
  first.themes = {"x", "X"}, first.primary_incubator = "lab", first.sponsors = {"court"};
  EXPECT_EQ(TermsAt("a", absl::ToUnixMicros(created.created_at)), TermsOf(first, tree_));
}

TEST_F(ProjectStoreTest, TermsAreDerivedAnewWhenAnOrganisationMoves) {
  tree_.Add("court", "justice", "law");
  tree_.Add("registry", "court", "law");
  Project by_registry, by_harbour;
  by_registry.sponsors = {"registry"};
  by_harbour.sponsors = {"harbour"};
  Create("a", by_registry);
  Create("b", by_harbour);
  const auto before = TermsAt("a");
  const absl::Time moved = now_;
  tree_.Add("court", "interior", "law");
  ASSERT_TRUE(
      Write([&](journal::Unit& unit) { return RederiveTerms(unit, tree_.SelfAndDescendants("court"), tree_); }).ok());
  EXPECT_EQ(TermsAt("a"), TermsOf(by_registry, tree_));
  EXPECT_NE(TermsAt("a"), before);
  EXPECT_EQ(TermsAt("a", absl::ToUnixMicros(moved) - 1), before);
  EXPECT_EQ(TermsAt("b"), TermsOf(by_harbour, tree_));
  EXPECT_EQ(Find("a", {kDay, std::nullopt})->stored.version, 1);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM outbox WHERE resource = 'projects/a'"), 2) << "followers are told";
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM outbox WHERE resource = 'projects/b'"), 1);
}

// An organisation that moves to and fro, between edits, all at one instant (one import) or on clocks that disagree.
TEST_F(ProjectStoreTest, TermsSurviveManyMovesAtOneInstant) {
  Project project;
  project.sponsors = {"court"};
  Create("a", project);
  const absl::Time instant = now_;
  for (int i = 0; i < 6; ++i) {
    tree_.Add("court", i % 2 ? "interior" : "justice", "");
    ASSERT_TRUE(WriteAt(instant, [&](journal::Unit& unit) { return RederiveTerms(unit, {"court"}, tree_); }).ok()) << i;
    EXPECT_EQ(TermsAt("a"), TermsOf(project, tree_));
    now_ = instant - absl::Milliseconds(1);
    Edit("a", [&](Project& p) { p.sponsors = {"court", "s" + std::to_string(i % 2)}, project = p; });
    EXPECT_EQ(TermsAt("a"), TermsOf(project, tree_));
  }
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM project_terms WHERE known_from_us >= known_to_us"), 0);
}

// What was true of one project at each instant of its history, kept aside.
struct Remembered {
  Project project;
  bool deleted = false;
  std::vector<Span> timeline;
};

TEST_F(ProjectStoreTest, EachInstantAskedAgainGivesWhatWasTrueThen) {
  std::mt19937 random(7);
  const std::string id = "a";
  std::map<absl::Time, Remembered> history;
  const auto remember = [&](absl::Time at) {
    const auto now = Find(id, {kDay, std::nullopt});
    std::vector<PhaseLine> lines = Done(LoadLedger(db(), Soon(), id));
    std::erase_if(lines, [](const PhaseLine& l) { return !l.holds(); });
    history[at] = {now->stored.value, now->stored.deleted_at.has_value(), Timeline(lines)};
  };
  remember(Create(id, AnyProject(random)).created_at);
  int recorded = 0;
  std::vector<int> holding;
  for (int i = 0; i < 60; ++i) {
    if (!Pick(random, 3)) now_ -= absl::Milliseconds(Pick(random, 3));  // clocks that disagree
    switch (Pick(random, 4)) {
      case 0:
        remember(Edit(id, [&](Project& p) { p = AnyProject(random); }).updated_at);
        break;
      case 1: {
        const auto deleted = Find(id, {kDay, std::nullopt})->stored.deleted_at.has_value();
        remember(Delete(id, !deleted).updated_at);
        break;
      }
      default: {
        std::vector<PhaseEntry> entries;
        for (int n = Pick(random, 3); n > 0; --n) {
          const auto end = Pick(random, 3) ? std::nullopt : std::optional(Day("2024-01-01") + Pick(random, 90));
          entries.push_back(Says(static_cast<Phase>(1 + Pick(random, 4)), Day("2024-01-01") + Pick(random, 90), end));
        }
        std::vector<int> superseded;
        if (!holding.empty() && Pick(random, 2)) {
          std::swap(holding[static_cast<std::size_t>(Pick(random, static_cast<int>(holding.size())))], holding.back());
          superseded.push_back(holding.back());
          holding.pop_back();
        }
        for (std::size_t n = 0; n < entries.size(); ++n) holding.push_back(++recorded);
        remember(Advance(id, entries, superseded));
      }
    }
  }
  ASSERT_GT(history.size(), 50u);
  EXPECT_FALSE(Find(id, {kDay, history.begin()->first - absl::Microseconds(1)}));
  const std::vector<PhaseLine> ledger = Done(LoadLedger(db(), Soon(), id));
  for (auto at = history.begin(); at != history.end(); ++at) {
    std::vector<PhaseLine> held = ledger;
    std::erase_if(held, [&](const PhaseLine& l) { return !l.HeldAt(at->first); });
    EXPECT_EQ(Timeline(held), at->second.timeline);
    const auto next = std::next(at);
    const absl::Time last = next == history.end() ? at->first + absl::Hours(1) : next->first - absl::Microseconds(1);
    for (absl::Time known_at : {at->first, last}) {
      for (int n = 0; n < 4; ++n) {
        const base::Date day = Day("2023-12-25") + Pick(random, 110);
        const auto found = Find(id, {day, known_at});
        ASSERT_TRUE(found);
        ASSERT_TRUE(found->stored.value == at->second.project);
        ASSERT_EQ(found->stored.deleted_at.has_value(), at->second.deleted);
        const Span* span = SpanOn(at->second.timeline, day);
        ASSERT_EQ(found->span, span ? std::optional(*span) : std::nullopt) << day.ToString();
      }
    }
  }
}

TEST_F(ProjectStoreTest, TheSpansOfADayAreThoseOfTheTimeline) {
  std::mt19937 random(3);
  for (int round = 0; round < 10; ++round) {
    const std::string id = "p" + std::to_string(round);
    Create(id, Project());
    std::vector<PhaseEntry> entries;
    for (int n = 0; n < 5; ++n) {
      entries.push_back(Says(static_cast<Phase>(1 + Pick(random, 8)), Day("2024-01-01") + Pick(random, 20)));
      if (Pick(random, 2)) entries.back().end = Day("2024-01-01") + Pick(random, 20);
      if (!Pick(random, 5)) entries.back().effective.reset();
    }
    Advance(id, {entries[0], entries[1]});
    Advance(id, {entries[2]}, {1});
    Advance(id, {entries[3], entries[4]}, {2, 3});
    std::vector<PhaseLine> lines = Done(LoadLedger(db(), Soon(), id));
    ASSERT_EQ(lines.size(), 5u);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_TRUE(lines[i].entry == entries[i]);
    std::erase_if(lines, [](const PhaseLine& l) { return !l.holds(); });
    const std::vector<Span> timeline = Timeline(lines);
    for (int day = -1; day < 22; ++day) {
      const auto found = Find(id, {Day("2024-01-01") + day, std::nullopt});
      const Span* span = SpanOn(timeline, Day("2024-01-01") + day);
      ASSERT_EQ(found->span, span ? std::optional(*span) : std::nullopt);
    }
  }
}

TEST_F(ProjectStoreTest, ALineComesBackAsItWasSaid) {
  Create("a", Project());
  PhaseLine line;
  line.number = 1, line.position = 0.125;
  line.entry = {std::nullopt, Day("2024-01-01"), Day("2023-01-01"), "comment é", "acceleration?", "01/01/24", "soon"};
  line.source = "betagouv", line.reason = "because", line.forced = true, line.recorded_by = "importer";
  line.recorded_at = now_;
  const base::Stored<Project> project = Done(FindProject(db(), Soon(), "a", {Day("2024-01-01"), std::nullopt}))->stored;
  ASSERT_TRUE(Write([&](journal::Unit& unit) { return SaveLedger(unit, project, {}, {line}); }).ok());
  PhaseLine superseded = line;
  superseded.superseded_at = now_, superseded.superseded_by = 2, superseded.superseded_by_source = "betagouv";
  PhaseLine second;
  second.number = 2, second.recorded_at = now_;
  ASSERT_TRUE(Write([&](journal::Unit& unit) { return SaveLedger(unit, project, {line}, {superseded, second}); }).ok());
  const auto lines = Done(LoadLedger(db(), Soon(), "a"));
  ASSERT_EQ(lines.size(), 2u);
  const PhaseLine& read = lines[0];
  EXPECT_TRUE(read.entry == line.entry);
  EXPECT_EQ(std::tie(read.number, read.position, read.source, read.reason, read.forced, read.recorded_by),
            std::tie(line.number, line.position, line.source, line.reason, line.forced, line.recorded_by));
  EXPECT_EQ(
      std::tie(read.recorded_at, read.superseded_at, read.superseded_by, read.superseded_by_source),
      std::tie(line.recorded_at, superseded.superseded_at, superseded.superseded_by, superseded.superseded_by_source));
  EXPECT_TRUE(lines[1].holds());
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM outbox WHERE resource LIKE 'projects/a/phaseRecords/%'"), 3);
}

}  // namespace
}  // namespace pepiniere::portfolio::store
