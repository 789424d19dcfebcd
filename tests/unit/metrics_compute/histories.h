// Invented histories, and what one asks of their figures.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "services/metrics/compute/indicators.h"

namespace pepiniere::metrics {

// "2026-03-29T22:30:00Z", or a day of which it is the first instant in UTC.
inline absl::Time At(std::string text) {
  if (text.size() == 10) text += "T00:00:00Z";
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &time, &error)) << text << " " << error;
  return time;
}

inline absl::TimeZone Zone(const std::string& name) {
  absl::TimeZone zone;
  EXPECT_TRUE(absl::LoadTimeZone(name, &zone)) << name;
  return zone;
}
inline absl::TimeZone Paris() { return Zone("Europe/Paris"); }

// What a small history counts from.
inline absl::Time Hour(int hours) { return At("2026-01-05") + absl::Hours(hours); }

// All that happened before `as_of` since 2020.
inline Window Until(absl::Time as_of) { return {At("2020-01-01"), as_of, as_of, Paris()}; }
inline Window Between(absl::Time from, absl::Time to) { return {from, to, to, Paris()}; }

// Started and finished; requested when nobody said.
inline WorkItem Item(std::string id, absl::Time started, absl::Time finished) {
  WorkItem item;
  item.id = std::move(id);
  item.transitions = {{State::kInProgress, started}, {State::kDone, finished}};
  return item;
}
inline WorkItem Item(std::string id, std::vector<Transition> transitions) {
  WorkItem item;
  item.id = std::move(id);
  item.transitions = std::move(transitions);
  return item;
}
inline History OfItems(std::vector<WorkItem> items) {
  History history;
  history.items = std::move(items);
  return history;
}

inline Deployment Deployed(std::string id, absl::Time finished, Outcome outcome = Outcome::kSucceeded,
                           std::string tier = "production") {
  Deployment deployment;
  deployment.id = std::move(id);
  deployment.tier = std::move(tier);
  deployment.finished = finished;
  deployment.outcome = outcome;
  return deployment;
}

inline std::vector<std::string> Reasons(const Figure& figure) {
  std::vector<std::string> reasons;
  for (const Excluded& out : figure.excluded) reasons.push_back(out.id + " " + out.reason);
  return reasons;
}
inline std::vector<std::string> Ids(const Figure& figure) {
  std::vector<std::string> ids;
  for (const Row& row : figure.rows) ids.push_back(row.id);
  return ids;
}
inline double Part(const Figure& figure, std::string_view name) {
  const auto part = std::ranges::find(figure.parts, name, &std::pair<std::string, double>::first);
  if (part != figure.parts.end()) return part->second;
  ADD_FAILURE() << figure.id << " has no part " << name;
  return -1;
}

}  // namespace pepiniere::metrics
