#include "services/portfolio/store/project_list.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/portfolio/domain/terms.h"
#include "services/query/filter.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const base::Date kDay = Day("2024-02-15");

TEST(ProjectFiltersTest, TheTableIsSound) { EXPECT_TRUE(ProjectFilters().Check().ok()) << ProjectFilters().Check(); }

class ProjectListTest : public StoreTest {
 protected:
  // A portfolio with a past: edits, deletions, moves, some after `then_`.
  void Fill() {
    for (int i = 0; i < 4; ++i) tree_.Add(absl::StrCat("org", i), i % 2 ? "top" : "", i ? "law" : "sea");
    const auto churn = [&](int from, int to) {
      for (int i = from; i < to; ++i) {
        const std::string id = absl::StrCat("p", i);
        Create(id, AnyProject(random_));
        std::vector<PhaseEntry> entries;
        for (int n = Pick(random_, 4); n > 0; --n) {
          const auto end = Pick(random_, 2) ? std::nullopt : std::optional(Day("2024-01-01") + Pick(random_, 60));
          entries.push_back(Says(static_cast<Phase>(1 + Pick(random_, 4)), Day("2024-01-01") + Pick(random_, 60), end));
        }
        if (!entries.empty()) Advance(id, entries);
      }
      for (int i = 0; i < to; i += 3) Edit(absl::StrCat("p", i), [&](Project& p) { p = AnyProject(random_); });
      for (int i = 1; i < to; i += 7) Delete(absl::StrCat("p", i));
    };
    churn(0, 30);
    then_ = now_;
    now_ += absl::Seconds(1);
    churn(30, 50);
    for (int i = 0; i < 50; ++i) {
      auto now = Find(absl::StrCat("p", i), {kDay, std::nullopt});
      if (!now->stored.deleted_at) now_views_.push_back(*std::move(now));
      auto then = Find(absl::StrCat("p", i), {kDay, then_});
      if (then && !then->stored.deleted_at) then_views_.push_back(*std::move(then));
    }
  }

  absl::StatusOr<FoundProjects> Ask(const std::string& filter, const std::string& order, const AsOf& as_of, int limit,
                                    std::vector<query::SqlValue> after = {}) {
    ProjectQuery query;
    query.list.filter = *query::ParseFilter(filter);
    query.list.order = *query::ParseOrderBy(order, ProjectOrder());
    query.list.after = std::move(after);
    query.list.limit = limit;
    query.list.privileged = true;
    query.as_of = as_of;
    return ListProjects(finder(), Soon(), query);
  }

  // The ids of all pages.
  std::vector<std::string> Ids(const std::string& filter, const AsOf& as_of, const std::string& order = "",
                               int limit = 7) {
    std::vector<std::string> ids;
    std::vector<query::SqlValue> after;
    do {
      const auto page = Done(Ask(filter, order, as_of, limit, after)).page;
      EXPECT_LE(page.rows.size(), static_cast<std::size_t>(limit));
      for (const ProjectView& view : page.rows) ids.push_back(view.stored.id);
      after = page.last;
    } while (!after.empty());
    return ids;
  }

  std::mt19937 random_{11};
  absl::Time then_;
  std::vector<ProjectView> now_views_, then_views_;
};

bool Has(const std::vector<std::string>& list, std::string_view value) {
  return std::ranges::find(list, value) != list.end();
}

