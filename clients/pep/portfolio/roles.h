// Roles as people type and read them: coach@incubators/x.
#pragma once

#include <optional>
#include <string>

#include "clients/pep/kit/messages.h"
#include "pepiniere/rpc/v1/access.pb.h"

namespace pepiniere::pep {

// A role, and what it is held on; empty: everything.
struct HeldRole {
  rpc::v1::Role role = rpc::v1::ROLE_UNSPECIFIED;
  std::string resource;
};

// "coach@x" is coach@incubators/x, and "admin" is programme_admin. None when it is not a role, or cannot be held on
// that.
std::optional<HeldRole> ParseRole(const std::string& typed);
// "coach@incubators/x", "system": as tokens say it.
std::string Written(const HeldRole& role);

inline constexpr Text kBadRole = {
    "'$0' is not a role: programme_admin, coach@incubators/ID, ministry@organisations/ID, team@projects/ID or system",
    "« $0 » n'est pas un rôle : programme_admin, coach@incubators/ID, ministry@organisations/ID, team@projects/ID ou "
    "system"};

}  // namespace pepiniere::pep
