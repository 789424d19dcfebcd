// What roles can be held on.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace pepiniere::gateway {

// "incubators/justice", "Incubateur de la justice"
struct RoleTarget {
  std::string resource;
  std::string name;
};
// Of all kinds, together: which role is held on which, the contract says (identity::Fits).
using RoleTargets = std::vector<RoleTarget>;

// May block: a call to the services.
using FindRoleTargets = std::function<absl::StatusOr<RoleTargets>()>;

}  // namespace pepiniere::gateway
