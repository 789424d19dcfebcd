// Time that nobody sets.
#pragma once

#include <time.h>

#include "absl/time/time.h"

namespace pepiniere::base {

// What has passed since the machine started, what it slept included. It never goes back; of another machine, or after
// a restart, it means nothing.
inline absl::Duration Uptime() {
  timespec passed{};
  clock_gettime(CLOCK_BOOTTIME, &passed);
  return absl::DurationFromTimespec(passed);
}

}  // namespace pepiniere::base
