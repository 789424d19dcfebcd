#include "services/portfolio/domain/ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/portfolio/lines.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum Phase;

const base::Date kOpen = base::Date::Max();

Span Lasting(int line, Phase phase, std::string_view starts, base::Date ends, bool paused = false,
             std::string_view since = "") {
  return {Day(starts), ends, Day(since.empty() ? starts : since), phase, paused, line};
}

TEST(TimelineTest, APhaseEndsWhereTheNextBegins) {
  EXPECT_THAT(Timeline({Line(2, kConstruction, "2024-03-01"), Line(1, kInvestigation, "2024-01-01")}),
              ElementsAre(Lasting(1, kInvestigation, "2024-01-01", Day("2024-03-01")),
                          Lasting(2, kConstruction, "2024-03-01", kOpen)));
  EXPECT_THAT(Timeline({}), IsEmpty());
}

TEST(TimelineTest, TiesGoToTheLaterPlaceInTheSourceThenToTheLaterRecording) {
  PhaseLine first = Line(7, kScaling, "2024-01-01"), second = Line(3, kConstruction, "2024-01-01");
  first.position = 1, second.position = 2;
  EXPECT_THAT(Timeline({first, second}), ElementsAre(Lasting(3, kConstruction, "2024-01-01", kOpen)));
  first.position = second.position;
  EXPECT_THAT(Timeline({first, second}), ElementsAre(Lasting(7, kScaling, "2024-01-01", kOpen)));
}

TEST(TimelineTest, AnEarlyEndOnlyPausesFromTheDayAfter) {
  EXPECT_THAT(Timeline({Line(1, kInvestigation, "2024-01-01", "2024-01-31"), Line(2, kConstruction, "2024-03-01")}),
              ElementsAre(Lasting(1, kInvestigation, "2024-01-01", Day("2024-02-01")),
                          Lasting(1, kInvestigation, "2024-02-01", Day("2024-03-01"), true, "2024-01-01"),
                          Lasting(2, kConstruction, "2024-03-01", kOpen)));
  EXPECT_THAT(Timeline({Line(1, kOperated, "2024-01-01", "2024-01-31")}),
              ElementsAre(Lasting(1, kOperated, "2024-01-01", Day("2024-02-01")),
                          Lasting(1, kOperated, "2024-02-01", kOpen, true, "2024-01-01")));
}

TEST(TimelineTest, AnEndOnTheDayOfTheStartLeavesOneActiveDay) {
  EXPECT_THAT(Timeline({Line(1, kScaling, "2024-01-01", "2024-01-01")}),
              ElementsAre(Lasting(1, kScaling, "2024-01-01", Day("2024-01-02")),
                          Lasting(1, kScaling, "2024-01-02", kOpen, true, "2024-01-01")));
}

TEST(TimelineTest, AnEndOnTheDayBeforeTheNextLineOrLaterIsNoPause) {
  for (const char* end : {"2024-02-29", "2024-03-01", "2025-01-01", "9999-12-31"}) {
    EXPECT_THAT(Timeline({Line(1, kInvestigation, "2024-01-01", end), Line(2, kConstruction, "2024-03-01")}),
                ElementsAre(Lasting(1, kInvestigation, "2024-01-01", Day("2024-03-01")),
                            Lasting(2, kConstruction, "2024-03-01", kOpen)))
        << end;
  }
}

TEST(TimelineTest, AnEndBeforeTheStartPausesFromTheStart) {
  for (const char* end : {"2023-01-01", "2023-12-31"}) {
    EXPECT_THAT(Timeline({Line(1, kScaling, "2024-01-01", end)}),
                ElementsAre(Lasting(1, kScaling, "2024-01-01", kOpen, true)))
        << end;
  }
}

TEST(TimelineTest, LinesWithoutPhaseOrDateAreNeverCurrent) {
  EXPECT_THAT(Timeline({Line(1, std::nullopt, "2024-01-01"), Line(2, kScaling, ""), Line(3, kScaling, "2024-02-01")}),
              ElementsAre(Lasting(3, kScaling, "2024-02-01", kOpen)));
}