// Every field once, by what the domain says of it; a term is what TermsOf derives.
TEST_F(ProjectListTest, EveryFilterFindsWhatLookingAtEachProjectFinds) {
  Fill();
  using View = ProjectView;
  const auto has_term = [&](const View& v, std::string_view field, const std::string& value) {
    const auto terms = TermsOf(v.stored.value, tree_);
    return std::ranges::find(terms, Term{std::string(field), value}) != terms.end();
  };
  // A number in the title, the mission or the description.
  const auto says = [](const View& v, std::string_view number) {
    const Project& p = v.stored.value;
    return p.title.ends_with(number) || p.mission.ends_with(number) || p.description.ends_with(number);
  };
  const std::string created =
      absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", now_views_[9].stored.created_at, absl::UTCTimeZone());
  const struct {
    std::string filter;
    std::function<bool(const View&)> matches;
  } kCases[] = {
      {"", [](const View&) { return true; }},
      {"kind = EIG_CHALLENGE", [](const View& v) { return v.stored.value.kind == ProjectKind::kEigChallenge; }},
      {"kind != PROJECT_KIND_EIG_CHALLENGE",
       [](const View& v) { return v.stored.value.kind != ProjectKind::kEigChallenge; }},
      {"phase = SCALING", [](const View& v) { return v.span && v.span->phase == Phase::kScaling; }},
      {"phase != SCALING", [](const View& v) { return !v.span || v.span->phase != Phase::kScaling; }},
      {"phase = SCALING OR phase = CONSTRUCTION",
       [](const View& v) {
         return v.span && (v.span->phase == Phase::kScaling || v.span->phase == Phase::kConstruction);
       }},
      {"phase:*", [](const View& v) { return v.span.has_value(); }},
      {"phase_since >= 2024-01-20", [](const View& v) { return v.span && v.span->since >= Day("2024-01-20"); }},
      {"paused = true", [](const View& v) { return v.span && v.span->paused; }},
      {"paused = false", [](const View& v) { return !v.span || !v.span->paused; }},
      {"primary_incubator = lab1", [](const View& v) { return v.stored.value.primary_incubator == "lab1"; }},
      {"primary_incubator:*", [](const View& v) { return !v.stored.value.primary_incubator.empty(); }},
      {"incubator = incubators/lab1", [&](const View& v) { return has_term(v, "incubator", "lab1"); }},
      {"incubator = other2", [](const View& v) { return Has(v.stored.value.other_incubators, "other2"); }},
      {"NOT incubator = other2", [](const View& v) { return !Has(v.stored.value.other_incubators, "other2"); }},
      {"sponsor = org1", [](const View& v) { return Has(v.stored.value.sponsors, "org1"); }},
      {"sponsor:*", [](const View& v) { return !v.stored.value.sponsors.empty(); }},
      {"ministry = top", [&](const View& v) { return has_term(v, "ministry", "top"); }},
      {"ministry = top AND phase = SCALING",
       [&](const View& v) { return has_term(v, "ministry", "top") && v.span && v.span->phase == Phase::kScaling; }},
      {"ministry = org0 AND theme = \"Thème 1\" AND title:2",
       [&](const View& v) {
         return has_term(v, "ministry", "org0") && Has(v.stored.value.themes, "Thème 1") &&
                v.stored.value.title == "Été 2";
       }},
      {"domain = sea", [&](const View& v) { return has_term(v, "domain", "sea"); }},
      {"theme = \"Thème 1\"", [](const View& v) { return Has(v.stored.value.themes, "Thème 1"); }},
      {"theme = \"theme-1\"", [](const View& v) { return Has(v.stored.value.themes, "Thème 1"); }},
      {"theme != \"theme-1\"", [](const View& v) { return !Has(v.stored.value.themes, "Thème 1"); }},
      {"user_type = user3", [](const View& v) { return Has(v.stored.value.user_types, "user3"); }},
      {"technology = tech0 -technology = tech1",
       [](const View& v) {
         return Has(v.stored.value.technologies, "tech0") && !Has(v.stored.value.technologies, "tech1");
       }},
      {"title = \"Été 3\"", [](const View& v) { return v.stored.value.title == "Été 3"; }},
      {"title = \"ete 3\"", [](const View& v) { return v.stored.value.title == "Été 3"; }},
      {"mission:\"2 ssion\"", [](const View& v) { return v.stored.value.mission == "mission 2"; }},
      {"NOT mission:\"2 ssion\"", [](const View& v) { return v.stored.value.mission != "mission 2"; }},
      {"text:\"4 déscrib\"", [&](const View& v) { return says(v, "4"); }},
      {"\"described 4\"", [&](const View& v) { return says(v, "4"); }},
      {"described 4 kind = EIG_CHALLENGE",
       [&](const View& v) { return says(v, "4") && v.stored.value.kind == ProjectKind::kEigChallenge; }},
      {"text:4 OR theme = \"Thème 1\"",
       [&](const View& v) { return says(v, "4") || Has(v.stored.value.themes, "Thème 1"); }},
      {"100%", [](const View&) { return false; }},
      {"create_time < " + created,
       [&](const View& v) { return v.stored.created_at < now_views_[9].stored.created_at; }},
      {"update_time > " + created,
       [&](const View& v) { return v.stored.updated_at > now_views_[9].stored.created_at; }},
      {"budget.allocated >= 2", [](const View& v) { return v.stored.value.budget.allocated.value_or(0) >= 200; }},
      {"budget.spent = 0.5", [](const View& v) { return v.stored.value.budget.spent == 50; }},
      {"NOT budget.spent:*", [](const View& v) { return !v.stored.value.budget.spent; }},
      {"time_box.start_date = 2024-01-03",
       [](const View& v) { return v.stored.value.time_box.start == Day("2024-01-03"); }},
      {"time_box.end_date <= 2024-02-02",
       [](const View& v) { return v.stored.value.time_box.end && *v.stored.value.time_box.end <= Day("2024-02-02"); }},
  };
  for (const bool then : {false, true}) {
    const AsOf as_of{kDay, then ? std::optional(then_) : std::nullopt};
    const std::vector<View>& views = then ? then_views_ : now_views_;
    ASSERT_GT(views.size(), 20u);
    for (const auto& c : kCases) {
      std::vector<std::string> expected;
      for (const View& v : views) {
        if (c.matches(v)) expected.push_back(v.stored.id);
      }
      std::ranges::sort(expected);
      EXPECT_EQ(Ids(c.filter, as_of, "name"), expected) << c.filter << (then ? ", as known then" : "");
      std::vector<std::string> ranked = Ids(c.filter, as_of, "relevance");
      std::ranges::sort(ranked);
      EXPECT_EQ(ranked, expected) << c.filter << ", by relevance" << (then ? ", as known then" : "");
      const auto set =
          Done(MatchProjects(finder(), Soon(), {.filter = *query::ParseFilter(c.filter), .privileged = true}, as_of));
      EXPECT_EQ(std::set<std::string>(set.begin(), set.end()), std::set<std::string>(expected.begin(), expected.end()))
          << c.filter;
    }
  }
}

