#include "services/portfolio/domain/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/unit/portfolio/stories.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using enum Phase;
using enum DifferenceReason;

class ComparisonTest : public StoriesTest {
 protected:
  const std::optional<Known>& KnownOf(const Story& story, absl::Time at) const {
    return story.known[static_cast<std::size_t>(absl::ToUnixMicros(at))];
  }

  // Where a project is counted, the slow way.
  std::optional<Position> Counted(const Story& story, const Question& moment) const {
    const auto& known = KnownOf(story, moment.known_at);
    if (!known || known->deleted || (moment.only && !moment.only->contains(story.id))) return std::nullopt;
    const Span* span = SpanOn(known->timeline, moment.as_of);
    return span ? std::optional(Position{span->phase, span->since, span->paused}) : std::nullopt;
  }

  std::vector<Difference> AllOf(const Comparison& comparison) {
    std::vector<Difference> all;
    std::optional<std::string> after;
    while (true) {
      const int limit = 1 + Pick(random_, 6);
      DifferencePage page = Compare(census_, comparison, after, limit);
      all.insert(all.end(), page.differences.begin(), page.differences.end());
      if (!page.more) {
        EXPECT_EQ(page.total, static_cast<std::int64_t>(all.size()));
        return all;
      }
      after = page.differences.back().project;
    }
  }
};

TEST_F(ComparisonTest, DifferencesAreThoseOfTheStandingsAndEachHasItsReasons) {
  for (int seed = 0; seed < 300; ++seed) {
    Fill(seed);
    Comparison comparison{Ask(), Ask()};
    if (seed % 3 == 1) comparison.after.known_at = comparison.before.known_at;
    if (seed % 3 == 2) comparison.after.as_of = comparison.before.as_of;
    std::map<std::string, std::pair<std::optional<Position>, std::optional<Position>>> expected;
    for (const Story& story : stories_) {
      const auto before = Counted(story, comparison.before), after = Counted(story, comparison.after);
      if (before != after) expected[story.id] = {before, after};
    }
    const std::vector<Difference> told = AllOf(comparison);
    ASSERT_EQ(told.size(), expected.size()) << "seed " << seed;
    auto slow = expected.begin();
    for (const Difference& difference : told) {
      ASSERT_EQ(difference.project, slow->first);
      ASSERT_EQ(difference.before, slow->second.first);
      ASSERT_EQ(difference.after, slow->second.second);
      ++slow;
      const auto reasons = ReasonsOf(difference, {.people = true});
      EXPECT_THAT(reasons, Not(IsEmpty()));
      if (comparison.before.known_at == comparison.after.known_at) {
        EXPECT_THAT(reasons, Not(Contains(kCorrected)));
        EXPECT_FALSE(difference.created || difference.deleted);
      }
      if (comparison.before.as_of == comparison.after.as_of) {
        EXPECT_THAT(reasons, Not(Contains(kMoved)));
      }
    }
  }
}

TEST_F(ComparisonTest, MovedIsWhatTheLedgerAsKnownLaterSays) {
  for (int seed = 0; seed < 60; ++seed) {
    Fill(seed);
    const Comparison comparison{Ask(), Ask()};
    for (const Difference& difference : AllOf(comparison)) {
      const Story& story = *std::ranges::find_if(stories_, [&](const Story& s) { return s.id == difference.project; });
      Question first{comparison.before.as_of, comparison.late()}, last{comparison.after.as_of, comparison.late()};
      EXPECT_EQ(difference.moved, Counted(story, first) != Counted(story, last));
    }
  }
}

// One project told twice: as it was first, and as it is from instant 3 on.
class RetoldTest : public ::testing::Test {
 protected:
  using Lines = std::vector<PhaseLine>;

  std::vector<DifferenceReason> Reasons(const Lines& first, const Lines& then, std::string_view before,
                                        std::string_view after, const Writers& writers) {
    ProjectFacts facts{.id = "digue",
                       .versions = {{kAlways, ProjectKind::kStateStartup, "lab", false}},
                       .terms = {},
                       .spans = {},
                       .unknown = {}};
    for (const Span& span : Timeline(first)) facts.spans.push_back({{0, 3}, span});
    for (const Span& span : Timeline(then)) facts.spans.push_back({{3, kUntilFurtherNotice}, span});
    Census census;
    census.Put(facts);
    const auto page = Compare(census, {{Day(before), At(1)}, {Day(after), At(4)}}, std::nullopt, 10);
    return page.differences.empty() ? std::vector<DifferenceReason>() : ReasonsOf(page.differences[0], writers);
  }
};

