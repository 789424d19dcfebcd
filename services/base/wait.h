// Waiting on a standard condition variable for an absl::Time.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace pepiniere::base {

// True if `deadline` (real time) has passed. As ever, who waits looks again at what it waited for.
inline bool WaitUntil(std::condition_variable& condition, std::unique_lock<std::mutex>& lock, absl::Time deadline) {
  // An infinite deadline is beyond what the system's clock can say.
  const absl::Time until = std::min(deadline, absl::Now() + absl::Hours(24));
  return condition.wait_until(lock, absl::ToChronoTime(until)) == std::cv_status::timeout && absl::Now() >= deadline;
}

}  // namespace pepiniere::base
