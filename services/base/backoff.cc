#include "services/base/backoff.h"

#include <algorithm>

#include "absl/random/distributions.h"

namespace pepiniere::base {

absl::Duration Backoff::Next(absl::BitGenRef random) {
  const absl::Duration ceiling = std::min(ceiling_, policy_.longest);
  ceiling_ = std::min(ceiling * policy_.growth, policy_.longest);
  return ceiling * absl::Uniform(absl::IntervalClosed, random, 0.5, 1.0);
}

}  // namespace pepiniere::base
