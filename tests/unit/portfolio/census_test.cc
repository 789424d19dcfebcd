#include "services/portfolio/domain/census.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "services/portfolio/domain/terms.h"
#include "tests/unit/portfolio/lines.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;
using enum Phase;

constexpr std::int64_t kInstants = 6;  // of knowledge: 0 to 5 microseconds since 1970
constexpr Knowledge kAlways = {0, kUntilFurtherNotice};

absl::Time At(std::int64_t us) { return absl::FromUnixMicros(us); }

// What was known of a project at one instant, for counting the slow way.
struct Known {
  bool deleted = false;
  ProjectKind kind = ProjectKind::kStateStartup;
  std::string incubator;
  std::vector<Term> terms;
  std::vector<Span> timeline;
};

// A project by what was known of it at each instant; the last holds until further notice. Before its creation: none.
struct Story {
  std::string id;
  std::vector<std::optional<Known>> known;
};

Known AnyKnown(std::mt19937& random) {
  Known known;
  known.deleted = !Pick(random, 6);
  known.kind = static_cast<ProjectKind>(1 + Pick(random, 4));
  known.incubator = std::string(1, static_cast<char>('a' + Pick(random, 3)));
  std::set<Term> terms;
  for (std::string_view field : {term::kRoot, term::kSponsor, term::kTheme, term::kUserType, term::kDomain,
                                 term::kIncubator, term::kTechnology, term::kMinistry}) {
    for (int n = Pick(random, 3); n > 0; --n) {
      terms.insert({std::string(field), std::string(1, static_cast<char>('p' + Pick(random, 3)))});
    }
  }
  known.terms.assign(terms.begin(), terms.end());
  std::vector<PhaseLine> lines(static_cast<std::size_t>(Pick(random, 6)));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].number = static_cast<int>(i) + 1;
    lines[i].entry = AnyEntry(random, 800);  // three years
  }
  known.timeline = Timeline(lines);
  return known;
}

std::vector<Story> AnyPortfolio(std::mt19937& random, int size) {
  std::vector<Story> stories;
  for (int i = 0; i < size; ++i) {
    Story story{"p" + std::to_string(i), {}};
    std::optional<Known> now;
    for (std::int64_t at = 0; at < kInstants; ++at) {
      if (Pick(random, 2)) now = AnyKnown(random);
      story.known.push_back(now);
    }
    stories.push_back(std::move(story));
  }
  return stories;
}

// As the store would tell it: one row for each unbroken time that something was known.
template <typename Fact, typename Of>
void Collect(const Story& story, Of facts_at, std::vector<std::pair<Knowledge, Fact>>& rows) {
  for (std::int64_t at = 0; at < kInstants; ++at) {
    const std::int64_t until = at + 1 == kInstants ? kUntilFurtherNotice : at + 1;
    const auto& known = story.known[static_cast<std::size_t>(at)];
    if (!known) continue;
    for (const Fact& fact : facts_at(*known)) {
      const auto goes_on =
          std::ranges::find_if(rows, [&](const auto& r) { return r.first.to_us == at && r.second == fact; });
      if (goes_on == rows.end()) {
        rows.push_back({{at, until}, fact});
      } else {
        goes_on->first.to_us = until;
      }
    }
  }
}

ProjectFacts FactsOf(const Story& story, std::mt19937& random) {
  using Version = std::tuple<ProjectKind, std::string, bool>;
  ProjectFacts facts;
  facts.id = story.id;
  std::vector<std::pair<Knowledge, Version>> versions;
  Collect(
      story, [](const Known& k) { return std::vector{Version(k.kind, k.incubator, k.deleted)}; }, versions);
  for (const auto& [known, v] : versions) {
    facts.versions.push_back({known, std::get<0>(v), std::get<1>(v), std::get<2>(v)});
  }
  std::vector<std::pair<Knowledge, Term>> terms;
  Collect(
      story, [](const Known& k) { return k.terms; }, terms);
  for (const auto& [known, t] : terms) facts.terms.push_back({known, t.field, t.value});
  std::vector<std::pair<Knowledge, Span>> spans;
  Collect(
      story, [](const Known& k) { return k.timeline; }, spans);
  for (const auto& [known, s] : spans) facts.spans.push_back({known, s});
  std::ranges::shuffle(facts.versions, random);
  std::ranges::shuffle(facts.terms, random);
  std::ranges::shuffle(facts.spans, random);
  return facts;
}

