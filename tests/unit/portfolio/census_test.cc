#include "services/portfolio/domain/census.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "services/portfolio/domain/terms.h"
#include "tests/unit/portfolio/stories.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;
using enum Phase;

constexpr Dimension kAll[] = {Dimension::kPhase,     Dimension::kKind,   Dimension::kIncubator,
                              Dimension::kMinistry,  Dimension::kTheme,  Dimension::kOrganisation,
                              Dimension::kUserType,  Dimension::kDomain, Dimension::kYearOfEntry,
                              Dimension::kTechnology};

std::vector<std::string> ValuesIn(const Known& known, const Span& span, Dimension dimension) {
  const auto term_values = [&](std::string_view field) {
    std::vector<std::string> values;
    for (const Term& t : known.terms) {
      if (t.field == field) values.push_back(t.value);
    }
    return values.empty() ? std::vector<std::string>{""} : values;
  };
  switch (dimension) {
    case Dimension::kPhase:
      return {std::string(Symbol(span.phase))};
    case Dimension::kKind:
      return {std::string(Symbol(known.kind))};
    case Dimension::kIncubator:
      return {known.incubator};
    case Dimension::kMinistry:
      return term_values(term::kRoot);
    case Dimension::kOrganisation:
      return term_values(term::kSponsor);
    case Dimension::kTheme:
      return term_values(term::kTheme);
    case Dimension::kUserType:
      return term_values(term::kUserType);
    case Dimension::kDomain:
      return term_values(term::kDomain);
    case Dimension::kTechnology:
      return term_values(term::kTechnology);
    case Dimension::kYearOfEntry:
      return {std::to_string(known.timeline.front().starts.year())};
  }
  return {};
}

using CensusTest = StoriesTest;

TEST_F(CensusTest, SummariesEqualCountingOneByOne) {
  for (int seed = 0; seed < 30; ++seed) {
    Fill(seed);
    for (int n = 0; n < 30; ++n) {
      const Question question = Ask();
      std::vector<Dimension> by;
      for (int d = Pick(random_, 3); d > 0; --d) by.push_back(kAll[Pick(random_, 10)]);
      Summary expected;
      for (const Known* known : Asked(question)) {
        const Span* span = SpanOn(known->timeline, question.as_of);
        if (!span) {
          ++expected.not_started;
          continue;
        }
        const auto add = [&](Tally& tally) { ++tally.count, tally.paused += span->paused; };
        add(expected.total);
        if (by.empty()) continue;
        for (const std::string& first : ValuesIn(*known, *span, by[0])) {
          if (by.size() == 1) {
            add(expected.groups[{first}]);
            continue;
          }
          for (const std::string& second : ValuesIn(*known, *span, by[1])) add(expected.groups[{first, second}]);
        }
      }
      const Summary summary = census_.Summarise(question, by);
      ASSERT_EQ(summary.not_started, expected.not_started);
      ASSERT_EQ(summary.total, expected.total);
      ASSERT_EQ(summary.groups, expected.groups) << "seed " << seed << ", question " << n;
    }
  }
}

TEST_F(CensusTest, StaysEqualWalkingDayByDay) {
  for (int seed = 0; seed < 6; ++seed) {
    Fill(seed);
    for (int n = 0; n < 6; ++n) {
      const Question question = Ask();
      std::array<std::vector<std::int64_t>, kPhaseCount> completed, running;
      for (const Known* known : Asked(question)) {
        const std::vector<Move> moves = MovesOf(*known, question.as_of);
        for (std::size_t i = 0; i < moves.size(); ++i) {
          const bool over = i + 1 < moves.size();
          const base::Date end = over ? moves[i + 1].on : question.as_of;
          (over ? completed : running)[static_cast<std::size_t>(Index(moves[i].to))].push_back(end - moves[i].on);
        }
      }
      const Durations durations = census_.MeasureStays(question);
      for (std::size_t i = 0; i < kPhaseCount; ++i) {
        for (const auto& [told, expected] : {std::pair(durations[i].completed, base::Describe(completed[i])),
                                             {durations[i].running, base::Describe(running[i])}}) {
          ASSERT_EQ(told.count, expected.count) << "seed " << seed << ", phase " << i + 1;
          ASSERT_EQ(told.p50, expected.p50);
          ASSERT_EQ(told.p85, expected.p85);
          ASSERT_EQ(told.p95, expected.p95);
        }
      }
    }
  }
}