TEST_F(ProjectListTest, EachRowIsWhatFindGives) {
  Fill();
  for (const AsOf& as_of : {AsOf{kDay, std::nullopt}, AsOf{kDay, then_}}) {
    for (const ProjectView& listed : Done(Ask("", "", as_of, 1000)).page.rows) {
      const auto found = Find(listed.stored.id, as_of);
      EXPECT_TRUE(listed.stored.value == found->stored.value);
      EXPECT_EQ(listed.stored.version, found->stored.version);
      EXPECT_EQ(listed.stored.updated_at, found->stored.updated_at);
      EXPECT_EQ(listed.span, found->span);
    }
  }
}

TEST_F(ProjectListTest, EveryOrderVisitsEachProjectOnceInOrder) {
  Fill();
  const auto title_of = [&](const std::string& id) {
    return std::ranges::find(now_views_, id, [](const ProjectView& v) { return v.stored.id; })->stored.value.title;
  };
  const std::vector<std::string> by_name = Ids("", {kDay, std::nullopt});
  for (const char* order :
       {"name", "title", "create_time", "update_time", "title desc, create_time", "update_time desc"}) {
    for (int limit : {1, 3, 50}) {
      std::vector<std::string> ids = Ids("", {kDay, std::nullopt}, order, limit);
      if (std::string_view(order).starts_with("title")) {
        EXPECT_EQ(title_of(ids.front()), std::string_view(order) == "title" ? "Été 0" : "Été 5");
      }
      std::ranges::sort(ids);
      EXPECT_EQ(ids, by_name) << order << " by " << limit;
    }
  }
  std::vector<std::string> backwards = Ids("", {kDay, std::nullopt}, "name desc");
  std::ranges::reverse(backwards);
  EXPECT_EQ(backwards, by_name);
}