constexpr Dimension kAll[] = {Dimension::kPhase,    Dimension::kKind,   Dimension::kIncubator,
                              Dimension::kMinistry, Dimension::kTheme,  Dimension::kOrganisation,
                              Dimension::kUserType, Dimension::kDomain, Dimension::kYearOfEntry};

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
    case Dimension::kYearOfEntry:
      return {std::to_string(known.timeline.front().starts.year())};
  }
  return {};
}

class CensusTest : public ::testing::Test {
 protected:
  void Fill(int seed) {
    random_.seed(static_cast<unsigned>(seed));
    census_ = Census();
    some_.clear();
    stories_ = AnyPortfolio(random_, 40);
    for (const Story& story : stories_) {
      if (std::ranges::any_of(story.known, [](const auto& k) { return k.has_value(); })) {
        census_.Put(FactsOf(story, random_));
      }
    }
    for (const Story& story : stories_) {
      if (Pick(random_, 2)) some_.insert(story.id);
    }
  }

  Question Ask() {
    return {Day("2023-12-01") + Pick(random_, 1000), At(Pick(random_, kInstants)), Pick(random_, 2) ? &some_ : nullptr};
  }

  // Those that the question is about.
  std::vector<const Known*> Asked(const Question& question) const {
    std::vector<const Known*> asked;
    for (const Story& story : stories_) {
      const auto& known = story.known[static_cast<std::size_t>(absl::ToUnixMicros(question.known_at))];
      if (!known || known->deleted || (question.only && !question.only->contains(story.id))) continue;
      asked.push_back(&*known);
    }
    return asked;
  }

  std::mt19937 random_;
  std::vector<Story> stories_;
  absl::flat_hash_set<std::string> some_;
  Census census_;
};

TEST_F(CensusTest, SummariesEqualCountingOneByOne) {
  for (int seed = 0; seed < 30; ++seed) {
    Fill(seed);
    for (int n = 0; n < 30; ++n) {
      const Question question = Ask();
      std::vector<Dimension> by;
      for (int d = Pick(random_, 3); d > 0; --d) by.push_back(kAll[Pick(random_, 9)]);
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

// The first days of each phase after another one (or after none), up to `until`: from the phases day by day.
struct Move {
  std::optional<Phase> from;
  Phase to;
  base::Date on;
};
std::vector<Move> MovesOf(const Known& known, base::Date until) {
  std::vector<Move> moves;
  std::optional<Phase> before;
  for (base::Date day = Day("2023-12-31"); day <= until; day = day + 1) {
    const Span* span = SpanOn(known.timeline, day);
    if (!span || before == span->phase) continue;
    moves.push_back({before, span->phase, day});
    before = span->phase;
  }
  return moves;
}

TEST_F(CensusTest, StaysEqualWalkingDayByDay) {
  for (int seed = 0; seed < 6; ++seed) {
    Fill(seed);
    for (int n = 0; n < 6; ++n) {
      const Question question = Ask();
      std::array<std::vector<std::int32_t>, kPhaseCount> completed, running;
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
        for (const auto& [told, expected] : {std::pair(durations[i].completed, Describe(completed[i])),
                                             {durations[i].running, Describe(running[i])}}) {
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
          {{kAlways, {Day(since), base::Date::Max(), Day(since), phase, false, 1}}}};
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

TEST(CensusKeysTest, AreTheNamesOfTheContract) {
  const char* kNames[] = {"phase", "kind",      "incubator",     "ministry", "organisation",
                          "theme", "user_type", "year_of_entry", "domain"};
  for (int i = 0; i < 9; ++i) EXPECT_EQ(KeyOf(static_cast<Dimension>(i + 1)), kNames[i]);
}

}  // namespace
}  // namespace pepiniere::portfolio
