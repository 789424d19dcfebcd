#include "services/feedback/domain/draw.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "services/feedback/domain/allocation.h"
#include "services/feedback/domain/digest.h"

namespace pepiniere::feedback {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Strata kPanel = {{"1", 1710}, {"2", 1455}, {"3", 1120}, {"4", 715}};

TEST(Allocation, ByTheLargestRemainder) {
  const auto allocation = Allocate(kPanel, 200);
  ASSERT_TRUE(allocation);
  EXPECT_EQ(*allocation, (Strata{{"1", 68}, {"2", 58}, {"3", 45}, {"4", 29}}));
  EXPECT_EQ(Invitations(*allocation, kPanel, 30), (Strata{{"1", 227}, {"2", 194}, {"3", 150}, {"4", 97}}));
}

TEST(Allocation, EqualRemaindersGoByCode) {
  EXPECT_EQ(*Allocate({{"a", 10}, {"b", 10}, {"c", 10}}, 4), (Strata{{"a", 2}, {"b", 1}, {"c", 1}}));
  EXPECT_EQ(*Allocate({{"c", 1}, {"b", 1}, {"a", 1}}, 2), (Strata{{"a", 1}, {"b", 1}, {"c", 0}}));
}

TEST(Allocation, GivesAllThatIsWantedAndNobodyMoreThanThereAre) {
  for (std::int64_t wanted = 0; wanted <= 30; ++wanted) {
    const Strata strata = {{"a", 17}, {"b", 1}, {"c", 0}, {"d", 12}};
    const auto allocation = Allocate(strata, wanted);
    ASSERT_TRUE(allocation);
    std::int64_t all = 0;
    for (const auto& [code, places] : *allocation) {
      all += places;
      EXPECT_LE(places, strata.at(code));
    }
    EXPECT_EQ(all, wanted);
  }
  EXPECT_FALSE(Allocate(kPanel, 5001));
  EXPECT_FALSE(Allocate(kPanel, -1));
  EXPECT_EQ(*Allocate({{"a", 0}}, 0), (Strata{{"a", 0}}));
  EXPECT_EQ(Invitations({{"a", 9}}, {{"a", 20}}, 30), (Strata{{"a", 20}}));
}

Stratum Ten() {
  Stratum stratum{.members = {}, .wanted = 3};
  for (int i = 1; i <= 10; ++i)
    stratum.members.push_back(i < 10 ? "panelists/000" + std::to_string(i) : "panelists/0010");
  return stratum;
}
constexpr const char kSeed[] = "2026-11-22:pepiniere", kStudy[] = "etude-17";

TEST(Draw, TheLowestAreDrawnAndTheNextReplacesWhoRefuses) {
  EXPECT_THAT(Drawn(Ten(), kSeed, kStudy, {}), ElementsAre("panelists/0010", "panelists/0006", "panelists/0005"));
  EXPECT_THAT(Drawn(Ten(), kSeed, kStudy, {"panelists/0006"}),
              ElementsAre("panelists/0010", "panelists/0005", "panelists/0007"));
  // Who was not drawn may refuse as they like.
  EXPECT_THAT(Drawn(Ten(), kSeed, kStudy, {"panelists/0003"}),
              ElementsAre("panelists/0010", "panelists/0006", "panelists/0005"));
}

TEST(Draw, TheOrderOfTheListDoesNotCount) {
  Stratum backwards = Ten();
  std::ranges::reverse(backwards.members);
  EXPECT_EQ(Drawn(backwards, kSeed, kStudy, {}), Drawn(Ten(), kSeed, kStudy, {}));
  EXPECT_EQ(ListHash({{"all", backwards}}), ListHash({{"all", Ten()}}));
  EXPECT_NE(Drawn(Ten(), kSeed, "etude-18", {}), Drawn(Ten(), kSeed, kStudy, {}));
}

TEST(Draw, ThereMayBeFewerThanAreWanted) {
  Stratum two{.members = {"panelists/0001", "panelists/0002"}, .wanted = 2};
  EXPECT_THAT(Drawn(two, kSeed, kStudy, {"panelists/0001"}), ElementsAre("panelists/0002"));
  EXPECT_THAT(Drawn({}, kSeed, kStudy, {}), IsEmpty());
}

TEST(Draw, HashesAreThoseThatAnybodyComputes) {
  // printf 'abc' | sha256sum
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256Hex(kSeed), "eede31a875270f0e3eb69d1d4a86715c94dfd1ecfa5ee28c03746e90264e9c3f");
  // A line a name, of all strata.
  const std::map<std::string, Stratum> strata = {{"x", {.members = {"b", "d"}, .wanted = 0}},
                                                 {"y", {.members = {"a"}, .wanted = 1}}};
  EXPECT_EQ(ListHash(strata), Sha256Hex("a\nb\nd\n"));
}

TEST(Draw, TwoSecretsMakeTheSeed) {
  EXPECT_EQ(JoinedSeed("2026-11-22", "pepiniere"), kSeed);
  EXPECT_TRUE(IsSecretOf("pepiniere", Sha256Hex("pepiniere")));
  EXPECT_FALSE(IsSecretOf("pépinière", Sha256Hex("pepiniere")));
}

}  // namespace
}  // namespace pepiniere::feedback
