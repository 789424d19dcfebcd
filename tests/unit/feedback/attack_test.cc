// Nobody is told apart by what is published, whoever knows who answered: every population that is small, and many that
// are not. The same attack finds what releases without pools would tell.
#include "tests/unit/feedback/attack.h"

#include <gtest/gtest.h>

namespace pepiniere::feedback {
namespace {

using Counts = std::vector<int>;

// All lists of that many of the counts.
std::vector<Counts> AllOf(std::size_t length, const Counts& counts) {
  std::vector<Counts> all = {{}};
  for (std::size_t i = 0; i < length; ++i) {
    std::vector<Counts> longer;
    for (const Counts& list : all) {
      for (const int count : counts) {
        longer.push_back(list);
        longer.back().push_back(count);
      }
    }
    all = std::move(longer);
  }
  return all;
}

Population OfRoles(const Counts& answering, std::size_t roles) {
  Population population{
      .audience = {.breakdown = {"cohort", "role"}, .people = {}}, .question = Scale(), .answers = {}};
  for (std::size_t i = 0; i < answering.size(); ++i) {
    const std::vector<std::string> values = {std::to_string(i / roles), std::to_string(i % roles)};
    Add(population, answering[i], values, {i % 5});
    AddSilent(population, 1, values);
  }
  return population;
}

// Releases that somebody might have written instead.
using Splitter = std::vector<Group> (*)(const std::map<std::string, Tally>&);

// What is few is left out, and the whole is told.
std::vector<Group> LeaveOut(const std::map<std::string, Tally>& by_value) {
  std::vector<Group> parts;
  for (const auto& [value, tally] : by_value) {
    if (tally.n >= kFewest) parts.push_back({{value}, tally, false});
  }
  return parts;
}

// What is few is pooled, and the pool takes in nothing.
std::vector<Group> PoolTheFew(const std::map<std::string, Tally>& by_value) {
  std::vector<Group> parts = LeaveOut(by_value);
  Group pool = {{}, Tally(UsualScale().size()), true};
  for (const auto& [value, tally] : by_value) {
    if (tally.n >= kFewest) continue;
    pool.values.push_back(value);
    pool.tally += tally;
  }
  if (pool.tally.n > 0) parts.push_back(pool);
  return parts;
}

Release MutantRelease(const Population& population, Splitter split) {
  Release release = population.MakeRelease();
  if (release.withheld) return release;
  std::map<std::string, Tally> by_value;
  for (const Given& given : population.answers) {
    by_value.try_emplace(population.audience.people[given.person].values.front(), Tally(5)).first->second.Add(given);
  }
  release.root.parts.clear();
  for (const Group& group : split(by_value)) {
    release.root.parts.push_back({group.values, group.is_pool, {group.tally, "", {}}});
  }
  return release;
}

// Where every set is what its cell says it is about, so that the attack is on what is published.
void ExpectSetsAreCells(const Population& population, const Cell& cell, const std::vector<Members>& sets,
                        std::size_t& next) {
  ASSERT_LT(next, sets.size());
  EXPECT_EQ(static_cast<std::int64_t>(sets[next].size()), cell.tally.n);
  ++next;
  for (const Part& part : cell.parts) ExpectSetsAreCells(population, part.cell, sets, next);
}

void ExpectNobodyIsTold(const Population& population) {
  const Release release = population.MakeRelease();
  const std::vector<Members> sets = PublishedSets(population, release);
  std::size_t next = 0;
  if (!release.withheld) ExpectSetsAreCells(population, release.root, sets, next);
  ASSERT_FALSE(ClassesTell(sets)) << Told(release);
  ASSERT_FALSE(PairsTell(sets)) << Told(release);
}

TEST(Attack, EverySmallPopulationOfOneDimension) {
  for (const Counts& counts : AllOf(4, {0, 1, 2, 3, 4, 5, 6, 7})) {
    ExpectNobodyIsTold(OfCohorts({{"4", counts[0]}, {"5", counts[1]}, {"6", counts[2]}, {"7", counts[3]}}));
    if (HasFatalFailure()) return;
  }
}

TEST(Attack, EverySmallPopulationOfTwoDimensions) {
  for (const Counts& counts : AllOf(4, {0, 1, 2, 3, 4, 5, 6, 7})) {
    ExpectNobodyIsTold(OfRoles(counts, 2));
    if (HasFatalFailure()) return;
  }
  for (const Counts& counts : AllOf(6, {0, 3, 5, 6})) {
    ExpectNobodyIsTold(OfRoles(counts, 3));
    if (HasFatalFailure()) return;
  }
}

// What they all say, each of them has said: no published group of a sensitive question is so.
TEST(Attack, NoGroupIsUnanimousAboutWhatIsSensitive) {
  for (const Counts& counts : AllOf(6, {0, 1, 3, 5})) {
    Population population{.audience = {.breakdown = {"cohort"}, .people = {}}, .question = YesOrNo(), .answers = {}};
    for (std::size_t i = 0; i < counts.size(); ++i) Add(population, counts[i], {std::to_string(i / 2)}, {i % 2});
    const Release release = population.MakeRelease();
    ASSERT_FALSE(ClassesTell(PublishedSets(population, release))) << Told(release);
    if (release.withheld) continue;
    ASSERT_FALSE(release.root.tally.IsUnanimous()) << Told(release);
    for (const Part& part : release.root.parts) ASSERT_FALSE(part.cell.tally.IsUnanimous()) << Told(release);
  }
}

TEST(Attack, ManyLargerPopulations) {
  std::mt19937 random(20261122);
  int split = 0, split_twice = 0, pooled = 0, withheld = 0;
  for (int i = 0; i < 600; ++i) {
    const Population population = Random(random, 300);
    ExpectNobodyIsTold(population);
    if (HasFatalFailure()) return;
    const Release release = population.MakeRelease();
    withheld += release.withheld ? 1 : 0;
    split += release.root.parts.empty() ? 0 : 1;
    for (const Part& part : release.root.parts) pooled += part.is_pool, split_twice += part.cell.parts.empty() ? 0 : 1;
  }
  // They are worth something.
  EXPECT_GT(split, 100);
  EXPECT_GT(split_twice, 100);
  EXPECT_GT(pooled, 50);
  EXPECT_GT(withheld, 5);
}

TEST(Attack, NoCombinationIsAboutFewer) {
  std::mt19937 random(7);
  for (int i = 0; i < 20; ++i) {
    const Population population = Random(random, 18);
    const Release release = population.MakeRelease();
    ASSERT_FALSE(CombinationsTell(PublishedSets(population, release))) << Told(release);
  }
}

TEST(Attack, ItFindsWhatReleasesWithoutPoolsTell) {
  for (const Splitter mutant : {&LeaveOut, &PoolTheFew}) {
    int told_by_classes = 0, told_by_pairs = 0, populations = 0;
    for (const Counts& counts : AllOf(3, {0, 2, 4, 5, 6})) {
      const Population population = OfCohorts({{"4", counts[0]}, {"5", counts[1]}, {"6", counts[2]}});
      const std::vector<Members> sets = PublishedSets(population, MutantRelease(population, mutant));
      told_by_classes += ClassesTell(sets) ? 1 : 0;
      told_by_pairs += PairsTell(sets) ? 1 : 0;
      ++populations;
    }
    EXPECT_GT(told_by_classes, populations / 4);
    EXPECT_GT(told_by_pairs, populations / 8);
  }
  // Of 13 people, told 5 and 5: the other three are the difference.
  const Population three = OfCohorts({{"4", 5}, {"5", 5}, {"6", 3}});
  EXPECT_TRUE(CombinationsTell(PublishedSets(three, MutantRelease(three, &LeaveOut))));
  EXPECT_FALSE(CombinationsTell(PublishedSets(three, three.MakeRelease())));
}

// Sets of which no two tell of few people, and three do.
TEST(Attack, ItFindsWhatThreeTellAndTwoDoNot) {
  std::vector<Members> sets(3);
  std::size_t person = 0;
  for (const auto& [in, people] : std::vector<std::pair<std::vector<std::size_t>, int>>{
           {{0, 1, 2}, 10}, {{0, 2}, 3}, {{1, 2}, 3}, {{0, 1}, 3}, {{0}, 2}, {{1}, 2}, {{2}, 2}}) {
    for (int i = 0; i < people; ++i, ++person) {
      for (const std::size_t set : in) sets[set].push_back(person);
    }
  }
  for (const auto& [one, other] : {std::pair(0, 1), std::pair(0, 2), std::pair(1, 2)}) {
    const std::vector<Members> two = {sets[static_cast<std::size_t>(one)], sets[static_cast<std::size_t>(other)]};
    EXPECT_FALSE(PairsTell(two) || ClassesTell(two)) << one << ", " << other;
  }
  EXPECT_TRUE(ClassesTell(sets));
}

// Whoever says what, among people whom nothing tells apart, the release is the same.
TEST(Attack, TwoWhoSwapTheirAnswersLeaveNoTrace) {
  std::mt19937 random(11);
  int swapped = 0;
  for (int i = 0; i < 300; ++i) {
    Population population = Random(random, 120);
    const Release release = population.MakeRelease();
    std::map<std::size_t, std::size_t> answer_of;
    for (std::size_t at = 0; at < population.answers.size(); ++at) answer_of[population.answers[at].person] = at;
    for (const Members& members : ClassesOf(PublishedSets(population, release))) {
      for (int tries = 0; tries < 5; ++tries) {
        const auto any = [&] {
          return members[std::uniform_int_distribution<std::size_t>(0, members.size() - 1)(random)];
        };
        const std::size_t one = any(), other = any();
        // Which values of a sensitive question are pooled follows from what they say: there, of one value.
        if (population.question.sensitive &&
            population.audience.people[one].values != population.audience.people[other].values) {
          continue;
        }
        Population other_way = population;
        auto& first = other_way.answers[answer_of[one]].chosen;
        auto& second = other_way.answers[answer_of[other]].chosen;
        if (first == second) continue;
        std::swap(first, second);
        ASSERT_EQ(Told(other_way.MakeRelease()), Told(release));
        ++swapped;
      }
    }
  }
  EXPECT_GT(swapped, 500);
}

TEST(Attack, TheOrderOfAnswersLeavesNoTrace) {
  std::mt19937 random(13);
  for (int i = 0; i < 100; ++i) {
    Population population = Random(random, 80);
    const std::string told = Told(population.MakeRelease());
    std::ranges::shuffle(population.answers, random);
    ASSERT_EQ(Told(population.MakeRelease()), told);
  }
}

}  // namespace
}  // namespace pepiniere::feedback
