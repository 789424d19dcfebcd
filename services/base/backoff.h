// How long to wait before trying again.
#pragma once

#include "absl/random/bit_gen_ref.h"
#include "absl/time/time.h"

namespace pepiniere::base {

struct BackoffPolicy {
  absl::Duration first = absl::Milliseconds(5);
  absl::Duration longest = absl::Milliseconds(500);
  double growth = 2.0;  // Each ceiling is this many times the one before; at least 1.
};

// One caller's series of waits. Each is drawn evenly between a half of its ceiling and the ceiling, so that callers
// that failed together do not come back together.
class Backoff {
 public:
  explicit Backoff(const BackoffPolicy& policy) : policy_(policy), ceiling_(policy.first) {}

  // The next wait, in (0, policy.longest].
  absl::Duration Next(absl::BitGenRef random);

 private:
  BackoffPolicy policy_;
  absl::Duration ceiling_;
};

}  // namespace pepiniere::base
