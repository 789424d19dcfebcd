// The file that `pep metrics compute` reads, and what is told of one that is wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/pep/metrics/forecast_flag.h"
#include "clients/pep/metrics/held_points.h"
#include "clients/pep/metrics/history_file.h"

namespace pepiniere::pep {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Wrong = HistoryWrong;

absl::Time At(const std::string& text) {
  absl::Time time;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &time, nullptr)) << text;
  return time;
}

HistoryFile Good(const std::string& text) {
  ReadHistory read = ReadHistoryFile(text);
  EXPECT_THAT(read.faults, IsEmpty());
  return std::move(read.file);
}

std::vector<std::pair<std::string, std::string_view>> Faults(const std::string& text) {
  std::vector<std::pair<std::string, std::string_view>> faults;
  for (const HistoryFault& fault : ReadHistoryFile(text).faults) faults.emplace_back(fault.path, CodeOf(fault.wrong));
  return faults;
}

TEST(HistoryFileTest, ThePeriodIsThirteenWeeksBeforeWhatIsKnown) {
  const HistoryFile file = Good(R"({"asOf": "2026-10-01T00:00:00Z"})");
  EXPECT_EQ(file.window.as_of, At("2026-10-01T00:00:00Z"));
  EXPECT_EQ(file.window.to, file.window.as_of);
  EXPECT_EQ(file.window.from, At("2026-07-01T22:00:00Z")) << "the beginning of the local day";
  EXPECT_EQ(file.window.zone.name(), "Europe/Paris");
  const HistoryFile other =
      Good(R"({"asOf": "2026-10-01T02:00:00+02:00", "to": "2026-09-01T00:00:00Z", "zone": "UTC"})");
  EXPECT_EQ(other.window.as_of, file.window.as_of);
  EXPECT_EQ(other.window.from, At("2026-06-02T00:00:00Z"));
  EXPECT_EQ(other.window.zone.name(), "UTC");
}

TEST(HistoryFileTest, EverythingThatItMayHoldIsRead) {
  const HistoryFile file = Good(R"({"asOf": "2026-10-01T00:00:00Z",
    "items": [{"id": "T", "requested": "2026-09-01T00:00:00Z", "transitions": [{"to": "DONE", "at": "2026-09-02T00:00:00.5Z"}],
               "estimates": [{"value": 2.5, "at": "2026-09-01T00:00:00Z"}],
               "memberships": [{"sprint": "S", "from": "2026-09-01T00:00:00Z", "to": null}]}],
    "sprints": [{"id": "S", "start": "2026-09-01T00:00:00Z", "end": "2026-09-15T00:00:00Z", "closed": true}],
    "deployments": [{"id": "D", "tier": "production", "startedAt": "2026-09-03T00:00:00Z", "finishedAt": "2026-09-03T00:10:00Z",
                     "outcome": "ROLLED_BACK", "rolledBackAt": "2026-09-03T01:00:00Z", "changes": ["sha"], "intent": "INCIDENT"}],
    "changes": [{"sha": "sha", "authoredAt": "2026-09-01T00:00:00Z"}],
    "incidents": [{"id": "I", "detectedAt": "2026-09-03T00:20:00Z", "resolvedAt": "2026-09-03T01:00:00Z", "deployment": "D"}],
    "surveys": {"jdma": {"good": 1, "medium": 2, "bad": 3}, "nps": {"0": 4, "10": 5}, "csat": {}},
    "points": [{"metric": "visits", "dimensions": {"audience": "companies"}, "time": "2026-09-01T00:00:00Z", "source": "s", "revision": 3, "value": -1.5}],
    "throughput": [0, 2, 1]})");
  const metrics::History& history = file.history;
  ASSERT_EQ(history.items.size(), 1U);
  EXPECT_EQ(history.items[0].transitions[0].to, metrics::State::kDone);
  EXPECT_EQ(history.items[0].transitions[0].at, At("2026-09-02T00:00:00.5Z"));
  EXPECT_EQ(history.items[0].estimates[0].value, 2.5);
  EXPECT_EQ(history.items[0].memberships[0].to, std::nullopt);
  EXPECT_TRUE(history.sprints[0].closed);
  EXPECT_EQ(history.deployments[0].outcome, metrics::Outcome::kRolledBack);
  EXPECT_EQ(history.deployments[0].intent, metrics::Intent::kIncident);
  EXPECT_EQ(history.deployments[0].rolled_back, At("2026-09-03T01:00:00Z"));
  EXPECT_THAT(history.deployments[0].changes, ElementsAre("sha"));
  EXPECT_EQ(history.changes[0].merged, std::nullopt);
  EXPECT_EQ(history.incidents[0].deployment, "D");
  EXPECT_EQ(history.surveys.jdma->bad, 3);
  EXPECT_THAT(*history.surveys.nps, ElementsAre(std::pair(0, 4), std::pair(10, 5)));
  EXPECT_THAT(*history.surveys.csat, IsEmpty());
  EXPECT_THAT(*history.throughput, ElementsAre(0, 2, 1));
  EXPECT_EQ(file.points[0].point.value, -1.5);
  EXPECT_EQ(file.points[0].point.revision, 3);
}