TEST_F(CensusTest, FlowsEqualWalkingDayByDayAndNothingIsLost) {
  for (int seed = 0; seed < 6; ++seed) {
    Fill(seed);
    for (int n = 0; n < 6; ++n) {
      const Question question = Ask();
      const base::Date from = question.as_of + -Pick(random_, 500);
      Flow expected;
      for (const Known* known : Asked(question)) {
        if (const Span* span = SpanOn(known->timeline, from)) {
          ++expected.phases[static_cast<std::size_t>(Index(span->phase))].at_start;
        }
        if (const Span* span = SpanOn(known->timeline, question.as_of)) {
          ++expected.phases[static_cast<std::size_t>(Index(span->phase))].at_end;
        }
        for (const Move& move : MovesOf(*known, question.as_of)) {
          if (move.on <= from) continue;
          ++expected.phases[static_cast<std::size_t>(Index(move.to))].entered;
          if (move.from) ++expected.phases[static_cast<std::size_t>(Index(*move.from))].left;
          ++expected.moves[{move.from, move.to}];
        }
      }
      const Flow flow = census_.MeasureFlow(question, from);
      ASSERT_EQ(flow.moves, expected.moves) << "seed " << seed;
      for (std::size_t i = 0; i < kPhaseCount; ++i) {
        const auto &told = flow.phases[i], &slow = expected.phases[i];
        ASSERT_EQ(told.at_start, slow.at_start) << "seed " << seed << ", phase " << i + 1;
        ASSERT_EQ(told.entered, slow.entered);
        ASSERT_EQ(told.left, slow.left);
        ASSERT_EQ(told.at_end, slow.at_end);
        ASSERT_EQ(told.at_end, told.at_start + told.entered - told.left);
      }
    }
  }
}

ProjectFacts OneProject(std::string id, Phase phase, std::string_view since) {
  return {std::move(id),
          {{kAlways, ProjectKind::kStateStartup, "lab", false}},
          {{kAlways, std::string(term::kTheme), "forms"}},
          {{kAlways, {Day(since), base::Date::Max(), Day(since), phase, false, 1}}},
          {}};
}

TEST(CensusPutTest, TakesThePlaceOfWhatWasKnown) {
  Census census;
  const Question question{Day("2024-06-01"), At(3)};
  const Dimension by_phase[] = {Dimension::kPhase};
  const auto phases = [&] {
    std::map<std::string, std::int64_t> counts;
    for (const auto& [keys, tally] : census.Summarise(question, by_phase).groups) counts[keys[0]] = tally.count;
    return counts;
  };
  EXPECT_THAT(phases(), IsEmpty());
  census.Put(OneProject("a", kScaling, "2024-01-01"));
  census.Put(OneProject("b", kScaling, "2024-01-01"));
  census.Put(OneProject("a", kStopped, "2024-01-01"));
  EXPECT_THAT(phases(), UnorderedElementsAre(Pair("SCALING", 1), Pair("STOPPED", 1)));
  ProjectFacts nothing;
  nothing.id = "a";
  census.Put(nothing);
  EXPECT_THAT(phases(), UnorderedElementsAre(Pair("SCALING", 1)));
  EXPECT_EQ(census.Summarise(question, by_phase).not_started, 0);
}

// What is counted beside the phases: on the days, and at the times, at which a word that nobody explained decides.
TEST(CensusFactsTest, LastLinesThatNobodyExplainedAreCountedWhereverTheProjectIs) {
  Census census;
  ProjectFacts runs_on = OneProject("a", kScaling, "2024-01-01");
  runs_on.unknown = {{{2, 4}, Day("2024-03-01"), Day("2024-05-01")}};
  ProjectFacts alone = OneProject("b", kScaling, "2024-01-01");
  alone.spans.clear();
  alone.unknown = {{{0, kUntilFurtherNotice}, Day("2024-03-01"), base::Date::Max()}};
  census.Put(runs_on);
  census.Put(alone);
  const auto counts = [&](const char* day, std::int64_t known) {
    const Summary summary = census.Summarise({Day(day), At(known)}, {});
    return std::vector{summary.unknown_phase, summary.total.count, summary.not_started};
  };
  EXPECT_THAT(counts("2024-02-29", 3), ElementsAre(0, 1, 1));
  EXPECT_THAT(counts("2024-03-01", 3), ElementsAre(2, 1, 1));
  EXPECT_THAT(counts("2024-05-01", 3), ElementsAre(1, 1, 1));
  EXPECT_THAT(counts("2024-03-01", 4), ElementsAre(1, 1, 1));
}

