#include "services/identity/principal.h"

#include <algorithm>

#include "services/base/text.h"

namespace pepiniere::identity {
namespace {

// Nothing but their own person, and nobody else's.
bool Owns(const Principal& caller, Role role, std::string_view resource) {
  return role == rpc::v1::ROLE_OWNER && !caller.person.empty() && resource == caller.person;
}

}  // namespace

std::optional<Binding> ParseBinding(std::string_view text, Giver giver) {
  const std::size_t at = text.find('@');
  Binding binding{.role = RoleNamed(text.substr(0, at)), .resource = ""};
  if (at != std::string_view::npos) {
    binding.resource = text.substr(at + 1);
    // A claim cut short must not turn into a role on everything.
    if (binding.resource.empty()) return std::nullopt;
  }
  if (binding.role == rpc::v1::ROLE_UNSPECIFIED || MisfitOf(binding.role, binding.resource, giver)) return std::nullopt;
  return binding;
}

const std::string& CertificateIssuer() {
  return rpc::v1::Role_descriptor()->file()->options().GetExtension(rpc::v1::certificate_issuer);
}

std::string CertificatePrincipal(std::string_view name) { return base::Concat(CertificateIssuer(), ":", name); }

bool NamesAnother(std::string_view subject) {
  static const auto* const certificate = new std::string(CertificatePrincipal(""));
  return subject.starts_with(kServiceSubject) || subject.starts_with(kPersons) || subject.starts_with(*certificate);
}

const Principal& Principal::Anonymous() {
  static const Principal nobody;
  return nobody;
}

bool Principal::Covers(Role role, std::string_view resource) const {
  return Owns(*this, role, resource) || std::ranges::any_of(bindings, [&](const Binding& held) {
           return held.role == role && (held.resource.empty() || held.resource == resource);
         });
}

bool Principal::CoversAny(absl::Span<const Role> roles, absl::Span<const std::string> resources) const {
  return std::ranges::any_of(roles, [&](Role role) {
    return std::ranges::any_of(resources, [&](const std::string& resource) { return Covers(role, resource); });
  });
}

bool Principal::SeesAny(absl::Span<const std::string> resources) const {
  const bool own = !person.empty() && std::ranges::find(resources, person) != resources.end();
  if (own && ReadsRestricted(rpc::v1::ROLE_OWNER)) return true;
  return std::ranges::any_of(bindings, [&](const Binding& held) {
    const bool covers = held.resource.empty() || std::ranges::find(resources, held.resource) != resources.end();
    return covers && ReadsRestricted(held.role);
  });
}

bool Principal::Holds(Role role) const {
  return Owns(*this, role, person) ||
         std::ranges::any_of(bindings, [role](const Binding& held) { return held.role == role; });
}

}  // namespace pepiniere::identity
