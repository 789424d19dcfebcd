// Whatever order events come in, however often, in whatever pieces: the same figures. Over random histories, the same
// at each run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "services/metrics/compute/forecast.h"
#include "services/metrics/compute/known.h"
#include "tests/unit/metrics_compute/histories.h"

namespace pepiniere::metrics {
namespace {

constexpr int kHistories = 60;
constexpr int kHours = 24 * 150;

using Random = std::mt19937;

int Less(Random& random, int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); }
absl::Time Sometime(Random& random) { return Hour(Less(random, kHours)) + absl::Seconds(Less(random, 3600)); }

WorkItem RandomItem(Random& random, int number, int sprints) {
  WorkItem item;
  item.id = "i" + std::to_string(number);
  if (Less(random, 4) > 0) item.requested = Sometime(random);
  absl::Time at = Sometime(random);
  for (int i = Less(random, 6); i > 0; --i) {
    item.transitions.push_back({static_cast<State>(Less(random, 8) ? Less(random, 3) : 3), at});
    at += absl::Hours(Less(random, 200));
  }
  for (int i = Less(random, 3); i > 0; --i) item.estimates.push_back({1.0 * Less(random, 13), Sometime(random)});
  for (int i = Less(random, 3); i > 0; --i) {
    Membership membership{"s" + std::to_string(Less(random, sprints)), Sometime(random)};
    if (Less(random, 3) == 0) membership.to = membership.from + absl::Hours(Less(random, 300));
    item.memberships.push_back(membership);
  }
  return item;
}

Deployment RandomDeployment(Random& random, int number) {
  Deployment d = Deployed("d" + std::to_string(number), Sometime(random), static_cast<Outcome>(Less(random, 9) / 4),
                          Less(random, 5) ? "production" : "staging");
  d.started = *d.finished - absl::Minutes(Less(random, 60));
  for (int i = Less(random, 4); i > 0; --i) d.changes.push_back("c" + std::to_string(Less(random, 60)));
  if (Less(random, 2)) d.intent = static_cast<Intent>(Less(random, 2));
  if (d.outcome == Outcome::kRolledBack) d.rolled_back = *d.finished + absl::Hours(Less(random, 30));
  return d;
}

History RandomHistory(Random& random) {
  History history;
  for (int i = 0; i < 10; ++i)
    history.sprints.push_back({"s" + std::to_string(i), Hour(336 * i), Hour(336 * (i + 1)), true});
  for (int i = 0; i < 80; ++i) history.items.push_back(RandomItem(random, i, 10));
  for (int i = 0; i < 70; ++i) history.deployments.push_back(RandomDeployment(random, i));
  for (int i = 0; i < 60; ++i) {
    const absl::Time authored = Sometime(random);
    history.changes.push_back(
        {"c" + std::to_string(i), authored, authored + absl::Hours(1), authored + absl::Hours(5)});
  }
  for (int i = 0; i < 25; ++i) {
    Incident incident{"n" + std::to_string(i), Sometime(random)};
    if (Less(random, 4)) incident.resolved = incident.detected + absl::Minutes(Less(random, 5000));
    if (Less(random, 3) == 0) incident.deployment = "d" + std::to_string(Less(random, 75));
    history.incidents.push_back(incident);
  }
  history.surveys.jdma = Jdma{Less(random, 100), Less(random, 100), Less(random, 100)};
  return history;
}

// An item told piece by piece, as a forge does, some of them twice.
void TellInPieces(Random& random, const WorkItem& item, std::vector<WorkItem>& told) {
  WorkItem head;
  head.id = item.id;
  head.requested = item.requested;
  told.push_back(head);
  const auto tell = [&](auto member) {
    for (const auto& event : item.*member) {
      for (int times = 1 + Less(random, 2); times > 0; --times) {
        WorkItem& piece = told.emplace_back();
        piece.id = item.id;
        (piece.*member).push_back(event);
      }
    }
  };
  tell(&WorkItem::transitions);
  tell(&WorkItem::estimates);
  tell(&WorkItem::memberships);
  for (const Membership& membership : item.memberships) {  // before it was moved out, it was moved in
    WorkItem& piece = told.emplace_back();
    piece.id = item.id;
    piece.memberships = {{membership.sprint, membership.from}};
  }
}

template <typename T>
void DoubleAndShuffle(Random& random, std::vector<T>& all) {
  const std::size_t count = all.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (Less(random, 3) == 0) all.push_back(T(all[i]));
  }
  std::ranges::shuffle(all, random);
}

