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

// "coach@x" is coach@incubators/x, the first of what coaches are held on, and "admin" is programme_admin. None when it
// is not a role that somebody gives, or cannot be held on that.
std::optional<HeldRole> ParseRole(const std::string& typed);
// "coach@incubators/x", "system": as tokens say it.
std::string Written(const HeldRole& role);
// What ParseRole reads: "programme_admin, coach@incubators/ID|programmes/ID, system[@projects/ID]".
const std::string& TypedRoles();

// Of what was typed, and TypedRoles().
inline constexpr Text kBadRole = {"'$0' is not a role: $1", "« $0 » n'est pas un rôle : $1"};

}  // namespace pepiniere::pep