TEST_F(ProjectListTest, DeletedOnesOnRequestOnly) {
  Create("a", Project());
  Create("b", Project());
  Delete("a");
  EXPECT_THAT(Ids("", {kDay, std::nullopt}), ElementsAre("b"));
  ProjectQuery query;
  query.list.order = *query::ParseOrderBy("", ProjectOrder());
  query.list.show_deleted = true;
  query.as_of = {kDay, std::nullopt};
  EXPECT_EQ(Done(ListProjects(finder(), Soon(), query)).page.rows.size(), 2u);
}

TEST_F(ProjectListTest, ByRelevanceTheBestComeFirst) {
  const auto named = [&](const std::string& id, std::string title, std::string mission = "") {
    Project project;
    project.title = std::move(title);
    project.mission = std::move(mission);
    Create(id, project);
  };
  named("a", "Amont", "le transport");
  named("b", "Vieux transport");
  named("c", "Transport fluvial");
  named("d", "Écluses", "transports");
  named("e", "Berges");
  const AsOf now{kDay, std::nullopt};
  const std::vector<std::string> best = {"c", "b", "a", "d"};
  for (const int limit : {1, 2, 3, 4, 9}) EXPECT_EQ(Ids("transport", now, "relevance", limit), best) << limit;
  EXPECT_THAT(Ids("transport", now, "relevance desc", 3), ElementsAre("d", "a", "b", "c"));
  EXPECT_THAT(Ids("text:transport NOT title:fluvial", now, "relevance", 2), ElementsAre("b", "a", "d"));
  EXPECT_THAT(Ids("kind = STATE_STARTUP", now, "relevance", 2), ElementsAre("a", "b", "c", "d", "e")) << "no words";
  EXPECT_THAT(Done(Ask("transport", "relevance", now, 9)).did_you_mean, IsEmpty());

  EXPECT_THAT(Ids("transprot", now, "relevance"), ElementsAre("c", "b", "a")) << "with a typing error a word";
  EXPECT_THAT(Done(Ask("transprot", "relevance", now, 9)).did_you_mean,
              ElementsAre("Transport fluvial", "Vieux transport", "Amont"));
  EXPECT_THAT(Ids("NOT transprot", now, "name"), ElementsAre("a", "b", "c", "d", "e"))
      << "what is excluded is as typed";
  EXPECT_THAT(Ids("trnsprt", now, "relevance"), IsEmpty());
}

TEST_F(ProjectListTest, WordsMatchWhatWasKnownThen) {
  Project project;
  project.title = "Ancien nom";
  Create("a", project);
  const absl::Time then = now_;
  now_ += absl::Seconds(1);
  Edit("a", [](Project& p) { p.title = "Nouveau titre"; });
  Create("b", project);
  EXPECT_THAT(Ids("ancien", {kDay, std::nullopt}, "relevance"), ElementsAre("b"));
  EXPECT_THAT(Ids("ancien", {kDay, then}, "relevance"), ElementsAre("a"));
  EXPECT_THAT(Ids("nouveau", {kDay, then}, "relevance"), IsEmpty());
  EXPECT_THAT(Ids("nouveau", {kDay, now_}, "relevance"), ElementsAre("a"));
}