TEST(HistoryFileTest, AbsenceIsNoEmptyAnswer) {
  const HistoryFile file = Good(R"({"asOf": "2026-10-01T00:00:00Z", "surveys": {"nps": null}})");
  EXPECT_FALSE(file.history.surveys.nps.has_value());
  EXPECT_FALSE(file.history.surveys.jdma.has_value());
  EXPECT_FALSE(file.history.throughput.has_value());
}

TEST(HistoryFileTest, AllThatIsWrongIsToldAtOnce) {
  EXPECT_THAT(
      Faults(R"({"asOf": "today", "zone": "Mars/Olympus", "sprint": 1, "items": [
                {"id": "", "transitions": [{"at": "2026-09-02"}]}, {"id": "T", "estimates": [{"value": "3", "at": "2026-09-02T00:00:00Z"}]}]})"),
      ElementsAre(std::pair("sprint", "UNKNOWN_MEMBER"), std::pair("asOf", "NO_INSTANT"), std::pair("zone", "NO_ZONE"),
                  std::pair("items[0].id", "NO_NAME"), std::pair("items[0].transitions[0].to", "MISSING"),
                  std::pair("items[0].transitions[0].at", "NO_INSTANT"),
                  std::pair("items[1].estimates[0].value", "NO_NUMBER")));
  EXPECT_THAT(Faults("{"), ElementsAre(std::pair("", "NO_JSON")));
  EXPECT_THAT(Faults("[]"), ElementsAre(std::pair("", "NO_OBJECT")));
}

TEST(HistoryFileTest, AnInstantIsOfRfc3339AndNothingElse) {
  const auto of_instant = [](const std::string& text) { return Faults(R"({"asOf": ")" + text + R"("})"); };
  for (const char* good :
       {"2026-10-01T00:00:00Z", "2026-10-01T00:00:00.123456789+05:45", "1970-01-01T00:00:00-00:00"}) {
    EXPECT_THAT(of_instant(good), IsEmpty()) << good;
  }
  for (const char* bad : {"2026-10-01", "2026-10-01T00:00:00", "2026-10-01 00:00:00Z", "2026-02-30T00:00:00Z",
                          " 2026-10-01T00:00:00Z", "12026-10-01T00:00:00Z", "infinite-future", "1969-12-31T23:59:59Z",
                          "2200-01-01T00:00:00Z", "2026-10-01T00:00:00.Z", "2026-10-01T00:00:00+0200"}) {
    EXPECT_THAT(of_instant(bad), ElementsAre(std::pair("asOf", "NO_INSTANT"))) << bad;
  }
  const HistoryFile file = Good(R"({"asOf": "2026-10-01T00:00:00.1234569Z"})");
  EXPECT_EQ(file.window.as_of, At("2026-10-01T00:00:00.123456Z"));
}

