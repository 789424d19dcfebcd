#include "services/portfolio/domain/stays.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <tuple>

#include "tests/unit/portfolio/stories.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::IsEmpty;
using enum Phase;

using StaysTest = StoriesTest;
using Told = std::tuple<std::string, std::optional<Phase>, Phase, base::Date>;

// All pages of a list, `limit` at a time; each says the same total.
template <typename ListPage>
std::vector<StayPage::Item> AllOf(int limit, ListPage list_page) {
  std::vector<StayPage::Item> all;
  std::optional<StayPlace> after;
  std::int64_t total = -1;
  while (true) {
    const StayPage page = list_page(after, limit);
    all.insert(all.end(), page.items.begin(), page.items.end());
    EXPECT_TRUE(total < 0 || page.total == total);
    total = page.total;
    if (!page.more) break;
    EXPECT_EQ(page.items.size(), static_cast<std::size_t>(limit));
    after = page.items.back().place;
  }
  EXPECT_EQ(total, static_cast<std::int64_t>(all.size()));
  return all;
}

TEST_F(StaysTest, TheListOfMovesIsWhatTheFlowCounts) {
  for (int seed = 0; seed < 20; ++seed) {
    Fill(seed);
    const Question question = Ask();
    const base::Date from = question.as_of + -Pick(random_, 500);
    const auto list = [&](std::optional<MoveKind> kind, std::optional<Phase> out_of, std::optional<Phase> into) {
      const MovesAsked asked{question, from, kind, out_of, into};
      return AllOf(1 + Pick(random_, 9),
                   [&](const auto& after, int limit) { return ListMoves(census_, asked, after, limit); });
    };
    const Flow flow = census_.MeasureFlow(question, from);
    std::map<std::pair<std::optional<Phase>, Phase>, std::int64_t> moves;
    std::map<std::optional<MoveKind>, std::size_t> kinds;
    const auto all = list({}, {}, {});
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto& [place, stay] = all[i];
      ++moves[{stay.before, stay.phase}];
      ++kinds[KindOfMove(stay.before, stay.phase)];
      EXPECT_EQ(place.rank, stay.starts.days());
      EXPECT_GT(stay.starts, from);
      EXPECT_LE(stay.starts, question.as_of);
      if (i == 0) continue;
      const StayPlace& previous = all[i - 1].place;
      EXPECT_LT(std::tuple(-previous.rank, previous.project), std::tuple(-place.rank, place.project));
    }
    EXPECT_EQ(moves, flow.moves) << "seed " << seed;
    for (const Phase phase : AllPhases()) {
      const auto& row = flow.phases[static_cast<std::size_t>(Index(phase))];
      EXPECT_EQ(list({}, {}, phase).size(), static_cast<std::size_t>(row.entered));
      EXPECT_EQ(list({}, phase, {}).size(), static_cast<std::size_t>(row.left));
    }
    for (int kind = 1; kind <= kMoveKindCount; ++kind) {
      EXPECT_EQ(list(static_cast<MoveKind>(kind), {}, {}).size(), kinds[static_cast<MoveKind>(kind)]);
    }
  }
}

TEST_F(StaysTest, TheListOfStaysIsWhatDurationsMeasure) {
  for (int seed = 0; seed < 20; ++seed) {
    Fill(seed);
    const Question question = Ask();
    const Durations durations = census_.MeasureStays(question);
    for (const Phase phase : AllPhases()) {
      for (const bool running : {false, true}) {
        const auto stays = AllOf(1 + Pick(random_, 9), [&](const auto& after, int limit) {
          return ListStays(census_, {question, phase, running}, after, limit);
        });
        std::vector<std::int64_t> days;
        for (const auto& [place, stay] : stays) {
          EXPECT_EQ(stay.phase, phase);
          EXPECT_EQ(stay.next.has_value(), !running);
          EXPECT_EQ(place.rank, stay.Days(question.as_of));
          EXPECT_TRUE(days.empty() || place.rank <= days.back()) << "the longest first";
          days.push_back(place.rank);
        }
        const PhaseTimes& of = durations[static_cast<std::size_t>(Index(phase))];
        const base::Distribution &told = running ? of.running : of.completed, expected = base::Describe(days);
        EXPECT_EQ(told.count, expected.count);
        EXPECT_EQ(told.p50, expected.p50);
        EXPECT_EQ(told.p95, expected.p95);
      }
    }
    const auto all = AllOf(7, [&](const auto& after, int limit) {
      return ListStays(census_, {question, std::nullopt, std::nullopt}, after, limit);
    });
    std::int64_t counted = 0;
    for (const PhaseTimes& of : durations) counted += of.completed.count + of.running.count;
    EXPECT_EQ(static_cast<std::int64_t>(all.size()), counted);
  }
}

TEST(KindOfMoveTest, EachMoveIsOfOneKindOrNone) {
  EXPECT_EQ(KindOfMove(std::nullopt, kStopped), MoveKind::kOpened) << "whatever the first phase is";
  EXPECT_EQ(KindOfMove(kInvestigation, kConstruction), MoveKind::kConverted);
  EXPECT_EQ(KindOfMove(kConstruction, kStopped), MoveKind::kStopped);
  EXPECT_EQ(KindOfMove(kInvestigation, kInconclusive), MoveKind::kInconclusive);
  EXPECT_EQ(KindOfMove(kScaling, kTransferred), MoveKind::kTransferred);
  EXPECT_EQ(KindOfMove(kStopped, kScaling), MoveKind::kRestarted);
  EXPECT_EQ(KindOfMove(kInconclusive, kConstruction), MoveKind::kRestarted);
  EXPECT_EQ(KindOfMove(kStopped, kTransferred), MoveKind::kTransferred) << "nobody works on it again";
  EXPECT_EQ(KindOfMove(kConstruction, kScaling), std::nullopt);
  EXPECT_EQ(KindOfMove(kTransferred, kScaling), std::nullopt);
}

TEST(ListStaysTest, OfNothingIsNothing) {
  const StayPage page = ListStays(Census(), {{Day("2026-01-01"), At(3)}, std::nullopt, std::nullopt}, std::nullopt, 5);
  EXPECT_THAT(page.items, IsEmpty());
  EXPECT_FALSE(page.more);
  EXPECT_EQ(page.total, 0);
}

}  // namespace
}  // namespace pepiniere::portfolio
