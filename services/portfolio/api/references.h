// Checks that what a request refers to exists, and that its caller reaches it.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "services/portfolio/store/directory_store.h"
#include "services/resource/references.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::portfolio::api {

using resource::CheckExist;
using resource::CheckNotDeleted;

// A coach may hand a project or a team on, but only to an incubator of theirs: what they cannot reach, they cannot
// fill. PERMISSION_DENIED.
absl::Status CheckHandover(const rpc::CallScope& call, const std::string& from_incubator,
                           const std::string& to_incubator);

}  // namespace pepiniere::portfolio::api
