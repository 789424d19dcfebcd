// What the contract says of roles (RoleRule of access.proto): their names, what each may be held on, who gives it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pepiniere/rpc/v1/access.pb.h"

namespace pepiniere::identity {

using Role = rpc::v1::Role;

// All but ROLE_UNSPECIFIED, as the contract lists them.
const std::vector<Role>& Roles();
// "coach", as tokens and people write it; empty for a value that this build does not know.
std::string_view NameOf(Role role);
// "COACH", as filters and tables write it.
std::string_view SymbolOf(Role role);
// Of a name or a symbol, whatever its case; ROLE_UNSPECIFIED for what is none.
Role RoleNamed(std::string_view name);

// "incubators/{incubator}" and the others; none for a role that is held on everything only.
const std::vector<std::string>& PatternsOf(Role role);
// Whether the role may be held on that resource, which has a name.
bool Fits(Role role, std::string_view resource);
// Whether it reads what is restricted of what it covers.
bool ReadsRestricted(Role role);

// Whether it follows from what a service keeps: nobody gives it, and who calls does not say it by themselves.
bool FollowsFromRows(Role role);

// Who says that somebody holds a role.
enum class Giver { kToken, kClientTable, kBinding };

// Why a role is not held so.
struct Misfit {
  std::string_view field;  // "role" or "resource": which of the two is wrong
  std::string why;
};
// None if `giver` may say that `role` is held on `resource`; empty: on everything. `role` is not unspecified.
std::optional<Misfit> MisfitOf(Role role, std::string_view resource, Giver giver);

}  // namespace pepiniere::identity
