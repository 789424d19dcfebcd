// The page on which one picks who to be.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/gateway/http/message.h"
#include "services/gateway/signin/role_targets.h"

namespace pepiniere::gateway {

// A form that posts `question`, as it is, and `role`, of the form "coach@incubators/justice", to `path`. Where the
// targets cannot be had, the roles that need none are still there.
Response RoleChooser(std::string_view path, std::string_view question, const absl::StatusOr<RoleTargets>& targets);

// "Coach, Incubateur de la justice"; the role itself if it is none of the page's.
std::string NameOfRole(std::string_view role, const absl::StatusOr<RoleTargets>& targets);

}  // namespace pepiniere::gateway
