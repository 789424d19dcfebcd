// The two clocks of every question: the day asked about, and the knowledge used.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/portfolio/domain/census.h"

namespace pepiniere::portfolio::store {

struct AsOf {
  base::Date day;
  std::optional<absl::Time> known_at;  // none: all that is known now

  // For conditions such as `known_from_us <= ? AND known_to_us > ?`: what holds until further notice holds at any
  // instant before that.
  std::int64_t known_at_us() const { return known_at ? absl::ToUnixMicros(*known_at) : kUntilFurtherNotice - 1; }
};

}  // namespace pepiniere::portfolio::store
