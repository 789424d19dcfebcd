// The rules that every way in asks, for each type: what each kind of field may hold.
#include "services/base/problems.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "services/portfolio/domain/checks.h"
#include "tests/unit/portfolio/lines.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const base::Date kToday = Day("2024-02-29");

std::vector<std::string> FieldsOf(const std::vector<base::FieldProblem>& problems) {
  std::set<std::string> fields;
  for (const base::FieldProblem& problem : problems) fields.insert(problem.field);
  return {fields.begin(), fields.end()};
}

// Puts into each field in turn what no field of its kind may hold.
struct Spoiler {
  int wanted, at = 0;
  std::string spoilt{};

  bool Turn(const char* name) {
    if (at++ != wanted) return false;
    spoilt = name;
    return true;
  }
  void operator()(const char* name, std::string& field) {
    if (Turn(name)) field = std::string_view(name) == "source_fields" ? "" : "\x1b";
  }
  void operator()(const char* name, std::vector<std::string>& field) {
    if (Turn(name)) field = {"\x1b"};
  }
  void operator()(const char* name, std::optional<base::Date>& field) {
    if (Turn(name)) field = Day("0001-01-01");
  }
  void operator()(const char* name, base::Date& field) {
    if (Turn(name)) field = Day("0001-01-01");
  }
  template <typename T>
  void operator()(const char*, T&) {
    ++at;  // an enum, a flag or a list of things has nothing to spoil; a number has the bounds of the contract
  }
};

template <typename T>
class EachFieldTest : public ::testing::Test {};
using Types = ::testing::Types<Project, Organisation, Incubator, Team, PhaseEntry, Event, Evidence, Waiver, FundingLine,
                               SpendingEntry, TimeBoxExtension, JournalEntry, GateChange, Committee>;
TYPED_TEST_SUITE(EachFieldTest, Types);

TYPED_TEST(EachFieldTest, IsHeldToTheRules) {
  int count = 0;
  TypeParam sound;
  TypeParam::Fields([&](const char*, const auto&) { ++count; }, sound);
  for (int i = 0; i < count; ++i) {
    TypeParam value;
    Spoiler spoiler{i};
    TypeParam::Fields([&](const char* name, auto& field) { spoiler(name, field); }, value);
    if (spoiler.spoilt.empty() || spoiler.spoilt == "source_fields") continue;
    EXPECT_THAT(FieldsOf(ProblemsOf(value, kToday)), Contains(::testing::StartsWith(spoiler.spoilt))) << spoiler.spoilt;
  }
}

template <typename T, typename Change>
std::vector<std::string> WrongWith(Change change) {
  T value;
  change(value);
  return FieldsOf(ProblemsOf(value, kToday));
}

Hearing Heard(std::string project, std::optional<std::int64_t> granted = std::nullopt) {
  Hearing hearing;
  hearing.project = std::move(project);
  hearing.amount_granted = granted;
  return hearing;
}

TEST(ProblemsTest, DaysAreOfThisCentury) {
  const auto wrong = [](base::Date day) { return !WrongWith<Event>([&](Event& event) { event.date = day; }).empty(); };
  EXPECT_TRUE(wrong(Day("1949-12-31")));
  EXPECT_FALSE(wrong(Day("1950-01-01")));
  EXPECT_EQ(base::LastDay(kToday), Day("2044-02-29"));
  EXPECT_FALSE(wrong(Day("2044-02-29")));
  EXPECT_TRUE(wrong(Day("2044-03-01")));
  EXPECT_EQ(base::LastDay(Day("2080-02-29")), Day("2100-02-28")) << "2100 has no 29 February";
}

TEST(ProblemsTest, TextsAreLinesOrProse) {
  Organisation organisation;
  organisation.title = "Deux\nlignes";
  organisation.description = "Deux\nlignes\tet plus";
  EXPECT_THAT(FieldsOf(ProblemsOf(organisation, kToday)), ElementsAre("title"));
  organisation.title = std::string(base::kMaxTextBytes, 'x');
  EXPECT_THAT(FieldsOf(ProblemsOf(organisation, kToday)), IsEmpty());
  organisation.title += 'x';
  EXPECT_THAT(FieldsOf(ProblemsOf(organisation, kToday)), ElementsAre("title"));
}

TEST(ProblemsTest, AddressesAreOfTheWeb) {
  const auto wrong = [](std::string uri) {
    return !WrongWith<Incubator>([&](Incubator& incubator) { incubator.website_uri = std::move(uri); }).empty();
  };
  for (const char* uri : {"", "https://a.example", "HTTP://a.example/b?c=d#e", "https://été.example"})
    EXPECT_FALSE(wrong(uri)) << uri;
  for (const char* uri :
       {"javascript:alert(1)", "data:text/html,x", "ftp://a.example", "a.example", "//a.example", "https://",
        "https:///a", " https://a.example", "https://a b", "https://a\nb", "https://a\"b"}) {
    EXPECT_TRUE(wrong(uri)) << uri;
  }
}

TEST(ProblemsTest, ASessionsMoneyIsHeldToWhatMoneyIsHeldTo) {
  Committee committee;
  committee.date = Day("2024-01-01");
  committee.hearings.push_back(Heard("p", 100));
  EXPECT_THAT(ProblemsOf(committee, kToday), IsEmpty());
  committee.date = Day("1999-12-31");
  EXPECT_THAT(FieldsOf(ProblemsOf(committee, kToday)), ElementsAre("hearings[0].amount_granted"))
      << "before any programme";
  committee.date = Day("0001-01-01");
  EXPECT_THAT(FieldsOf(ProblemsOf(committee, kToday)), ElementsAre("date"));
}

TEST(ProblemsTest, ASessionHearsAProjectOnce) {
  Committee committee;
  committee.date = kToday;
  committee.hearings = {Heard("p"), Heard("q"), Heard("p")};
  EXPECT_THAT(FieldsOf(ProblemsOf(committee, kToday)), ElementsAre("hearings[2].project"));
}

}  // namespace
}  // namespace pepiniere::portfolio
