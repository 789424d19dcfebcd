#include "services/cohort/domain/retention.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using Days = std::vector<base::Date>;

TEST(RetentionTest, RunsFromTheDecision) {
  EXPECT_EQ(EraseFrom({}, {}, 24), std::nullopt);
  EXPECT_EQ(EraseFrom(Days{Day("2021-07-13")}, {}, 24), Day("2023-07-13"));
  EXPECT_EQ(EraseFrom(Days{Day("2023-08-31")}, {}, 6), Day("2024-03-01"));
}

TEST(RetentionTest, RunsFromTheLatestDecisionInWhateverOrder) {
  EXPECT_EQ(EraseFrom(Days{Day("2021-10-01"), Day("2021-07-13")}, {}, 12), Day("2022-10-01"));
}

TEST(RetentionTest, IsHeldWhileAnAppealIsOpen) {
  const Days decided = {Day("2021-07-13")};
  const Appeal closed = {Day("2021-08-01"), Day("2021-09-01")}, open = {Day("2021-10-01"), std::nullopt};
  EXPECT_EQ(EraseFrom(decided, std::vector{open}, 1), std::nullopt);
  EXPECT_EQ(EraseFrom(decided, std::vector{open, closed}, 1), std::nullopt);
  EXPECT_EQ(EraseFrom(decided, std::vector{closed}, 24), Day("2023-07-13"));
}

TEST(RetentionTest, AnAppealThatClosesLateKeepsThroughThatDay) {
  const Appeal late = {Day("2021-08-01"), Day("2022-02-10")};
  EXPECT_EQ(EraseFrom(Days{Day("2021-07-13")}, std::vector{late}, 6), Day("2022-02-11"));
  EXPECT_EQ(EraseFrom(Days{Day("2021-07-13")}, std::vector{late}, 7), Day("2022-02-13"));
}

TEST(LastDayOfSeasonTest, LastsUntilNothingIsOpenAnyMore) {
  const absl::Time now = At("2021-09-01T12:00:00Z");
  Call call;
  call.closes_at = At("2021-06-30T12:00:00Z");
  EXPECT_EQ(LastDayOfSeason(call, {}, now), Day("2021-06-30"));
  call.results = Day("2021-07-13");
  EXPECT_EQ(LastDayOfSeason(call, {}, now), Day("2021-07-13"));
  call.waiting_list_end = Day("2021-08-31");
  EXPECT_EQ(LastDayOfSeason(call, {}, now), Day("2021-08-31"));
  std::vector<SeatOffer> offers(2);
  offers[0].state = OfferState::kAcceptedFinal;
  offers[0].answered_at = At("2021-09-03T12:00:00Z");
  offers[1].expires_at = At("2021-09-10T12:00:00Z");
  EXPECT_EQ(LastDayOfSeason(call, offers, now), Day("2021-09-10"));
  EXPECT_EQ(LastDayOfSeason(call, offers, *offers[1].expires_at), Day("2021-09-03")) << "it is open no more";
  offers[1].expires_at.reset();
  EXPECT_EQ(LastDayOfSeason(call, offers, now), std::nullopt);
  call.cancelled_at = At("2021-08-01T12:00:00Z");
  EXPECT_EQ(LastDayOfSeason(call, offers, now), Day("2021-08-01"));
  call.cancelled_at.reset();
  offers[1].state = OfferState::kDeclined;
  EXPECT_EQ(LastDayOfSeason(call, offers, now), Day("2021-09-03"));
}

}  // namespace
}  // namespace pepiniere::cohort
