#include "services/aip/convert_fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pepiniere/test/v1/orchard.pb.h"
#include "services/aip/field_path.h"

namespace pepiniere::aip {
namespace {

namespace v1 = test::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Graft {
  std::string variety;
  int year = 0;

  static void Fields(auto&& visit, auto&... each) {
    visit("variety", each.variety...);
    visit("year", each.year...);
  }
};

struct Tree {
  std::string habit;                   // an enum's symbol
  std::optional<int> height;           // that the contract may leave out
  std::optional<int> create_time = 7;  // as the contract does not have it
  std::optional<int> nothing = 8;      // which the contract does not have at all
  bool bears = false;
  absl::Time felled_at = absl::InfiniteFuture();
  std::vector<Graft> grafts;
  std::string surveyor;

  static void Fields(auto&& visit, auto&... each) {
    visit("habit", each.habit...);
    visit("height", each.height...);
    visit("create_time", each.create_time...);
    visit("nothing", each.nothing...);
    visit("bears", each.bears...);
    visit("fell_time", each.felled_at...);
    visit("grafts", each.grafts...);
  }
  static void AllFields(auto&& visit, auto&... each) {
    Fields(visit, each...);
    visit("surveyor", each.surveyor...);
  }
};

struct Harvest {
  std::optional<base::Date> date;
  std::optional<int> kilos;  // 0 is none
  std::optional<std::int64_t> price;
  double sugar = 0;

  static void Fields(auto&& visit, auto&... each) {
    visit("date", each.date...);
    visit("kilos", each.kilos...);
    visit("price", each.price...);
    visit("sugar", each.sugar...);
  }
};

struct Jam {
  std::string harvest;

  static void Fields(auto&& visit, auto&... each) { visit("harvest", each.harvest...); }
};

enum class Habit { kBush = 1, kEspalier };
struct Shape {
  std::optional<Habit> habit;

  static void Fields(auto&& visit, auto&... each) { visit("habit", each.habit...); }
};

std::vector<std::string> Wrong(const Violations& violations) {
  std::vector<std::string> fields;
  for (const FieldViolation& violation : ViolationsIn(violations.ToStatus())) fields.push_back(violation.field);
  return fields;
}

TEST(ConvertFieldsTest, EachFieldIsTheMessagesOfThatName) {
  Tree tree{.habit = "ESPALIER",
            .height = 0,
            .bears = true,
            .felled_at = absl::FromUnixSeconds(5),
            .grafts = {{"Abate", 2001}},
            .surveyor = "ada"};
  v1::Tree proto;
  WriteFields(tree, proto);
  EXPECT_EQ(proto.habit(), v1::HABIT_ESPALIER);
  EXPECT_TRUE(proto.has_height());
  EXPECT_EQ(proto.fell_time().seconds(), 5);
  EXPECT_EQ(proto.grafts(0).variety(), "Abate");
  EXPECT_EQ(proto.surveyor(), "ada");
  EXPECT_FALSE(proto.has_create_time());
  Violations violations;
  Tree read;
  ReadFields(proto, "tree.", read, violations);
  EXPECT_TRUE(violations.empty());
  EXPECT_EQ(read.habit, "ESPALIER");
  EXPECT_EQ(read.height, 0);
  EXPECT_EQ(read.felled_at, tree.felled_at);
  EXPECT_EQ(read.grafts[0].year, 2001);
  EXPECT_EQ(read.surveyor, "ada");
  EXPECT_EQ(read.create_time, 7);
  EXPECT_EQ(read.nothing, 8);
}

TEST(ConvertFieldsTest, WhatIsNotSaidIsNone) {
  v1::Tree proto;
  WriteFields(Tree(), proto);
  EXPECT_EQ(proto.ByteSizeLong(), 0u) << proto.DebugString();
  Violations violations;
  Tree tree;
  ReadFields(proto, "tree.", tree, violations);
  EXPECT_EQ(tree.habit, "");
  EXPECT_EQ(tree.height, std::nullopt);
  EXPECT_EQ(tree.felled_at, absl::InfiniteFuture());
  Harvest harvest;
  ReadFields(v1::Harvest(), "harvest.", harvest, violations);
  EXPECT_EQ(harvest.kilos, std::nullopt);
  EXPECT_EQ(harvest.price, std::nullopt);
  Shape shape{.habit = Habit::kBush};
  ReadFields(proto, "tree.", shape, violations);
  EXPECT_EQ(shape.habit, std::nullopt);
  EXPECT_TRUE(violations.empty());
}

TEST(ConvertFieldsTest, AReferenceToOneBelowAnotherIsKeptAsBothIds) {
  v1::Jam proto;
  WriteFields(Jam{"quince/3"}, proto);
  EXPECT_EQ(proto.harvest(), "trees/quince/harvests/3");
  Violations violations;
  Jam jam;
  ReadFields(proto, "jam.", jam, violations);
  EXPECT_EQ(jam.harvest, "quince/3");
  proto.set_harvest("quince");
  ReadFields(proto, "jam.", jam, violations);
  EXPECT_EQ(jam.harvest, "quince") << "what is no such name is for the contract to refuse";
}

TEST(ConvertFieldsTest, MoneyIsCents) {
  v1::Harvest proto;
  WriteFields(Harvest{.date = base::Date::Parse("2020-02-29"), .kilos = 3, .price = 1250, .sugar = 0.5}, proto);
  EXPECT_EQ(proto.price().units(), 12);
  EXPECT_EQ(proto.price().nanos(), 500'000'000);
  Violations violations;
  Harvest harvest;
  ReadFields(proto, "harvest.", harvest, violations);
  EXPECT_TRUE(violations.empty());
  EXPECT_EQ(harvest.date, base::Date::Parse("2020-02-29"));
  EXPECT_EQ(harvest.kilos, 3);
  EXPECT_EQ(harvest.price, 1250);
  EXPECT_EQ(harvest.sugar, 0.5);
}

TEST(ConvertFieldsTest, WhatIsNoValueIsAViolationAndNotRead) {
  v1::Tree tree;
  tree.set_habit(static_cast<v1::Habit>(9));
  Violations violations;
  Shape shape{.habit = Habit::kBush};
  ReadFields(tree, "tree.", shape, violations);
  EXPECT_EQ(shape.habit, std::nullopt);
  EXPECT_THAT(Wrong(violations), ElementsAre("tree.habit"));

  v1::Harvest proto;
  proto.mutable_date();  // which must be given, and is empty
  proto.mutable_price()->set_currency_code("USD");
  Violations of_harvest;
  Harvest harvest;
  ReadFields(proto, "harvest.", harvest, of_harvest);
  EXPECT_EQ(harvest.date, std::nullopt);
  EXPECT_EQ(harvest.price, std::nullopt);
  EXPECT_THAT(Wrong(of_harvest), ElementsAre("harvest.date", "harvest.price"));
  proto.mutable_date()->set_month(13);
  Violations again;
  ReadFields(proto, "harvest.", harvest, again);
  EXPECT_EQ(harvest.date, std::nullopt);
  EXPECT_THAT(Wrong(again), ElementsAre("harvest.date", "harvest.price"));
  tree.clear_habit();
  Violations none;
  ReadFields(tree, "tree.", shape, none);
  EXPECT_THAT(Wrong(none), IsEmpty());
}

}  // namespace
}  // namespace pepiniere::aip
