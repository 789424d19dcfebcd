#include "services/aip/bounds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pepiniere/test/v1/library.pb.h"
#include "services/aip/contract_check.h"
#include "services/aip/field_path.h"
#include "services/base/problems.h"

namespace pepiniere::aip {
namespace {

using test::v1::CarelessBounds;
using test::v1::Pamphlet;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<FieldViolation> WrongWith(const Pamphlet& pamphlet) {
  Violations violations;
  CheckContract(pamphlet, "pamphlet", violations);
  return ViolationsIn(violations.ToStatus());
}

// What is said of the only field that is wrong; empty if none is.
std::string Said(const Pamphlet& pamphlet) {
  const auto wrong = WrongWith(pamphlet);
  if (wrong.empty()) return "";
  EXPECT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong[0].reason, kOutOfBounds);
  return wrong[0].field + " " + wrong[0].description;
}

TEST(BoundsTest, WhatIsNotSetBreaksNone) { EXPECT_THAT(WrongWith(Pamphlet()), IsEmpty()); }

TEST(BoundsTest, NumbersLieAmongThem) {
  Pamphlet pamphlet;
  pamphlet.set_rating(0);
  EXPECT_EQ(Said(pamphlet), "");
  pamphlet.set_rating(5);
  EXPECT_EQ(Said(pamphlet), "");
  pamphlet.set_rating(5.5);
  EXPECT_EQ(Said(pamphlet), "pamphlet.rating must be from 0 to 5");
  pamphlet.set_rating(-0.5);
  EXPECT_EQ(Said(pamphlet), "pamphlet.rating must be from 0 to 5");
  pamphlet.clear_rating();
  pamphlet.add_volumes(1);
  pamphlet.add_volumes(0);
  EXPECT_EQ(Said(pamphlet), "pamphlet.volumes[1] must be 1 or more");
}

TEST(BoundsTest, AmountsLieAmongThemToTheCent) {
  constexpr int kCent = 10'000'000;
  Pamphlet pamphlet;
  pamphlet.mutable_price();
  EXPECT_EQ(Said(pamphlet), "pamphlet.price must be more than 0, and 1,000,000 at most");
  pamphlet.mutable_price()->set_nanos(kCent);
  EXPECT_EQ(Said(pamphlet), "");
  pamphlet.mutable_price()->set_units(999'999);
  EXPECT_EQ(Said(pamphlet), "");
  pamphlet.mutable_price()->set_units(1'000'000);
  EXPECT_THAT(Said(pamphlet), HasSubstr("pamphlet.price"));
  pamphlet.mutable_price()->set_nanos(0);
  EXPECT_EQ(Said(pamphlet), "");
  pamphlet.mutable_price()->set_units(-1);
  EXPECT_THAT(Said(pamphlet), HasSubstr("pamphlet.price"));
}

TEST(BoundsTest, TextsAreCountedInCharactersAndMatchWhole) {
  Pamphlet pamphlet;
  pamphlet.set_shelf_mark("éé12");
  EXPECT_EQ(Said(pamphlet), "");
  pamphlet.set_shelf_mark("éé123");
  EXPECT_EQ(Said(pamphlet), "pamphlet.shelf_mark must not be longer than 4 characters");
  for (const char* wrong : {"a1", "A1 ", "1", "A1\n"}) {
    pamphlet.set_shelf_mark(wrong);
    EXPECT_EQ(Said(pamphlet), "pamphlet.shelf_mark must match [A-Zé]+[0-9]*") << wrong;
  }
  pamphlet.clear_shelf_mark();
  pamphlet.set_place("Z 9");
  EXPECT_EQ(Said(pamphlet), "pamphlet.place must be a letter and a digit");
  pamphlet.clear_place();
  pamphlet.set_format("A4");
  EXPECT_EQ(Said(pamphlet), "");
  pamphlet.set_format("a4");
  EXPECT_EQ(Said(pamphlet), "pamphlet.format must be one of A4, A5");
}

TEST(BoundsTest, WhatIsMissingIsSaidWithWhatToDo) {
  const auto said = [](const char* name) { return SayRequired(Pamphlet::descriptor()->FindFieldByName(name)); };
  EXPECT_EQ(said("place"), "is required: read it on the shelf");
  EXPECT_EQ(said("shelf_mark"), "is required");
  EXPECT_EQ(said("bought"), "is required") << "which declares no bounds";
}

google::type::Date Day(int year, int month, int day) {
  google::type::Date date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

TEST(BoundsTest, ADayDoesNotLieBeforeTheOneBesideIt) {
  Pamphlet pamphlet;
  *pamphlet.mutable_sold() = Day(2024, 2, 1);
  EXPECT_EQ(Said(pamphlet), "");
  *pamphlet.mutable_bought() = Day(2024, 2, 1);
  EXPECT_EQ(Said(pamphlet), "");
  *pamphlet.mutable_bought() = Day(2024, 10, 1);
  EXPECT_EQ(Said(pamphlet), "pamphlet.sold must not lie before bought");
  // An empty day says nothing; what is no day, its reader refuses.
  *pamphlet.mutable_sold() = google::type::Date();
  EXPECT_EQ(Said(pamphlet), "");
  *pamphlet.mutable_sold() = Day(2024, 2, 30);
  EXPECT_EQ(Said(pamphlet), "");
}

TEST(BoundsTest, EveryDayIsHeldToWhatTheContractTells) {
  const auto& days = rpc::v1::Bounds::descriptor()->file()->options().GetExtension(rpc::v1::every_day);
  EXPECT_EQ(days.first(), base::kFirstDay.ToString());
  EXPECT_EQ(days.years_ahead(), base::kYearsAhead);
}

TEST(BoundsTest, ADeclarationFitsItsField) {
  const auto fault = [](const char* name) { return BoundsFault(CarelessBounds::descriptor()->FindFieldByName(name)); };
  EXPECT_THAT(fault("text_between"), HasSubstr("another type"));
  EXPECT_THAT(fault("number_like"), HasSubstr("another type"));
  EXPECT_THAT(fault("flag"), HasSubstr("another type"));
  EXPECT_THAT(fault("day"), HasSubstr("another type"));
  EXPECT_THAT(fault("no_pattern"), HasSubstr("a pattern that is none"));
  for (int i = 0; i < Pamphlet::descriptor()->field_count(); ++i)
    EXPECT_EQ(BoundsFault(Pamphlet::descriptor()->field(i)), "");
  EXPECT_THAT(ContractFault(CarelessBounds::descriptor()), HasSubstr("CarelessBounds"));
}

}  // namespace
}  // namespace pepiniere::aip
