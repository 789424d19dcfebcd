#include "clients/pep/kit/arguments.h"

#include <gtest/gtest.h>

#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/portfolio/filter_flags.h"

namespace pepiniere::pep {
namespace {

const base::Date kToday = *base::Date::Parse("2026-08-20");

TEST(ArgumentsTest, DatesAsPeopleWriteThem) {
  EXPECT_EQ(ParseDate("2026-01-31", kToday)->ToString(), "2026-01-31");
  EXPECT_EQ(ParseDate("31/01/2026", kToday)->ToString(), "2026-01-31");
  EXPECT_EQ(ParseDate("hier", kToday)->ToString(), "2026-08-19");
  EXPECT_EQ(ParseDate("Aujourd'hui", kToday), kToday);
  for (const char* wrong : {"2026-02-30", "01/31/2026", "31/01/26", "demain?", ""}) {
    EXPECT_EQ(ParseDate(wrong, kToday), std::nullopt) << wrong;
  }
}

TEST(ArgumentsTest, ADayAsAnInstantIsItsEndInParis) {
  const auto end = ParseTime("2026-08-20", kToday);
  ASSERT_TRUE(end);
  EXPECT_EQ(absl::FormatTime(*end + absl::Microseconds(1), absl::UTCTimeZone()), "2026-08-20T22:00:00+00:00");
  EXPECT_EQ(*ParseTime("2026-08-20T10:00:00+02:00", kToday),
            absl::FromCivil(absl::CivilHour(2026, 8, 20, 8), absl::UTCTimeZone()));
  EXPECT_EQ(ParseTime("2026-08-20 10:00", kToday), std::nullopt);
}

TEST(ArgumentsTest, Euros) {
  EXPECT_EQ(Plain(*ParseEuros("12 500,5 €")).ToString(base::kCsvForPrograms), "12500.50");
  EXPECT_EQ(Plain(*ParseEuros("300000")).ToString(base::kCsvForPrograms), "300000.00");
  for (const char* wrong : {"-5", "1.2.3", "12.345", "dix", "", "1e6"}) EXPECT_FALSE(ParseEuros(wrong)) << wrong;
}

TEST(ArgumentsTest, NamesMayLeaveTheirCollectionOut) {
  EXPECT_EQ(ResourceName("incubators", "sud"), "incubators/sud");
  EXPECT_EQ(ResourceName("incubators", "incubators/sud"), "incubators/sud");
  EXPECT_EQ(Id("projects/x/phaseRecords/3"), "3");
}

TEST(ArgumentsTest, ANewIdHasOnePart) {
  const Messages say(Language::kEnglish);
  EXPECT_EQ(NewId("projects", "x", say).value(), "x");
  EXPECT_EQ(NewId("projects", "projects/x", say).value(), "x");
  for (const char* wrong : {"a/x", "incubators/x", "projects/a/x", "x/"}) {
    EXPECT_EQ(ExitCodeOf(NewId("projects", wrong, say).status()), ExitCode::kUsage) << wrong;
  }
}

TEST(FilterFlagsTest, WhatIsTypedCannotBreakOutOfItsLiteral) {
  FilterFlags flags;
  flags.themes = {R"(a" OR title = "b\)"};
  EXPECT_EQ(flags.Build(), R"(theme = "a\" OR title = \"b\\")");
  flags.themes = {"100*"};
  EXPECT_EQ(flags.Build(), R"(theme = "100\*")") << "an asterisk typed is an asterisk meant";
}

TEST(FilterFlagsTest, AFilterAloneGoesAsTyped) {
  FilterFlags flags;
  flags.filter = "phaze = SCALING OR paused = true";
  EXPECT_EQ(flags.Build(), flags.filter) << "the character that an error names is the one that was typed";
}

TEST(FilterFlagsTest, OptionsAreJoinedByAndAndTheirValuesByOr) {
  FilterFlags flags;
  flags.filter = "kind = EIG_CHALLENGE paused = true";
  flags.phases = {portfolio::v1::PHASE_CONSTRUCTION, portfolio::v1::PHASE_SCALING};
  flags.incubators = {"sud"};
  flags.ministries = {"organisations/forets"};
  flags.texts = {"arbres"};
  EXPECT_EQ(flags.Build(),
            "(kind = EIG_CHALLENGE paused = true) AND (phase = \"CONSTRUCTION\" OR phase = \"SCALING\") AND "
            "incubator = \"incubators/sud\" AND ministry = \"organisations/forets\" AND text : \"arbres\"");
  EXPECT_EQ(FilterFlags().Build(), "");
}

TEST(FilterFlagsTest, WhichPerimeterIsAskedForIsSaid) {
  const Messages english(Language::kEnglish), french(Language::kFrench);
  FilterFlags flags;
  EXPECT_EQ(flags.Perimeter(english), "");
  flags.domains = {"Justice"};
  EXPECT_EQ(flags.Build(), "domain = \"Justice\"");
  EXPECT_EQ(flags.Perimeter(english), "Perimeter: by ministerial domain (Justice)");
  flags.ministries = {"forets"};
  EXPECT_EQ(flags.Perimeter(french),
            "Périmètre : par organisation et tout ce qui en dépend (forets) et par domaine ministériel (Justice)");
}

}  // namespace
}  // namespace pepiniere::pep
