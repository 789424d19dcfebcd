// What is told late beside what was told since.
#pragma once

#include <functional>

#include "absl/time/time.h"

namespace pepiniere::metrics::domain {

// Whether what was written at that time stands against what is told: it is later news, which that adds to and does not
// take the place of. None: nothing stands, and what is told is the latest news.
using Standing = std::function<bool(absl::Time written)>;

}  // namespace pepiniere::metrics::domain
