#include "services/identity/principal.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace pepiniere::identity {

std::optional<Binding> ParseBinding(std::string_view text) {
  const std::size_t at = text.find('@');
  const std::string name = absl::StrCat("ROLE_", absl::AsciiStrToUpper(std::string(text.substr(0, at))));
  Binding binding;
  if (!rpc::v1::Role_Parse(name, &binding.role) || binding.role == rpc::v1::ROLE_UNSPECIFIED) return std::nullopt;
  if (at == std::string_view::npos) return binding.role == rpc::v1::ROLE_TEAM ? std::nullopt : std::optional(binding);
  binding.resource = text.substr(at + 1);
  // A claim cut short must not turn into a role on everything.
  if (binding.resource.empty()) return std::nullopt;
  return binding;
}

const Principal& Principal::Anonymous() {
  static const Principal nobody;
  return nobody;
}

bool Principal::Covers(Role role, std::string_view resource) const {
  return std::ranges::any_of(bindings, [&](const Binding& held) {
    return held.role == role && (held.resource.empty() || held.resource == resource);
  });
}

bool Principal::CoversAny(absl::Span<const Role> roles, absl::Span<const std::string> resources) const {
  return std::ranges::any_of(roles, [&](Role role) {
    return std::ranges::any_of(resources, [&](const std::string& resource) { return Covers(role, resource); });
  });
}

bool Principal::CoversAny(absl::Span<const std::string> resources) const {
  return std::ranges::any_of(bindings, [&](const Binding& held) {
    return held.resource.empty() || std::ranges::find(resources, held.resource) != resources.end();
  });
}

bool Principal::Holds(Role role) const {
  return std::ranges::any_of(bindings, [role](const Binding& held) { return held.role == role; });
}

}  // namespace pepiniere::identity
