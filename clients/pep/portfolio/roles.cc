#include "clients/pep/portfolio/roles.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_split.h"
#include "clients/pep/kit/arguments.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

// What a role may be held on; empty: on everything only.
struct Kind {
  rpc::v1::Role role;
  std::string_view name;
  std::string_view collection;
};
constexpr std::array<Kind, 5> kKinds = {{
    {rpc::v1::ROLE_PROGRAMME_ADMIN, "programme_admin", ""},
    {rpc::v1::ROLE_COACH, "coach", "incubators"},
    {rpc::v1::ROLE_MINISTRY, "ministry", "organisations"},
    {rpc::v1::ROLE_TEAM, "team", "projects"},
    {rpc::v1::ROLE_SYSTEM, "system", ""},
}};

}  // namespace

std::optional<HeldRole> ParseRole(const std::string& typed) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(typed, absl::MaxSplits('@', 1));
  const std::string name = parts.first == "admin" ? "programme_admin" : parts.first;
  const auto* kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& k) { return k.name == name; });
  if (kind == kKinds.end()) return std::nullopt;
  if (typed.find('@') == std::string::npos) {
    return kind->role == rpc::v1::ROLE_TEAM ? std::nullopt
                                            : std::optional(HeldRole{.role = kind->role, .resource = ""});
  }
  if (parts.second.empty() || kind->collection.empty()) return std::nullopt;
  const bool full = parts.second.find('/') != std::string::npos;
  return HeldRole{.role = kind->role, .resource = full ? parts.second : ResourceName(kind->collection, parts.second)};
}

std::string Written(const HeldRole& role) {
  const auto* kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& k) { return k.role == role.role; });
  const std::string_view name = kind == kKinds.end() ? "?" : kind->name;
  return base::Concat(name, role.resource.empty() ? "" : "@", role.resource);
}

}  // namespace pepiniere::pep
