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
struct RoleTargets {
  std::vector<RoleTarget> incubators;
  std::vector<RoleTarget> organisations;
  std::vector<RoleTarget> projects;
};

// May block: a call to a service.
using FindRoleTargets = std::function<absl::StatusOr<RoleTargets>()>;

}  // namespace pepiniere::gateway
