#include "services/cohort/domain/moods.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <set>

#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using ::testing::ElementsAre;

// So many people, of moods 1, 2, 3, 4, 5, 1...
std::vector<MoodBulletin> Week(int people) {
  std::vector<MoodBulletin> week;
  for (int i = 0; i < people; ++i) week.push_back({base::Concat("persons/", i), 1 + i % 5});
  return week;
}

BulletinSet From(std::size_t first, std::size_t end) {
  BulletinSet set;
  for (std::size_t i = first; i < end; ++i) set.push_back(i);
  return set;
}

std::vector<bool> Published(const std::vector<MoodBulletin>& bulletins, const std::vector<BulletinSet>& asked) {
  std::vector<bool> published;
  for (const auto& figure : MoodFiguresOf(bulletins, asked)) published.push_back(figure.has_value());
  return published;
}

TEST(MoodsTest, AFigureIsOverFivePeopleAtLeast) {
  EXPECT_THAT(MoodFiguresOf(Week(5), std::vector<BulletinSet>{From(0, 5)}), ElementsAre(MoodFigure{5, 5, 15}));
  EXPECT_THAT(MoodFiguresOf(Week(4), std::vector<BulletinSet>{From(0, 4)}), ElementsAre(std::nullopt));
  EXPECT_THAT(MoodFiguresOf(Week(4), std::vector<BulletinSet>(1)), ElementsAre(std::nullopt));
  EXPECT_DOUBLE_EQ((MoodFigure{5, 10, 35}).Mean(), 3.5);
}

TEST(MoodsTest, ManyBulletinsOfFewPeopleAreOfFewPeople) {
  std::vector<MoodBulletin> month;
  for (int week = 0; week < 4; ++week) std::ranges::copy(Week(4), std::back_inserter(month));
  EXPECT_THAT(Published(month, {From(0, 16)}), ElementsAre(false));
  std::ranges::copy(Week(5), std::back_inserter(month));
  EXPECT_THAT(MoodFiguresOf(month, std::vector<BulletinSet>{From(0, 21)}), ElementsAre(MoodFigure{5, 21, 55}));
}

TEST(MoodsTest, AWeekAndTheSameWithoutOnePersonAreNotBothTold) {
  EXPECT_THAT(Published(Week(6), {From(0, 6), From(1, 6)}), ElementsAre(true, false));
  EXPECT_THAT(Published(Week(6), {From(1, 6), From(0, 6)}), ElementsAre(true, false));
  EXPECT_THAT(Published(Week(9), {From(0, 9), From(4, 9)}), ElementsAre(true, false));
  EXPECT_THAT(Published(Week(10), {From(0, 10), From(5, 10)}), ElementsAre(true, true));
}

TEST(MoodsTest, WhatIsWithheldCannotBeHadFromTheRest) {
  // A cohort of 11, of two challenges with 8 and 3 people.
  EXPECT_THAT(Published(Week(11), {From(0, 11), From(0, 8), From(8, 11)}), ElementsAre(true, false, false));
  // Without the cohort, the challenge that is large enough.
  EXPECT_THAT(Published(Week(11), {From(0, 8), From(8, 11), From(0, 11)}), ElementsAre(true, false, false));
  // Three challenges of 6, 6 and 3: two of them and the whole would tell the third.
  EXPECT_THAT(Published(Week(15), {From(0, 15), From(0, 6), From(6, 12), From(12, 15)}),
              ElementsAre(true, true, false, false));
}

TEST(MoodsTest, WhatFiguresHaveInCommonIsOfFiveAtLeast) {
  // Each differs from the others by five people, and they have one alone in common.
  const std::vector<MoodBulletin> week = Week(16);
  BulletinSet a = From(1, 6), b = From(6, 11), c = From(11, 16);
  for (BulletinSet* set : {&a, &b, &c}) set->push_back(0);
  EXPECT_THAT(Published(week, {a, b, c}), ElementsAre(true, false, false));
}

TEST(MoodsTest, TheSameFigureAgainIsTheSame) {
  BulletinSet turned = From(0, 5);
  std::ranges::reverse(turned);
  turned.push_back(0);
  const auto figures = MoodFiguresOf(Week(5), std::vector{From(0, 5), turned});
  EXPECT_EQ(figures[0], figures[1]);
  EXPECT_TRUE(figures[1]);
}

TEST(MoodsTest, WhatIsWithheldChangesNothing) {
  EXPECT_THAT(Published(Week(10), {From(0, 4), From(0, 10), From(0, 6), From(0, 5)}),
              ElementsAre(false, true, false, true));
}

// The people whose bulletins are left over in a sum of figures, each taken so many times.
std::set<std::string> LeftOver(const std::vector<MoodBulletin>& bulletins, const std::vector<BulletinSet>& figures,
                               const std::vector<int>& times) {
  std::vector<int> left(bulletins.size(), 0);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    for (const std::size_t place : figures[i]) left[place] += times[i];
  }
  std::set<std::string> people;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] != 0) people.insert(bulletins[i].person);
  }
  return people;
}

TEST(MoodsTest, NoSumOrDifferenceOfFiguresIsOfOneToFourPeople) {
  std::mt19937 random(5);
  int published_in_all = 0;
  for (int round = 0; round < 2'000; ++round) {
    std::vector<MoodBulletin> bulletins;
    for (int i = 0; i < 40; ++i) bulletins.push_back({base::Concat("persons/", Pick(random, 25)), 1 + Pick(random, 5)});
    // Halves and thirds of one another, so that many are published.
    std::vector<BulletinSet> asked;
    for (int i = 0; i < 6; ++i) {
      const int first = 5 * Pick(random, 8), end = first + 5 * (1 + Pick(random, 8 - first / 5)) - Pick(random, 2);
      asked.push_back(From(static_cast<std::size_t>(first), static_cast<std::size_t>(end)));
    }
    const auto figures = MoodFiguresOf(bulletins, asked);
    std::vector<BulletinSet> published;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (figures[i]) published.push_back(asked[i]);
    }
    published_in_all += static_cast<int>(published.size());
    for (int attempt = 0; attempt < 50; ++attempt) {
      std::vector<int> times;
      for (std::size_t i = 0; i < published.size(); ++i) times.push_back(Pick(random, 5) - 2);
      const std::size_t people = LeftOver(bulletins, published, times).size();
      ASSERT_TRUE(people == 0 || people >= kFewestPeople) << people << " people in round " << round;
    }
  }
  EXPECT_GT(published_in_all, 4'000);
}

}  // namespace
}  // namespace pepiniere::cohort