TEST_F(ProjectListTest, SpellingsOfAValueAreOne) {
  const auto with = [&](const std::string& id, std::vector<std::string> technologies) {
    Project project;
    project.technologies = std::move(technologies);
    Create(id, project);
  };
  with("a", {"PostgreSQL"});
  with("b", {"postgresql", "Postgre-SQL"});
  with("c", {"Python"});
  const absl::Time then = now_;
  now_ += absl::Seconds(1);
  Edit("a", [](Project& p) { p.technologies = {"Go"}; });
  for (const char* filter : {"technology = postgresql", "technology:POSTGRESQL", "technology = \"postgre sql\""}) {
    EXPECT_THAT(Ids(filter, {kDay, std::nullopt}, "", 1), ElementsAre("b")) << filter;
    EXPECT_THAT(Ids(filter, {kDay, then}, "", 1), ElementsAre("a", "b")) << filter;
  }
  EXPECT_THAT(Ids("technology != postgresql", {kDay, std::nullopt}), ElementsAre("a", "c"));
  EXPECT_THAT(Ids("technology = postgresql OR technology = PYTHON", {kDay, std::nullopt}), ElementsAre("b", "c"));
}

TEST_F(ProjectListTest, WordsAreBounded) {
  const auto ask = [&](const std::string& filter) { return Ask(filter, "", {kDay, std::nullopt}, 1).status(); };
  std::string many;
  for (int i = 0; i < 21; ++i) many += absl::StrCat(" w", i);
  EXPECT_TRUE(absl::IsInvalidArgument(ask(many))) << ask(many);
  EXPECT_TRUE(absl::IsInvalidArgument(ask(absl::StrCat("title:", std::string(201, 'x')))));
}

TEST_F(ProjectListTest, BudgetsAreNotForEverybody) {
  const auto filter = *query::ParseFilter("budget.spent > 1");
  EXPECT_EQ(MatchProjects(finder(), Soon(), {.filter = filter}, {kDay, std::nullopt}).status().code(),
            absl::StatusCode::kPermissionDenied);
}

// While others are created and deleted all around, whoever is there throughout is met exactly once.
TEST_F(ProjectListTest, PagesStayCorrectWhileOthersComeAndGo) {
  constexpr int kThere = 40;
  for (int i = 0; i < kThere; ++i) {
    Project project = AnyProject(random_);
    project.themes = {"x"};
    Create(absl::StrCat("p", i, "0"), project);
    Advance(absl::StrCat("p", i, "0"), {Says(Phase::kScaling, Day("2024-01-01"))});
  }
  // Ten come, and some go, while a list is read: who writes without end may be faster than who reads to the end.
  constexpr int kMeanwhile = 10;
  std::atomic<bool> reading = true;
  std::atomic<int> welcome = 0;
  std::thread writer([&] {
    std::mt19937 random(5);
    for (int round = 0; reading; ++round) {
      while (reading && round >= welcome) absl::SleepFor(absl::Milliseconds(1));
      const std::string id = absl::StrCat("p", Pick(random, kThere), "5", round);
      Project project = AnyProject(random);
      project.themes = {"x"};
      Create(id, project);
      Advance(id, {Says(Phase::kScaling, Day("2024-01-01"))});
      if (Pick(random, 2)) Delete(id);
    }
  });
  for (const char* filter : {"", "phase = SCALING", "theme = x", "theme = x AND phase = SCALING"}) {
    for (const char* order : {"name", "name desc", "title", "title desc", "create_time", "update_time desc"}) {
      welcome += kMeanwhile;
      std::map<std::string, int> met;
      for (const std::string& id : Ids(filter, {kDay, std::nullopt}, order, 3)) ++met[id];
      for (int i = 0; i < kThere; ++i) EXPECT_EQ(met[absl::StrCat("p", i, "0")], 1) << filter << " by " << order;
      for (const auto& [id, times] : met) EXPECT_EQ(times, 1) << id;
    }
  }
  reading = false;
  writer.join();
}

// A list that reads some fields, and no more of a row than these take.
class ReadMaskTest : public ProjectListTest {
 protected:
  record::Page<ProjectView> Read(std::vector<std::string> fields, std::optional<absl::Time> known_at = std::nullopt,
                                 const std::string& filter = "") {
    ProjectQuery query;
    query.list.filter = *query::ParseFilter(filter);
    query.list.order = *query::ParseOrderBy(filter.empty() ? "" : std::string(kRelevance), ProjectOrder());
    query.list.privileged = true;
    query.list.fields = std::move(fields);
    query.as_of = {kDay, known_at};
    return Done(ListProjects(finder(), Soon(), query)).page;
  }
};

