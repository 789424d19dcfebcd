#include "services/metrics/ingest/openmetrics.h"

#include <map>

#include "services/metrics/ingest/payload.h"
#include "tests/unit/metrics_ingest/readings.h"

namespace pepiniere::metrics {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

// 2026-09-30T08:00:00Z.
constexpr std::string_view kNow = "1790755200";

std::string WithTime(std::string text) {
  for (std::size_t at = text.find("$T"); at != std::string::npos; at = text.find("$T")) text.replace(at, 2, kNow);
  return text;
}
Told Read(std::string_view text) {
  auto told = ReadOpenMetrics(WithTime(std::string(text)), InParis());
  EXPECT_TRUE(told.ok()) << told.status();
  return told.ok() ? *std::move(told) : Told();
}
std::string Why(std::string_view text) {
  const auto told = ReadOpenMetrics(WithTime(std::string(text)), InParis());
  EXPECT_EQ(told.status().code(), absl::StatusCode::kInvalidArgument) << text;
  return std::string(told.status().message());
}

TEST(OpenMetricsTest, GaugesAndCounters) {
  const auto points = AllOf<PointSeen>(Read(R"(# TYPE active_users gauge
# HELP active_users Who signed in; "today".
active_users{audience="individuals",region="Île-de-France"} 1.25e3 $T
active_users{audience="companies"} 12 $T.5
# TYPE visits counter
# UNIT visits 
visits_total 42.0 $T # {trace_id="a b"} 0.5 1790755199
visits_created 1790000000
# EOF
)")
                                           .events);
  ASSERT_EQ(points.size(), 3U);
  EXPECT_EQ(points[0].metric, "active_users");
  EXPECT_THAT(points[0].dimensions, ElementsAre(Pair("audience", "INDIVIDUALS"), Pair("region", "Île-de-France")));
  EXPECT_EQ(points[0].value, 1250);
  EXPECT_EQ(points[0].time, At("2026-09-30T08:00:00Z"));
  EXPECT_EQ(points[1].time, At("2026-09-30T08:00:00.5Z"));
  EXPECT_EQ(points[2].metric, "visits") << "without _total";
  EXPECT_EQ(points[2].value, 42);
  EXPECT_EQ(points[2].revision, std::nullopt);
}

TEST(OpenMetricsTest, WhatHasNoTypeAndEscapes) {
  const auto points = AllOf<PointSeen>(Read("a:b_c{text=\"a \\\"b\\\" \\\\ \\n \\x {},=# \"} -0.5 $T\n# EOF").events);
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(points[0].metric, "a:b_c");
  EXPECT_EQ(points[0].dimensions.at("text"), "a \"b\" \\ \n \\x {},=# ");
}

TEST(OpenMetricsTest, NothingIsAlsoAText) { EXPECT_THAT(Read("# EOF\n").events, IsEmpty()); }

TEST(OpenMetricsTest, ASampleThatCannotBeTakenIsRefusedByItself) {
  const Told told = Read(R"(# TYPE a gauge
a{n="1"} NaN $T
a{n="2"} +Inf $T
a{n="3"} 3
a{n="4"} 4 $T
a{n="4"} 5 $T
a{n="5"} 5 1790942401
a{n="6"} 6 1790755200000
a{n="7"} 7 0
# EOF
)");
  const auto points = AllOf<PointSeen>(told.events);
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(points[0].value, 4);
  EXPECT_EQ(told.read, 8);
  EXPECT_EQ(told.refused, 7);
  EXPECT_THAT(Said(told.findings), ElementsAre("!2 a NO_NUMBER", "!3 a NO_NUMBER", "!4 a NO_INSTANT", "!6 a REPEATED",
                                               "!7 a CLOCK", "!8 a CLOCK", "!9 a CLOCK"));
}

TEST(OpenMetricsTest, KindsOfWhichNoPointIsMadeAreSaidOnce) {
  const Told told = Read(R"(# TYPE h histogram
h_bucket{le="1"} 1 $T
h_bucket{le="+Inf"} 2 $T
h_count 2 $T
h_sum 2.5 $T
# TYPE build info
build_info{version="1"} 1
# TYPE a gauge
a 1 $T
# EOF
)");
  EXPECT_EQ(told.events.size(), 1U);
  EXPECT_THAT(Said(told.findings), ElementsAre("!2 h OTHER_TYPE", "!7 build OTHER_TYPE"));
  EXPECT_EQ(told.refused, 5);
}

TEST(OpenMetricsTest, WhatWasCutIsRefusedWhole) {
  EXPECT_THAT(Why("a 1 $T\n"), HasSubstr("body: must end with # EOF"));
  EXPECT_THAT(Why("a 1 $T\n# EO"), HasSubstr("# EOF"));
  EXPECT_THAT(Why("a 1 $T\n# EOF\n\n"), HasSubstr("# EOF"));
  EXPECT_THAT(Why("a 1 $T# EOF"), HasSubstr("# EOF"));
  EXPECT_THAT(Why(""), HasSubstr("# EOF"));
}

TEST(OpenMetricsTest, WhatDoesNotFollowTheGrammarIsRefusedByItsLine) {
  const auto why = [](std::string_view line) { return Why(base::Concat("ok 1 $T\n", line, "\n# EOF\n")); };
  for (const char* line : {"",
                           "1a 1",
                           "a",
                           "a  1",
                           "a 1 ",
                           "a one",
                           "a 1 $T $T",
                           "a{} 1 $T #",
                           "a{b=1} 1",
                           "a{b=\"1} 1",
                           "a{b=\"1\",} 1",
                           "a{b=\"1\" 1",
                           "a{b=\"1\",b=\"2\"} 1",
                           "a{1b=\"1\"} 1",
                           "a 0x10",
                           "a 1 NaN",
                           "a 1 $T # 0.5",
                           "#TYPE a gauge",
                           "# TYPE a sum",
                           "# TYPE",
                           "# NOTE a b",
                           "# UNIT a seconds",
                           "ok 2 $T\nb 1\nok 3 $T",
                           "# TYPE c counter\nc 1 $T",
                           "# TYPE a gauge\n# TYPE a gauge",
                           "a\r 1"}) {
    EXPECT_THAT(why(line), HasSubstr("line ")) << line;
  }
  EXPECT_EQ(why("a one"), "line 2: its value is no number");
  EXPECT_EQ(why("# UNIT a seconds"), "line 2: the name of a metric must end with its UNIT");
  EXPECT_EQ(why("a{b=\"1\",b=\"2\"} 1"), "line 2: a label stands twice");
}

TEST(OpenMetricsTest, Limits) {
  EXPECT_THAT(Why(base::Concat("a{b=\"", std::string(kMostLabelBytes + 1, 'x'), "\"} 1 $T\n# EOF")),
              HasSubstr("a label must not be longer"));
  std::string labels;
  for (std::size_t i = 0; i <= kMostLabels; ++i) labels += base::Concat(i == 0 ? "" : ",", "l", i, "=\"\"");
  EXPECT_THAT(Why(base::Concat("a{", labels, "} 1 $T\n# EOF")), HasSubstr("more than 30 labels"));
  EXPECT_THAT(Why(std::string(kMostBodyBytes + 1, '\n')), HasSubstr("body: must not be larger"));
  EXPECT_THAT(Why("a{b=\"\xff\"} 1 $T\n# EOF"), HasSubstr("body: is not UTF-8 at byte 6"));
  std::string many = "# TYPE a gauge\n";
  for (std::size_t i = 0; i <= kMostSamples; ++i) many += base::Concat("a 1 ", i, "\n");
  EXPECT_THAT(Why(many + "# EOF"), HasSubstr("more than 50000 samples"));
}

}  // namespace
}  // namespace pepiniere::metrics