PhaseLine Saying(int number, std::string word, std::string_view effective) {
  PhaseLine line = Line(number, std::nullopt, effective);
  line.entry.source_phase = std::move(word);
  return line;
}

TEST(TimelineTest, AWordThatNobodyExplainedDecidesWithoutAPhase) {
  const std::vector<PhaseLine> lines = {Line(1, kConstruction, "2024-01-01", "2024-05-01"),
                                        Saying(2, "success", "2024-06-01"), Saying(3, "fini", "2024-07-01"),
                                        Line(4, kStopped, "2024-09-01")};
  EXPECT_THAT(UnknownSpans(lines), ElementsAre(UnknownSpan{Day("2024-06-01"), Day("2024-07-01"), "success", 2},
                                               UnknownSpan{Day("2024-07-01"), Day("2024-09-01"), "fini", 3}));
  // The phase before it is the last one that we understand; from then on nothing is told of a pause.
  const std::vector<Span> timeline = Timeline(lines);
  EXPECT_TRUE(SpanOn(timeline, Day("2024-05-31"))->paused);
  EXPECT_EQ(SpanOn(timeline, Day("2024-08-31"))->phase, kConstruction);
  EXPECT_FALSE(SpanOn(timeline, Day("2024-06-01"))->paused);
  EXPECT_EQ(SpanOn(timeline, Day("2024-09-01"))->phase, kStopped);
}

TEST(TimelineTest, AWordDecidesOnlyWhereItsLineDoes) {
  EXPECT_THAT(UnknownSpans({Saying(1, "x", "2024-01-01"), Line(2, kScaling, "2024-01-01")}), IsEmpty());
  EXPECT_THAT(UnknownSpans({Line(1, kScaling, "2024-01-01"), Saying(2, "x", "2024-01-01")}),
              ElementsAre(UnknownSpan{Day("2024-01-01"), kOpen, "x", 2}));
  EXPECT_THAT(UnknownSpans({Saying(1, "x", ""), Saying(2, "", "2024-01-01")}), IsEmpty());
  EXPECT_THAT(Timeline({Saying(1, "x", "2024-01-01")}), IsEmpty());
}

TEST(TimelineTest, APhaseSaidAgainGoesOnSinceItsFirstDay) {
  EXPECT_THAT(
      Timeline({Line(1, kScaling, "2024-01-01", "2024-01-14"), Line(2, kScaling, "2024-02-01"),
                Line(3, kStopped, "2024-03-01"), Line(4, kScaling, "2024-04-01")}),
      ElementsAre(Lasting(1, kScaling, "2024-01-01", Day("2024-01-15")),
                  Lasting(1, kScaling, "2024-01-15", Day("2024-02-01"), true, "2024-01-01"),
                  Lasting(2, kScaling, "2024-02-01", Day("2024-03-01"), false, "2024-01-01"),
                  Lasting(3, kStopped, "2024-03-01", Day("2024-04-01")), Lasting(4, kScaling, "2024-04-01", kOpen)));
}

TEST(TimelineTest, ALineThatAnotherOneOfTheSameDayHidesLastsNoTime) {
  EXPECT_THAT(Timeline({Line(1, kScaling, "2024-01-01"), Line(2, kStopped, "2024-02-01"),
                        Line(3, kScaling, "2024-02-01"), Line(4, kScaling, "2024-03-01")}),
              ElementsAre(Lasting(1, kScaling, "2024-01-01", Day("2024-02-01")),
                          Lasting(3, kScaling, "2024-02-01", Day("2024-03-01"), false, "2024-01-01"),
                          Lasting(4, kScaling, "2024-03-01", kOpen, false, "2024-01-01")));
}

TEST(TimelineTest, TheFutureIsNotThePresent) {
  const auto timeline = Timeline({Line(1, kScaling, "2024-01-01"), Line(2, kOperated, "2030-01-01")});
  EXPECT_EQ(SpanOn(timeline, Day("2023-12-31")), nullptr);
  EXPECT_EQ(SpanOn(timeline, Day("2024-01-01"))->phase, kScaling);
  EXPECT_EQ(SpanOn(timeline, Day("2029-12-31"))->phase, kScaling);
  EXPECT_EQ(SpanOn(timeline, Day("2030-01-01"))->phase, kOperated);
  EXPECT_EQ(SpanOn(timeline, base::Date::Max() + -1)->phase, kOperated);
}

