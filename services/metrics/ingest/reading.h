// What a reader must know beside the bytes.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/metrics/ingest/state_words.h"

namespace pepiniere::metrics {

struct Reading {
  absl::Time received;
  absl::TimeZone zone = absl::UTCTimeZone();  // the project's: of its days, and of times without an offset
  // The environments that reach users, where the source's settings say which; empty: as the event says, or else by
  // name.
  std::vector<std::string> production = {};
  StateWords words = {};
};

}  // namespace pepiniere::metrics
