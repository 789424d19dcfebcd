#include "services/aip/convert_fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "pepiniere/test/v1/exhibit.pb.h"
#include "services/aip/values.h"

namespace pepiniere::aip {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Proto = test::v1::Exhibit;

enum class Kind { kPermanent = 1, kVisiting };

struct Room {
  std::string title;
  base::Date opens;
  std::optional<int> seats;

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("opens", each.opens...);
    visit("seats", each.seats...);
  }
  bool operator==(const Room&) const = default;
};

struct Exhibit {
  std::string title, lender, owner;
  std::vector<std::string> themes, hosts;
  base::Date opens;
  std::optional<base::Date> closes;
  bool is_free = false;
  int visitors = 0;
  std::optional<int> capacity;
  Kind kind = Kind::kPermanent;
  std::vector<Room> rooms;
  std::string source_fields;
  std::string curator;  // the message has none

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("lender", each.lender...);
    visit("owner", each.owner...);
    visit("themes", each.themes...);
    visit("hosts", each.hosts...);
    visit("opens", each.opens...);
    visit("closes", each.closes...);
    visit("is_free", each.is_free...);
    visit("visitors", each.visitors...);
    visit("capacity", each.capacity...);
    visit("kind", each.kind...);
    visit("rooms", each.rooms...);
    visit("source_fields", each.source_fields...);
    visit("curator", each.curator...);
  }
  bool operator==(const Exhibit&) const = default;
};

base::Date Day(std::string_view iso) { return *base::Date::Parse(iso); }

Exhibit Whole() {
  return {.title = "Herbiers",
          .lender = "jardin-des-plantes",
          .owner = "organisations/museum",
          .themes = {"flore", "papier"},
          .hosts = {"serre", "orangerie"},
          .opens = Day("2026-03-01"),
          .closes = Day("2026-09-30"),
          .is_free = true,
          .visitors = 1200,
          .capacity = 0,
          .kind = Kind::kVisiting,
          .rooms = {{.title = "Nord", .opens = Day("2026-03-01"), .seats = 12},
                    {.title = "Sud", .opens = Day("2026-04-01"), .seats = {}}},
          .source_fields = R"({"b":[1,true],"c":"x"})",
          .curator = ""};
}

Proto Written(const Exhibit& exhibit) {
  Proto proto;
  WriteFields(exhibit, proto);
  return proto;
}

// What is wrong with it, each with its field.
std::vector<std::string> Wrong(const Proto& proto) {
  Exhibit exhibit;
  Violations violations;
  ReadFields(proto, "exhibit.", exhibit, violations);
  google::rpc::BadRequest bad;
  std::vector<std::string> fields;
  if (!GetDetail(violations.ToStatus(), bad)) return fields;
  for (const auto& violation : bad.field_violations()) fields.push_back(violation.field());
  return fields;
}

Exhibit Read(const Proto& proto, Exhibit exhibit = {}) {
  Violations violations;
  ReadFields(proto, "", exhibit, violations);
  EXPECT_TRUE(violations.empty()) << violations.ToStatus();
  return exhibit;
}

TEST(ConvertFieldsTest, EveryKindOfFieldGoesWhereItsNameSaysAndComesBack) {
  const Proto proto = Written(Whole());
  EXPECT_EQ(proto.title(), "Herbiers");
  EXPECT_THAT(proto.themes(), ElementsAre("flore", "papier"));
  EXPECT_EQ(proto.opens().month(), 3);
  EXPECT_EQ(proto.closes().day(), 30);
  EXPECT_TRUE(proto.is_free());
  EXPECT_EQ(proto.visitors(), 1200);
  EXPECT_TRUE(proto.has_capacity()) << "none is not absent";
  EXPECT_EQ(proto.kind(), Proto::KIND_VISITING);
  ASSERT_EQ(proto.rooms_size(), 2);
  EXPECT_EQ(proto.rooms(0).seats(), 12);
  EXPECT_FALSE(proto.rooms(1).has_seats());
  EXPECT_EQ(proto.source_fields().fields().at("c").string_value(), "x");
  EXPECT_EQ(Read(proto), Whole());
}

TEST(ConvertFieldsTest, AReferenceToItsOwnServiceIsKeptAsAnIdAndOneToAnotherWhole) {
  Proto proto = Written(Whole());
  EXPECT_EQ(proto.lender(), "museums/jardin-des-plantes");
  EXPECT_THAT(proto.hosts(), ElementsAre("museums/serre", "museums/orangerie"));
  EXPECT_EQ(proto.owner(), "organisations/museum");
  // What is no name is left as it is, for whoever checks it.
  proto.set_lender("nonsense");
  EXPECT_EQ(Read(proto).lender, "nonsense");
}

TEST(ConvertFieldsTest, WhatIsAbsentIsAbsentOnTheOtherSide) {
  const Proto proto = Written({});
  EXPECT_EQ(proto.lender(), "") << "not the collection alone";
  EXPECT_FALSE(proto.has_closes());
  EXPECT_FALSE(proto.has_capacity());
  EXPECT_FALSE(proto.has_source_fields());
  EXPECT_EQ(proto.rooms_size() + proto.themes_size() + proto.hosts_size(), 0);

  // A field of the message that says nothing takes away what the value said.
  Exhibit expected{.kind = Kind(0)};
  EXPECT_EQ(Read(Proto(), Whole()), expected);
  Proto zeros;
  zeros.mutable_closes();
  zeros.mutable_source_fields();
  EXPECT_EQ(Read(zeros, Whole()), expected) << "a day of zeros is none, and a Struct of nothing says nothing";
}

TEST(ConvertFieldsTest, ADayThatIsNoneIsAViolationWhereItStands) {
  Proto proto = Written(Whole());
  EXPECT_THAT(Wrong(proto), IsEmpty());
  proto.mutable_opens()->set_month(13);
  proto.mutable_closes()->set_day(0);
  proto.mutable_rooms(1)->mutable_opens()->set_day(31);
  EXPECT_THAT(Wrong(proto), ElementsAre("exhibit.opens", "exhibit.closes", "exhibit.rooms[1].opens"));
}

TEST(ConvertFieldsTest, AStructIsJsonWhoseEqualContentIsEqualText) {
  Proto proto;
  *proto.mutable_source_fields() = ToStruct(R"({ "c": "x", "b": [1, true] })");
  EXPECT_EQ(Read(proto).source_fields, Whole().source_fields);
}

TEST(ConvertFieldsTest, WhatOneSideAloneHasIsLeftAlone) {
  Exhibit exhibit = Whole();
  exhibit.curator = "Ana";
  Proto proto;
  proto.set_state("OPEN");
  WriteFields(exhibit, proto);
  EXPECT_EQ(proto.state(), "OPEN");
  EXPECT_EQ(Read(proto, exhibit), exhibit);
}

}  // namespace
}  // namespace pepiniere::aip