// DOMAIN section 1, "The current phase on date D", word by word.
struct Current {
  const PhaseLine* line = nullptr;
  bool paused = false;
};

Current CurrentOn(const std::vector<PhaseLine>& lines, base::Date day) {
  Current current;
  for (const PhaseLine& line : lines) {
    if (!line.entry.phase || !line.entry.effective || *line.entry.effective > day) continue;
    if (!current.line || *line.entry.effective > *current.line->entry.effective ||
        (line.entry.effective == current.line->entry.effective &&
         (line.position > current.line->position ||
          (line.position == current.line->position && line.number > current.line->number)))) {
      current.line = &line;
    }
  }
  // The end is the last active day. It counts only before the next line begins, so before any day on which another line
  // is current.
  current.paused = current.line && current.line->entry.end && *current.line->entry.end < day;
  return current;
}

// The first of the days up to this one on all of which the project was in the phase.
base::Date SinceOn(const std::vector<PhaseLine>& lines, base::Date day) {
  const Phase phase = *CurrentOn(lines, day).line->entry.phase;
  for (;; day = day + -1) {
    const Current before = CurrentOn(lines, day + -1);
    if (!before.line || before.line->entry.phase != phase) return day;
  }
}

TEST(TimelineTest, EqualsTheDefinitionOnEveryDayOfAnyLedger) {
  std::mt19937 random(20260820);
  for (int round = 0; round < 3000; ++round) {
    std::vector<PhaseLine> lines(static_cast<std::size_t>(Pick(random, 7)));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      lines[i].number = static_cast<int>(i) + 1;
      lines[i].position = Pick(random, 4);
      lines[i].entry = AnyEntry(random);
    }
    std::ranges::shuffle(lines, random);
    const std::vector<Span> timeline = Timeline(lines);
    for (base::Date day = Day("2023-12-30"); day < Day("2024-01-16"); day = day + 1) {
      const Current expected = CurrentOn(lines, day);
      const Span* span = SpanOn(timeline, day);
      ASSERT_EQ(span != nullptr, expected.line != nullptr) << "round " << round << ", " << day.ToString();
      if (!span) continue;
      ASSERT_EQ(span->line, expected.line->number) << "round " << round << ", " << day.ToString();
      ASSERT_EQ(span->phase, expected.line->entry.phase);
      ASSERT_EQ(span->paused, expected.paused) << "round " << round << ", " << day.ToString();
      ASSERT_EQ(span->since, SinceOn(lines, day)) << "round " << round << ", " << day.ToString();
    }
    for (std::size_t i = 0; i < timeline.size(); ++i) {
      ASSERT_LT(timeline[i].starts, timeline[i].ends);
      ASSERT_EQ(timeline[i].ends, i + 1 < timeline.size() ? timeline[i + 1].starts : kOpen);
    }
  }
}

TEST(PhaseLineTest, HeldFromItsRecordingUntilItWasSuperseded) {
  PhaseLine line = Line(1, kScaling, "2024-01-01");
  const absl::Time recorded = absl::FromUnixSeconds(1000), superseded = absl::FromUnixSeconds(2000);
  line.recorded_at = recorded;
  EXPECT_TRUE(line.holds());
  EXPECT_FALSE(line.HeldAt(recorded - absl::Microseconds(1)));
  EXPECT_TRUE(line.HeldAt(recorded));
  EXPECT_TRUE(line.HeldAt(absl::InfiniteFuture()));
  line.superseded_at = superseded;
  EXPECT_FALSE(line.holds());
  EXPECT_TRUE(line.HeldAt(superseded - absl::Microseconds(1)));
  EXPECT_FALSE(line.HeldAt(superseded));
}

}  // namespace
}  // namespace pepiniere::portfolio
