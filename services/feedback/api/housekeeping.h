// What this service does beside its calls, as often as there is time.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/feedback/api/context.h"

namespace pepiniere::feedback::api {

// Closes campaigns whose end has come and goes on with what is closing, writes to their audiences, counts their answers
// once a day, publishes months of constraints, gives reserved places back, follows consents, forgets what is no longer
// needed. The first error, after all was tried: what failed is tried again.
absl::Status Tidy(const Context& context, absl::Time deadline);

}  // namespace pepiniere::feedback::api