// A project with these technologies since `from`, and others before.
ProjectFacts Written(std::string id, std::vector<std::string> now, std::vector<std::string> before = {},
                     bool deleted = false) {
  ProjectFacts facts = OneProject(std::move(id), kScaling, "2024-01-01");
  facts.versions[0].deleted = deleted;
  for (std::string& value : now)
    facts.terms.push_back({{3, kUntilFurtherNotice}, std::string(term::kTechnology), value});
  for (std::string& value : before) facts.terms.push_back({{0, 3}, std::string(term::kTechnology), value});
  return facts;
}

TEST(CensusSpellingsTest, AreOneValueShownAsMostProjectsWriteItNow) {
  Census census;
  census.Put(Written("a", {"PostgreSQL", "postgresql"}, {"Postgresql"}));
  census.Put(Written("b", {"postgresql"}));
  census.Put(Written("c", {"Éclair"}, {"PostgreSQL"}));
  census.Put(Written("d", {"PostgreSQL"}, {}, /*deleted=*/true));
  census.Put(Written("e", {}));
  const auto count = [&](std::int64_t known_at) {
    const Dimension by[] = {Dimension::kTechnology};
    std::map<std::string, std::int64_t> counts;
    for (const auto& [keys, tally] : census.Summarise({Day("2024-06-01"), At(known_at)}, by).groups) {
      counts[keys[0]] = tally.count;
    }
    return counts;
  };
  EXPECT_THAT(count(3), UnorderedElementsAre(Pair("postgresql", 2), Pair("Éclair", 1), Pair("", 1)));
  EXPECT_THAT(count(2), UnorderedElementsAre(Pair("postgresql", 2), Pair("", 2))) << "as they are shown now";
  EXPECT_THAT(census.SpellingsOf("POSTGRE sql"), ElementsAre("PostgreSQL", "Postgresql", "postgresql")) << "ever";
  EXPECT_THAT(census.SpellingsOf("Oracle"), ElementsAre("Oracle"));

  auto terms = census.TermsOf(Dimension::kTechnology);
  ASSERT_EQ(terms.size(), 2u);
  EXPECT_EQ(terms[0].value, "Éclair") << "as a dictionary has it";
  EXPECT_EQ(terms[1].value, "postgresql");
  EXPECT_EQ(terms[1].projects, 2) << "each once, live ones only";
  ASSERT_EQ(terms[1].spellings.size(), 2u) << "those in use";
  EXPECT_EQ(terms[1].spellings[0].count, 2);
  EXPECT_EQ(terms[1].spellings[1].text, "PostgreSQL");

  census.Put(Written("b", {"PostgreSQL"}));
  census.Put(Written("d", {"PostgreSQL"}));
  EXPECT_THAT(count(3), UnorderedElementsAre(Pair("PostgreSQL", 3), Pair("Éclair", 1), Pair("", 1)));
  census.Put(Written("c", {}));
  EXPECT_EQ(census.TermsOf(Dimension::kTechnology).size(), 1u);
  EXPECT_THAT(census.TermsOf(Dimension::kPhase), IsEmpty());
}

TEST(CensusKeysTest, AreTheNamesOfTheContract) {
  const char* kNames[] = {"phase", "kind",      "incubator",     "ministry", "organisation",
                          "theme", "user_type", "year_of_entry", "domain",   "technology"};
  for (int i = 0; i < 10; ++i) EXPECT_EQ(KeyOf(static_cast<Dimension>(i + 1)), kNames[i]);
}

}  // namespace
}  // namespace pepiniere::portfolio
