// Sources that call by themselves: their token is their credential, as it is at their hook.
#pragma once

#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/identity/principal.h"
#include "services/metrics/api/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::metrics::api {

// The source that shows that token, with ROLE_SOURCE on its project and nothing else. Null: it is nobody's any more, or
// never was. FAILED_PRECONDITION (PAUSED) while the source is paused.
absl::StatusOr<std::shared_ptr<const identity::Principal>> SourceOfToken(const Context& context,
                                                                         const rpc::CallScope& call,
                                                                         std::string_view token);

// The name of the source that calls ("sources/..."); empty if it is somebody else.
std::string_view CallingSource(const rpc::CallScope& call);

}  // namespace pepiniere::metrics::api