TEST(HistoryFileTest, WhatIsToldTwiceIsTheSameOrWrong) {
  const std::string begin = R"({"asOf": "2026-10-01T00:00:00Z", "incidents": [)",
                    incident = R"({"id": "I", "detectedAt": "2026-09-01T00:00:00Z")";
  EXPECT_EQ(Good(begin + incident + "}," + incident + "}]}").history.incidents.size(), 1U);
  const ReadHistory read = ReadHistoryFile(begin + incident + "}," + incident + R"(,"deployment": "D"}]})");
  EXPECT_THAT(read.faults, ElementsAre(HistoryFault{"incidents[1]", Wrong::kRepeated, {"I", "incidents[0]"}}));
}

TEST(HistoryFileTest, WhatEndsBeforeItBeginsIsWrong) {
  EXPECT_THAT(Faults(R"({"asOf": "2026-10-01T00:00:00Z", "from": "2026-10-01T00:00:00Z"})"),
              ElementsAre(std::pair("asOf", "NOT_AFTER")));
  EXPECT_THAT(Faults(R"({"asOf": "2026-10-01T00:00:00Z", "from": "2026-08-01T00:00:00Z", "to": "2026-07-01T00:00:00Z",
                "sprints": [{"id": "S", "start": "2026-09-01T00:00:00Z", "end": "2026-08-01T00:00:00Z"}]})"),
              ElementsAre(std::pair("to", "NOT_AFTER"), std::pair("sprints[0].end", "NOT_AFTER")));
}

TEST(HeldPointsTest, TheHighestRevisionHoldsAndWhatIsLaterIsNotKnown) {
  const HistoryFile file = Good(R"({"asOf": "2026-10-01T00:00:00Z", "points": [
    {"metric": "m", "source": "a", "time": "2026-09-01T00:00:00Z", "value": 1, "revision": 2},
    {"metric": "m", "source": "a", "time": "2026-09-01T00:00:00Z", "value": 2, "revision": 1},
    {"metric": "m", "source": "b", "time": "2026-09-02T00:00:00Z", "value": 3},
    {"metric": "m", "source": "b", "time": "2026-09-02T00:00:00Z", "value": 4},
    {"metric": "m", "source": "b", "time": "2026-10-01T00:00:00Z", "value": 5}]})");
  const std::vector<HeldSeries> held = HeldPoints(file.points, file.window.as_of);
  ASSERT_EQ(held.size(), 2U);
  EXPECT_EQ(held[0].value, 1);
  EXPECT_EQ(held[0].restated, 0);
  ASSERT_EQ(held[0].excluded.size(), 1U);
  EXPECT_EQ(held[0].excluded[0].id, "points[1]");
  EXPECT_EQ(held[0].excluded[0].reason, "OLDER_REVISION");
  EXPECT_EQ(held[1].value, 4);
  EXPECT_EQ(held[1].restated, 1);
  EXPECT_EQ(held[1].n, 1);
  EXPECT_EQ(held[1].excluded[0].reason, "NOT_KNOWN_YET");
}

TEST(ForecastFlagTest, WhatIsAsked) {
  const Messages say(Language::kEnglish);
  metrics::ForecastQuestion question;
  EXPECT_EQ(ParseForecast("items=20,days=30,by=weekday", say, question), "");
  EXPECT_EQ(question.days, 30);
  EXPECT_EQ(question.items, 20);
  EXPECT_TRUE(question.by_weekday);
  for (const char* bad : {"", "days", "days=", "days=-1", "days=0", "days=1097", "items=50001", "days=1,days=2",
                          "by=weekday", "weeks=3", "days=3 "}) {
    EXPECT_NE(ParseForecast(bad, say, question), "") << bad;
  }
  EXPECT_EQ(question.days, 30);  // as it was
}

}  // namespace
}  // namespace pepiniere::pep