TEST_F(RetoldTest, AMoveThatWasRecordedInTimeIsAMoveAlone) {
  const Lines first = {Line(1, kInvestigation, "2025-01-01")};
  const Lines then = {Line(1, kInvestigation, "2025-01-01"), Line(2, kConstruction, "2025-06-01")};
  EXPECT_THAT(Reasons(first, then, "2025-05-01", "2025-07-01", {.people = true}), ElementsAre(kMoved));
}

TEST_F(RetoldTest, AMoveToldLateIsACorrection) {
  const Lines first = {Line(1, kInvestigation, "2025-01-01")};
  const Lines then = {Line(1, kInvestigation, "2025-01-01"), Line(2, kConstruction, "2025-03-01")};
  EXPECT_THAT(Reasons(first, then, "2025-05-01", "2025-07-01", {.people = true}), ElementsAre(kCorrected));
  EXPECT_THAT(Reasons(first, then, "2025-05-01", "2025-07-01", {.imports = true}), ElementsAre(kImported));
  EXPECT_THAT(Reasons(first, then, "2025-05-01", "2025-07-01", {.people = true, .imports = true}),
              ElementsAre(kCorrected, kImported));
  EXPECT_THAT(Reasons(first, then, "2025-05-01", "2025-07-01", {}), ElementsAre(kCorrected));
}

TEST_F(RetoldTest, CorrectedAndMovedSince) {
  const Lines first = {Line(1, kInvestigation, "2025-01-01")};
  const Lines then = {Line(1, kConstruction, "2025-01-01"), Line(2, kScaling, "2025-06-01")};
  EXPECT_THAT(Reasons(first, then, "2025-05-01", "2025-07-01", {.people = true}), ElementsAre(kMoved, kCorrected));
}

TEST_F(RetoldTest, APauseIsAMoveAndAStandingUnchangedIsNoDifference) {
  const Lines paused = {Line(1, kScaling, "2025-01-01", "2025-05-31")};
  EXPECT_THAT(Reasons(paused, paused, "2025-05-01", "2025-07-01", {}), ElementsAre(kMoved));
  EXPECT_THAT(Reasons(paused, paused, "2025-02-01", "2025-03-01", {.people = true}), IsEmpty());
}

TEST(ComparedRecordsTest, ProjectsComeIntoTheRecordsAndLeaveThem) {
  const Span span{Day("2025-01-01"), base::Date::Max(), Day("2025-01-01"), kScaling, false, 1};
  Census census;
  census.Put({.id = "new",
              .versions = {{{3, kUntilFurtherNotice}, ProjectKind::kStateStartup, "lab", false}},
              .terms = {},
              .spans = {{{3, kUntilFurtherNotice}, span}},
              .unknown = {}});
  census.Put({.id = "gone",
              .versions = {{{0, 3}, ProjectKind::kStateStartup, "lab", false},
                           {{3, kUntilFurtherNotice}, ProjectKind::kStateStartup, "lab", true}},
              .terms = {},
              .spans = {{kAlways, span}},
              .unknown = {}});
  const Question early{Day("2025-06-01"), At(1)}, late{Day("2025-06-01"), At(4)};
  const auto reasons = [&](const Question& before, const Question& after, const Writers& writers) {
    std::map<std::string, std::vector<DifferenceReason>> all;
    for (const Difference& d : Compare(census, {before, after}, std::nullopt, 10).differences) {
      all[d.project] = ReasonsOf(d, writers);
    }
    return all;
  };
  auto all = reasons(early, late, {.imports = true});
  EXPECT_THAT(all["new"], ElementsAre(kImported, kCreated));
  EXPECT_THAT(all["gone"], ElementsAre(kDeleted));
  all = reasons(early, late, {.people = true});
  EXPECT_THAT(all["new"], ElementsAre(kCreated));
  all = reasons(late, early, {.people = true});
  EXPECT_THAT(all["new"], ElementsAre(kCreated)) << "whichever is asked first";
  EXPECT_THAT(all["gone"], ElementsAre(kDeleted));
}

TEST(ComparedRecordsTest, AFilterThatCeasesToMatchSaysSo) {
  Census census;
  const Span span{Day("2025-01-01"), base::Date::Max(), Day("2025-01-01"), kScaling, false, 1};
  census.Put({.id = "a",
              .versions = {{kAlways, ProjectKind::kStateStartup, "lab", false}},
              .terms = {},
              .spans = {{kAlways, span}},
              .unknown = {}});
  const absl::flat_hash_set<std::string> none, it = {"a"};
  const auto page =
      Compare(census, {{Day("2025-06-01"), At(4), &it}, {Day("2025-06-01"), At(4), &none}}, std::nullopt, 10);
  ASSERT_EQ(page.differences.size(), 1u);
  EXPECT_TRUE(page.differences[0].before && !page.differences[0].after);
  EXPECT_THAT(ReasonsOf(page.differences[0], {}), ElementsAre(kFilter));
}

}  // namespace
}  // namespace pepiniere::portfolio
