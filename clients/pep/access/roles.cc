#include "clients/pep/access/roles.h"

#include <vector>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/name_pattern.h"
#include "services/base/text.h"
#include "services/identity/roles.h"

namespace pepiniere::pep {
namespace {

using identity::Giver;

std::string TypedPatterns(rpc::v1::Role role) {
  return absl::StrJoin(identity::PatternsOf(role), "|", [](std::string* out, const std::string& pattern) {
    *out += base::Concat(NamePattern(std::string_view(pattern)).Top(), "/ID");
  });
}

std::string ReadTypedRoles() {
  std::vector<std::string> typed;
  for (const rpc::v1::Role role : identity::Roles()) {
    const auto misfit = identity::MisfitOf(role, "", Giver::kBinding);
    if (misfit && misfit->field == "role") continue;
    const std::string on = TypedPatterns(role).empty() ? "" : base::Concat("@", TypedPatterns(role));
    typed.push_back(base::Concat(identity::NameOf(role), misfit || on.empty() ? on : base::Concat("[", on, "]")));
  }
  return absl::StrJoin(typed, ", ");
}

}  // namespace

std::optional<HeldRole> ParseRole(const std::string& typed) {
  const std::size_t at = typed.find('@');
  const std::string name = typed.substr(0, at);
  HeldRole held{.role = identity::RoleNamed(name == "admin" ? "programme_admin" : name), .resource = ""};
  if (held.role == rpc::v1::ROLE_UNSPECIFIED) return std::nullopt;
  if (at != std::string::npos) {
    held.resource = typed.substr(at + 1);
    const auto& patterns = identity::PatternsOf(held.role);
    if (held.resource.empty() || patterns.empty()) return std::nullopt;
    if (held.resource.find('/') == std::string::npos) {
      held.resource = ResourceName(NamePattern(std::string_view(patterns.front())).Top(), held.resource);
    }
  }
  if (identity::MisfitOf(held.role, held.resource, Giver::kToken)) return std::nullopt;
  return held;
}

std::string Written(const HeldRole& role) {
  const std::string_view name = identity::NameOf(role.role);
  return base::Concat(name.empty() ? "?" : name, role.resource.empty() ? "" : "@", role.resource);
}

const std::string& TypedRoles() {
  static const auto* const typed = new std::string(ReadTypedRoles());
  return *typed;
}

}  // namespace pepiniere::pep
