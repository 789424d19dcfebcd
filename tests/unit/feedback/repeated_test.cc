#include "services/feedback/domain/repeated.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/feedback/attack.h"

namespace pepiniere::feedback {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// Audiences without a breakdown, by who is in which of them: {"AC", 3} are three people in A and C.
std::map<std::string, Audience> Audiences(const std::vector<std::pair<std::string, int>>& people) {
  std::map<std::string, Audience> audiences;
  int number = 0;
  for (const auto& [in, count] : people) {
    for (int i = 0; i < count; ++i) {
      const std::string id = "person " + std::to_string(number++);
      for (const char name : in) audiences[std::string(1, name)].people.push_back({id, {}});
    }
  }
  return audiences;
}

// The sizes of what is too small when `again` is asked what the others were.
std::vector<std::size_t> Small(const std::map<std::string, Audience>& audiences, const std::string& again) {
  std::vector<Asked> before;
  for (const auto& [name, audience] : audiences) {
    if (name != again) before.push_back(AskedOf(name, audience));
  }
  std::vector<std::size_t> sizes;
  for (const SmallClass& one : SmallClasses(AskedOf(again, audiences.at(again)), before)) sizes.push_back(one.people);
  return sizes;
}

TEST(Repeated, ClassesCountAndNotPairs) {
  const auto three = Audiences({{"ABC", 10}, {"AC", 3}, {"BC", 3}, {"AB", 3}, {"A", 2}, {"B", 2}, {"C", 2}});
  for (const std::string pair : {"AB", "AC", "BC"}) {
    std::map<std::string, Audience> two;
    for (const char name : pair) two[std::string(1, name)] = three.at(std::string(1, name));
    EXPECT_THAT(Small(two, pair.substr(0, 1)), IsEmpty()) << pair;
  }
  EXPECT_THAT(Small(three, "C"), ElementsAre(2, 2, 2, 3, 3, 3));
  EXPECT_THAT(Small(Audiences({{"ABC", 10}, {"AC", 3}, {"BC", 3}, {"AB", 2}, {"A", 2}, {"B", 2}, {"C", 2}}), "C"),
              SizeIs(6));
}

TEST(Repeated, WhoIsSmallIsNamedByTheirCampaigns) {
  const auto audiences = Audiences({{"AB", 10}, {"A", 5}, {"B", 1}});
  const auto small = SmallClasses(AskedOf("B", audiences.at("B")), std::vector{AskedOf("A", audiences.at("A"))});
  EXPECT_THAT(small, ElementsAre(SmallClass{1, {"B"}}));
}

TEST(Repeated, TheSameAgainIsFine) {
  EXPECT_THAT(Small(Audiences({{"AB", 12}}), "B"), IsEmpty());
  EXPECT_THAT(Small(Audiences({{"AB", 12}, {"A", 5}}), "B"), IsEmpty());
  EXPECT_THAT(Small(Audiences({{"AB", 12}, {"A", 4}}), "B"), ElementsAre(4));
}

TEST(Repeated, WhoSharesNobodyDoesNotCount) {
  // A and C tell nothing of each other.
  EXPECT_THAT(Small(Audiences({{"A", 12}, {"C", 3}}), "A"), IsEmpty());
  // C shares people with B, and B with A.
  EXPECT_THAT(Small(Audiences({{"A", 12}, {"AB", 6}, {"BC", 6}, {"C", 3}}), "A"), ElementsAre(3));
}

Audience OfCohorts(const std::vector<std::pair<std::string, int>>& cohorts) {
  Audience audience{.breakdown = {"cohort"}, .people = {}};
  for (const auto& [cohort, people] : cohorts) {
    for (int i = 0; i < people; ++i) audience.people.push_back({cohort + " " + std::to_string(i), {cohort}});
  }
  return audience;
}

TEST(Repeated, WhatMayBePooledOtherwiseIsToldApart) {
  // Three of cohort 6 are pooled with 7 if all answer, and with 5 if few of 5 do.
  const Audience audience = OfCohorts({{"5", 6}, {"6", 3}, {"7", 5}});
  const Asked open = AskedOf("open", audience);
  EXPECT_THAT(SmallClasses(AskedOf("again", audience), std::vector{open}),
              ElementsAre(SmallClass{3, {"again", "open"}}));
  // Without a breakdown nothing is pooled.
  Audience whole = audience;
  whole.breakdown.clear();
  for (Person& person : whole.people) person.values.clear();
  EXPECT_THAT(SmallClasses(AskedOf("again", whole), std::vector{AskedOf("before", whole)}), IsEmpty());
}

TEST(Repeated, OfWhatIsReleasedThePublishedPartsCount) {
  const Audience audience = OfCohorts({{"5", 6}, {"6", 3}, {"7", 5}});
  Audience whole = audience;
  whole.breakdown.clear();
  for (Person& person : whole.people) person.values.clear();
  std::vector<Given> all;
  for (std::size_t person = 0; person < audience.people.size(); ++person) all.push_back({person, {2}});
  const Release release = MakeRelease(audience, Scale(), all);
  ASSERT_THAT(release.root.parts, SizeIs(2));
  EXPECT_THAT(SmallClasses(AskedOf("again", whole), std::vector{AskedOf("released", audience, release)}), IsEmpty());
  EXPECT_THAT(SmallClasses(AskedOf("again", whole), std::vector{AskedOf("open", audience)}), SizeIs(1));
  // Of what was withheld nothing is known.
  const Release withheld = MakeRelease(audience, Scale(), std::vector<Given>{});
  EXPECT_THAT(SmallClasses(AskedOf("again", audience), std::vector{AskedOf("withheld", audience, withheld)}),
              IsEmpty());
}

TEST(Repeated, TwelveMonthsLaterItIsNew) {
  const auto day = [](int year, int month, int of) { return *base::Date::FromCivil(year, month, of); };
  EXPECT_TRUE(IsAskedAgain(day(2026, 3, 15), day(2026, 4, 1)));
  EXPECT_TRUE(IsAskedAgain(day(2026, 3, 15), day(2027, 3, 14)));
  EXPECT_FALSE(IsAskedAgain(day(2026, 3, 15), day(2027, 3, 15)));
  EXPECT_TRUE(IsAskedAgain(day(2024, 2, 29), day(2025, 2, 28)));
  EXPECT_FALSE(IsAskedAgain(day(2024, 2, 29), day(2025, 3, 1)));
  // Of one that is still open.
  EXPECT_TRUE(IsAskedAgain(day(2026, 3, 15), day(2026, 3, 1)));
}

// A random year of campaigns about one question, over people of six cohorts and three roles.
class Year {
 public:
  explicit Year(unsigned seed) : random_(seed) {}

