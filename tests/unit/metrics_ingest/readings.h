// What the tests of readers have in common.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/text.h"
#include "services/metrics/ingest/event.h"
#include "services/metrics/ingest/finding.h"
#include "services/metrics/ingest/instant.h"
#include "services/metrics/ingest/reading.h"

namespace pepiniere::metrics {

inline absl::Time At(std::string_view instant) { return ParseInstant(instant).value(); }

// Received on 1 October 2026 by a project in Paris.
inline Reading InParis() {
  Reading reading{.received = At("2026-10-01T12:00:00Z")};
  EXPECT_TRUE(absl::LoadTimeZone("Europe/Paris", &reading.zone));
  return reading;
}

// The event as the one that it must be.
template <typename T>
T As(const absl::StatusOr<Event>& event) {
  EXPECT_TRUE(event.ok()) << event.status();
  const T* const as = event.ok() ? std::get_if<T>(&*event) : nullptr;
  EXPECT_NE(as, nullptr) << "another event than expected";
  return as == nullptr ? T{} : *as;
}

template <typename T>
std::vector<T> AllOf(const std::vector<Event>& events) {
  std::vector<T> all;
  for (const Event& event : events) all.push_back(As<T>(event));
  return all;
}

// "TODO 2026-09-01T08:00:00+00:00".
inline std::vector<std::string> Transitions(const ItemSeen& item) {
  std::vector<std::string> said;
  for (const Transition& each : item.transitions) {
    said.push_back(
        base::Concat(ToString(each.to), " ", absl::FormatTime(absl::RFC3339_full, each.at, absl::UTCTimeZone())));
  }
  return said;
}

// "3 Closed NO_INSTANT", "!" before it where the line was left out.
inline std::vector<std::string> Said(const std::vector<Finding>& findings) {
  std::vector<std::string> said;
  for (const Finding& each : findings) {
    said.push_back(
        base::Concat(each.refused ? "!" : "", each.line, " ", each.column, each.column.empty() ? "" : " ", each.code));
  }
  return said;
}

}  // namespace pepiniere::metrics