TEST_F(ReadMaskTest, OnlyWhatIsAskedForIsRead) {
  const Project full = FullProject();
  Create("full", full);
  Advance("full", {Says(Phase::kScaling, Day("2024-01-01"))});
  const absl::Time then = now_;
  for (const auto& known_at : {std::optional<absl::Time>(), std::optional(then)}) {
    const auto read = [&](std::vector<std::string> fields) {
      const auto page = Read(std::move(fields), known_at);
      EXPECT_EQ(page.rows.size(), 1u);
      return page.rows.front();
    };
    EXPECT_TRUE(read({}).stored.value == full);
    EXPECT_TRUE(read({}).span.has_value());
    Project some;
    some.title = full.title;
    some.links.product = full.links.product;
    some.time_box = full.time_box;
    const ProjectView view = read({"title", "links.product_uri", "time_box", "etag"});
    EXPECT_TRUE(view.stored.value == some);
    EXPECT_EQ(view.stored.id, "full");
    EXPECT_FALSE(view.span.has_value());
    EXPECT_TRUE(read({"description", "phase_since"}).stored.value.description == full.description);
    EXPECT_EQ(read({"paused"}).span->phase, Phase::kScaling);
    EXPECT_TRUE(read({"name"}).stored.value == Project());
  }
}

TEST_F(ReadMaskTest, WhatIsNotAskedForStandsInNobodysWay) {
  Create("sound", FullProject());
  Create("torn", FullProject());
  finder();  // knows the words of both
  schema_.Run("UPDATE projects SET document = '{not json' WHERE id = 'torn'");
  for (const std::string filter : {"", "eclair"}) {
    const auto some = Read({"title", "phase", "unknown_phase", "create_time"}, std::nullopt, filter);
    EXPECT_EQ(some.rows.size(), 2u) << filter;
    EXPECT_THAT(some.unreachable, IsEmpty());
    for (const std::vector<std::string>& fields : {std::vector<std::string>{}, {"contact"}, {"title", "outcome"}}) {
      const auto page = Read(fields, std::nullopt, filter);
      EXPECT_EQ(page.rows.size(), 1u);
      EXPECT_THAT(page.unreachable, ElementsAre("torn"));
    }
  }
}

// A filtered page walks an index in the order of ids and stops when it is full: it reads about as many rows as it
// gives, not as many as match, and sorts none. 5,000 projects, a sixth of them in each phase, a tenth under each
// ministry.
class PagePlanTest : public ProjectListTest {
 protected:
  PagePlanTest() {
    schema_.Run(
        "INSERT INTO projects (id, version, kind, title, mission, description, primary_incubator, "
        "budget_allocated_cents, budget_spent_cents, time_box_start, time_box_end, document, created_at_us, "
        "updated_at_us, deleted_at_us) SELECT CONCAT('p', LPAD(seq, 6, '0')), 1, 'STATE_STARTUP', CONCAT('Title ', "
        "seq), '', "
        "REPEAT('d', 500), '', NULL, NULL, NULL, NULL, '{}', seq, seq, NULL FROM seq_0_to_4999");
    schema_.Run(
        "INSERT INTO phase_spans SELECT CONCAT('p', LPAD(seq, 6, '0')), '2024-01-01', seq, 9223372036854775807, "
        "'9999-12-31', '2024-01-01', ELT(1 + seq % 6, 'SCALING', 'CONSTRUCTION', 'STOPPED', 'OPERATED', "
        "'INVESTIGATION', 'INCONCLUSIVE'), 0, 1 FROM seq_0_to_4999");
    for (const char* field : {"sponsor", "ministry", "root", "theme", "incubator"}) {
      schema_.Run(absl::StrCat("INSERT INTO project_terms SELECT '", field,
                               "', CONCAT('v', seq DIV 7 % 10), CONCAT('p', LPAD(seq, 6, '0')), seq, "
                               "9223372036854775807 FROM seq_0_to_4999"));
    }
    schema_.Run(
        "INSERT INTO project_history (id, known_from_us, known_to_us, version, kind, title, mission, description, "
        "primary_incubator, budget_allocated_cents, budget_spent_cents, time_box_start, time_box_end, document, "
        "created_at_us, updated_at_us, deleted_at_us) SELECT id, 1, 9223372036854775807, version, kind, title, "
        "mission, description, "
        "primary_incubator, budget_allocated_cents, budget_spent_cents, time_box_start, time_box_end, document, "
        "created_at_us, updated_at_us, deleted_at_us FROM projects");
    schema_.Run("ANALYZE TABLE projects, project_history, phase_spans, project_terms PERSISTENT FOR ALL");
  }

