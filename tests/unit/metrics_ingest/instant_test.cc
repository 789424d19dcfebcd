#include "services/metrics/ingest/instant.h"

#include "tests/unit/metrics_ingest/readings.h"

namespace pepiniere::metrics {
namespace {

std::string Utc(std::optional<absl::Time> at) {
  return at ? absl::FormatTime(absl::RFC3339_full, *at, absl::UTCTimeZone()) : "none";
}

TEST(InstantTest, AsForgesWriteThem) {
  EXPECT_EQ(Utc(ParseInstant("2022-08-05T06:25:15Z")), "2022-08-05T06:25:15+00:00");
  EXPECT_EQ(Utc(ParseInstant("2022-08-05 14:25:15 +0800")), "2022-08-05T06:25:15+00:00") << "GitLab";
  EXPECT_EQ(Utc(ParseInstant("2022-08-05 06:25:15 UTC")), "2022-08-05T06:25:15+00:00") << "GitLab";
  EXPECT_EQ(Utc(ParseInstant("2022-08-05T01:55:15.25-04:30")), "2022-08-05T06:25:15.25+00:00");
  EXPECT_EQ(Utc(ParseInstant("2023-03-20T14:27:05.315384Z")), "2023-03-20T14:27:05.315384+00:00");
  EXPECT_EQ(Utc(ParseInstant("2016-12-31T23:59:60Z")), "2017-01-01T00:00:00+00:00") << "a leap second";
}

TEST(InstantTest, WithoutAnOffsetThereIsNone) {
  for (const char* text :
       {"", "2022-08-05", "2022-08-05T06:25:15", "2022-08-05T06:25Z", "2022-02-30T06:25:15Z", "2022-08-05T24:00:00Z",
        "2022-08-05T06:60:00Z", "2022-08-05T06:25:15+2500", "0000-01-01T00:00:00Z", "2022-08-05T06:25:15Z ",
        " 2022-08-05T06:25:15Z", "2022-08-05T06:25:15.Z", "05/08/2022 06:25:15Z", "infinite-future", "1659680715"}) {
    EXPECT_EQ(Utc(ParseInstant(text)), "none") << text;
  }
}

TEST(InstantTest, LocalTimesAreOfTheirZone) {
  const absl::TimeZone paris = InParis().zone;
  EXPECT_EQ(Utc(ParseMoment("2026-03-29", paris)), "2026-03-28T23:00:00+00:00") << "the day on which the hour changes";
  EXPECT_EQ(Utc(ParseMoment("2026/03/30", paris)), "2026-03-29T22:00:00+00:00");
  EXPECT_EQ(Utc(ParseMoment("30/03/2026", paris)), "2026-03-29T22:00:00+00:00");
  EXPECT_EQ(Utc(ParseMoment("30/03/2026 09:05", paris)), "2026-03-30T07:05:00+00:00");
  EXPECT_EQ(Utc(ParseMoment("2026-01-05T09:05:07", paris)), "2026-01-05T08:05:07+00:00");
  EXPECT_EQ(Utc(ParseMoment("2026-01-05T09:05:07Z", paris)), "2026-01-05T09:05:07+00:00") << "it says its own";
  for (const char* text : {"03/30/2026", "30/03/26", "2026-03/30", "30 mars 2026", "2026-03-30 9:05", "2026-03-30x"}) {
    EXPECT_EQ(Utc(ParseMoment(text, paris)), "none") << text;
  }
}

TEST(InstantTest, ADayAlone) {
  EXPECT_TRUE(IsDayAlone("2026-03-29"));
  EXPECT_TRUE(IsDayAlone("29/03/2026"));
  EXPECT_FALSE(IsDayAlone("2026-03-29 09:05"));
  EXPECT_FALSE(IsDayAlone(""));
}

TEST(InstantTest, AClockThatIsWrong) {
  const absl::Time received = At("2026-10-01T12:00:00Z");
  EXPECT_EQ(ClockFault(received, received), "");
  EXPECT_EQ(ClockFault(received + absl::Hours(24), received), "");
  EXPECT_THAT(ClockFault(received + absl::Hours(24) + absl::Seconds(1), received),
              ::testing::HasSubstr("2026-10-02T12:00:01+00:00, more than 24 hours after its receipt"));
  EXPECT_THAT(ClockFault(absl::UnixEpoch(), received), ::testing::HasSubstr("before 1990"));
  const std::string early = ClockFault(absl::UnixEpoch(), received),
                    ahead = ClockFault(received + absl::Hours(25), received);
  EXPECT_TRUE(SaysTooEarly(early) && !SaysAhead(early));
  EXPECT_TRUE(SaysAhead(ahead) && !SaysTooEarly(ahead));
}

}  // namespace
}  // namespace pepiniere::metrics
