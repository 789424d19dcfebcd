// Whether the services of this package can serve.
#pragma once

#include "absl/status/status.h"
#include "services/portfolio/api/context.h"

namespace pepiniere::portfolio::api {

// UNAVAILABLE or FAILED_PRECONDITION while the schema is too old or the portfolio is not loaded.
absl::Status CheckReady(const Context& context);

}  // namespace pepiniere::portfolio::api
