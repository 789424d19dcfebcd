// What is known at an instant, as every formula takes it.
#pragma once

#include "absl/time/time.h"
#include "services/metrics/compute/history.h"

namespace pepiniere::metrics {

// Without what happened at `as_of` or later: what finished then is not over, what was resolved then is open, a sprint
// that ends after it is not closed. What was told several times, whole or in parts, is one: by id, with all that any of
// them says; where two differ, the later instant of an end and the earlier one of a beginning. Everything is in order:
// by id, events by instant. So the result does not depend on how often or in which order things came.
History KnownBefore(absl::Time as_of, const History& history);

}  // namespace pepiniere::metrics
