// Who tells something, as what is kept of it says.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/metrics/api/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::metrics::api {

// The source that a request about that project (an id) names: "manual" where it names none. INVALID_ARGUMENT on
// "source" for a feed that is none of the project's. Of a source that calls by itself, that one: it speaks for no
// other.
absl::StatusOr<std::string> SourceNamed(const Context& context, const rpc::CallScope& call, const std::string& project,
                                        const std::string& said);

}  // namespace pepiniere::metrics::api