  struct Campaign {
    Population population;
    Release release;
  };

  // Those that opened. Nobody refuses any where `checks` is false.
  std::vector<Campaign> Run(int campaigns, bool checks) {
    std::vector<Campaign> opened;
    std::vector<Asked> asked;
    for (int i = 0; i < campaigns; ++i) {
      Campaign campaign;
      campaign.population = Ask();
      const Asked again = AskedOf(std::to_string(i), campaign.population.audience);
      if (IsTooFew(campaign.population.audience)) continue;
      if (checks && !SmallClasses(again, asked).empty()) continue;
      campaign.release = campaign.population.MakeRelease();
      asked.push_back(AskedOf(again.campaign, campaign.population.audience, campaign.release));
      opened.push_back(std::move(campaign));
    }
    return opened;
  }

 private:
  int Below(int most) { return std::uniform_int_distribution<int>(0, most - 1)(random_); }

  // Some cohorts, or some people of them, by a breakdown or none, of whom all or some answer.
  Population Ask() {
    constexpr int kPeople = 240, kCohorts = 6, kRoles = 3;
    Population population{.audience = {}, .question = Scale(), .answers = {}};
    const int dimensions = Below(3), cohorts = 1 + Below((1 << kCohorts) - 1);
    const int invited = Below(2) == 0 ? 100 : 20 + Below(80), rate = Below(2) == 0 ? 100 : 40 + Below(60);
    for (int i = 0; i < dimensions; ++i) population.audience.breakdown.push_back(i == 0 ? "cohort" : "role");
    for (int id = 0; id < kPeople; ++id) {
      // The later cohorts are smaller.
      const int cohort = std::min(id % kCohorts, id % (kCohorts + 1));
      if ((cohorts >> cohort & 1) == 0 || Below(100) >= invited) continue;
      std::vector<std::string> values = {std::to_string(cohort), std::to_string(id / kCohorts % kRoles)};
      values.resize(static_cast<std::size_t>(dimensions));
      if (Below(100) < rate) {
        population.answers.push_back({population.audience.people.size(), {static_cast<std::size_t>(Below(5))}});
      }
      population.audience.people.push_back({std::to_string(id), std::move(values)});
    }
    return population;
  }

  std::mt19937 random_;
};

// Whom the published cells of all campaigns are about, by who was asked.
std::vector<Members> AskedSets(const std::vector<Year::Campaign>& campaigns) {
  std::vector<Members> sets;
  for (const auto& [population, release] : campaigns) {
    Population all = population;
    all.answers.clear();
    for (std::size_t person = 0; person < all.audience.people.size(); ++person) all.answers.push_back({person, {}});
    for (Members& members : PublishedSets(all, release)) {
      for (std::size_t& person : members) person = std::stoul(all.audience.people[person].id);
      std::ranges::sort(members);
      sets.push_back(std::move(members));
    }
  }
  return sets;
}

TEST(Repeated, NobodyIsToldApartByAYearOfCampaigns) {
  int opened = 0, found_without = 0;
  for (unsigned seed = 1; seed <= 5; ++seed) {
    const auto campaigns = Year(seed).Run(200, true);
    const std::vector<Members> sets = AskedSets(campaigns);
    ASSERT_FALSE(ClassesTell(sets)) << seed;
    ASSERT_FALSE(PairsTell(sets)) << seed;
    for (const auto& [population, release] : campaigns) {
      ASSERT_FALSE(ClassesTell(PublishedSets(population, release))) << seed;
    }
    opened += static_cast<int>(campaigns.size());
    found_without += ClassesTell(AskedSets(Year(seed).Run(20, false))) ? 1 : 0;
  }
  // Some ask again, and without the check the attack finds people.
  EXPECT_GT(opened, 15);
  EXPECT_EQ(found_without, 5);
}

}  // namespace
}  // namespace pepiniere::feedback
