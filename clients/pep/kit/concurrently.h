// The same thing done to many, a few at a time.
#pragma once

#include <cstddef>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"

namespace pepiniere::pep {

// Calls `work` for 0 to count - 1 from at most `workers` threads. Nothing new is begun after a failure; the first one
// is returned.
absl::Status Concurrently(std::size_t count, int workers, absl::FunctionRef<absl::Status(std::size_t)> work);

}  // namespace pepiniere::pep