  struct Effort {
    std::int64_t rows_read, rows_sorted;
  };

  // What it takes the server to give a page of 50 after the first 500 ids.
  Effort EffortOf(const std::string& filter, std::optional<absl::Time> known_at) {
    base::SystemClock clock;
    db::Database one(schema_.options(), {.max_size = 1}, clock);  // one session: its counters
    LiveCensus census(one);
    LiveIndex index(one);
    EXPECT_TRUE(census.Load(Soon()).ok() && index.Load(Soon()).ok());
    const auto counted = [&] {
      return *Done(one.Read(Soon(), [](db::Session& session) {
        return session.QueryOne(
            "SELECT CAST(SUM(IF(VARIABLE_NAME LIKE 'HANDLER_READ_%', VARIABLE_VALUE, 0)) AS SIGNED), "
            "CAST(SUM(IF(VARIABLE_NAME = 'SORT_ROWS', VARIABLE_VALUE, 0)) AS SIGNED) "
            "FROM information_schema.SESSION_STATUS",
            {}, [](const db::Row& row) {
              return Effort{row.Int64(0), row.Int64(1)};
            });
      }));
    };
    ProjectQuery query;
    query.list.filter = *query::ParseFilter(filter);
    query.list.order = *query::ParseOrderBy("", ProjectOrder());
    query.list.after = {std::string("p000500")};
    query.as_of = {kDay, known_at};
    const Effort first = counted(), before = counted();
    EXPECT_EQ(Done(ListProjects({one, census, index}, Soon(), query)).page.rows.size(), 50u) << filter;
    const Effort after = counted();
    const std::int64_t counting = before.rows_read - first.rows_read;
    return {after.rows_read - before.rows_read - counting, after.rows_sorted - before.rows_sorted};
  }
};

TEST_F(PagePlanTest, AFilteredPageReadsLittleMoreThanItGives) {
  constexpr int kPage = 51;  // one more, so as to know whether another follows
  const struct {
    const char* filter;
    int candidates;  // rows of the driver, at most
  } kCases[] = {
      {"", kPage},
      {"phase = SCALING", kPage},
      {"ministry = v3", kPage},
      {"phase = SCALING AND ministry = v3", kPage * 7},
      {"theme = v4 AND sponsor = v4", kPage * 4},  // the other term, a tenth of all, may be read first and once
      {"ministry = v3 AND (phase = SCALING OR phase = STOPPED)", kPage * 4},
  };
  for (const auto& c : kCases) {
    const Effort effort = EffortOf(c.filter, std::nullopt);
    RecordProperty(absl::StrCat("rows read: ", c.filter), static_cast<int>(effort.rows_read));
    EXPECT_EQ(effort.rows_sorted, 0) << c.filter;
    // Each candidate costs its own row, its project's, its span's and what tells their end.
    EXPECT_LE(effort.rows_read, c.candidates * 5) << c.filter;
    EXPECT_EQ(EffortOf(c.filter, now_).rows_sorted, 0) << c.filter << ", as known then";
  }
  EXPECT_LE(EffortOf("ministry = v3", now_).rows_read, kPage * 6) << "terms lead in the past too";
}

}  // namespace
}  // namespace pepiniere::portfolio::store