History Retold(Random& random, const History& history) {
  History retold = history;
  retold.items.clear();
  for (const WorkItem& item : history.items) TellInPieces(random, item, retold.items);
  for (const Deployment& d : history.deployments) {  // it began, and nobody knew how it would end
    Deployment begun = d;
    begun.finished = begun.rolled_back = std::nullopt;
    begun.outcome = std::nullopt;
    retold.deployments.push_back(begun);
  }
  for (const Incident& incident : history.incidents) retold.incidents.push_back({incident.id, incident.detected});
  for (const Sprint& sprint : history.sprints) retold.sprints.push_back({sprint.id, sprint.start, sprint.end, false});
  DoubleAndShuffle(random, retold.items);
  DoubleAndShuffle(random, retold.deployments);
  DoubleAndShuffle(random, retold.changes);
  DoubleAndShuffle(random, retold.incidents);
  DoubleAndShuffle(random, retold.sprints);
  return retold;
}

TEST(ArrivalsTest, LateDoubledAndReorderedEventsGiveTheSameFigures) {
  Random random(12);
  std::map<std::string, int> told;
  for (int i = 0; i < kHistories; ++i) {
    const History history = RandomHistory(random);
    const absl::Time as_of = Hour(kHours / 3 + Less(random, kHours));
    const Window window = {as_of - absl::Hours(24 * 91), as_of, as_of, Paris()};
    const std::vector<Figure> in_order = Compute(history, window), retold = Compute(Retold(random, history), window);
    for (std::size_t f = 0; f < in_order.size(); ++f) {
      ASSERT_EQ(in_order[f], retold[f]) << in_order[f].id << " of history " << i;
      told[in_order[f].id] += in_order[f].no_data ? 0 : 1;
    }
  }
  for (const Formula& formula : Formulas()) {
    const bool is_asked_nobody = formula.id == "nps" || formula.id == "csat";
    EXPECT_GT(told[std::string(formula.id)], is_asked_nobody ? -1 : 10) << formula.id << ": else this shows nothing";
  }
}

TEST(ArrivalsTest, WhatHappensLaterChangesNothingOfWhatWasAsked) {
  Random random(13);
  for (int i = 0; i < kHistories; ++i) {
    const History history = RandomHistory(random);
    const absl::Time as_of = Hour(kHours / 3 + Less(random, kHours / 2));
    const Window window = {as_of - absl::Hours(24 * 91), as_of, as_of, Paris()};
    EXPECT_EQ(Compute(history, window), Compute(KnownBefore(as_of, history), window)) << i;
  }
}

TEST(ArrivalsTest, ASourceWhoseClockIsAheadIsNotBelievedBeforeItsTime) {
  const History history = OfItems({Item("a", Hour(1), Hour(2)), Item("ahead", Hour(1), At("2036-01-01"))});
  EXPECT_EQ(ComputeOne("throughput", history, Until(Hour(50))).value, 1);
  EXPECT_EQ(ComputeOne("wip", history, Until(Hour(50))).value, 1);
}

TEST(ArrivalsTest, SharesNeverExceedOneAndPercentilesAreInOrder) {
  Random random(14);
  for (int i = 0; i < kHistories; ++i) {
    const absl::Time as_of = Hour(kHours / 3 + Less(random, kHours));
    for (const Figure& figure : Compute(RandomHistory(random), Until(as_of))) {
      EXPECT_EQ(figure.no_data.has_value(), !figure.value && !figure.p50) << figure.id;
      if (figure.unit == "ratio" && figure.value) {
        EXPECT_GE(*figure.value, 0) << figure.id;
        EXPECT_LE(*figure.value, 1) << figure.id;
      }
      if (figure.p50) {
        EXPECT_LE(*figure.p50, *figure.p85) << figure.id;
        EXPECT_LE(*figure.p85, *figure.p95) << figure.id;
      }
    }
  }
}

// Each figure again, from nothing but the rows that it names.
TEST(ArrivalsTest, RowsAreEnoughToFindFiguresAgain) {
  Random random(15);
  int found = 0;
  for (int i = 0; i < kHistories; ++i) {
    for (const Figure& figure : Compute(RandomHistory(random), Until(Hour(kHours)))) {
      if (figure.no_data) continue;
      double sum = 0;
      std::vector<double> contributions;
      for (const Row& row : figure.rows) {
        sum += row.contribution;
        contributions.push_back(row.contribution);
      }
      std::ranges::sort(contributions);
      if (figure.unit == "ratio") {
        EXPECT_DOUBLE_EQ(*figure.value, sum / static_cast<double>(figure.rows.size())) << figure.id;
      } else if (figure.p95) {
        const std::size_t n = contributions.size(), k = n / 2;
        EXPECT_DOUBLE_EQ(*figure.p50, n % 2 ? contributions[k] : (contributions[k - 1] + contributions[k]) / 2);
      } else if (figure.id == "throughput" || figure.id == "wip") {
        EXPECT_EQ(*figure.value, sum) << figure.id;
      } else if (figure.id == "velocity" || figure.id == "jdma") {
        EXPECT_DOUBLE_EQ(*figure.value, sum / static_cast<double>(figure.n)) << figure.id;
      } else {
        continue;
      }
      ++found;
    }
  }
  EXPECT_GT(found, kHistories * 8);
}

}  // namespace
}  // namespace pepiniere::metrics
