// Waiting for what must come, much longer than it can take.
#pragma once

#include <functional>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace pepiniere::mirror {

inline bool Eventually(const std::function<bool()>& holds) {
  for (const absl::Time patience = absl::Now() + absl::Seconds(60); absl::Now() < patience;) {
    if (holds()) return true;
    absl::SleepFor(absl::Milliseconds(1));
  }
  return holds();
}

}  // namespace pepiniere::mirror
