// Who calls: a subject, the person it is, and the roles it holds.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/identity/roles.h"

namespace pepiniere::identity {

// What the subject of a service begins with ("service:cohort"); no token's does.
inline constexpr std::string_view kServiceSubject = "service:";

// A role held on a resource ("coach" of "incubators/justice"), or on everything when `resource` is empty.
struct Binding {
  Role role = rpc::v1::ROLE_UNSPECIFIED;
  std::string resource;
  // The resource's own uid, which outlives its name; empty where nobody said.
  std::string uid{};

  bool operator==(const Binding&) const = default;
};

// Reads the form of tokens and of clients.json: "coach@incubators/justice", "programme_admin".
// None for a role that this build does not know, an empty resource after the "@", or what is no role's by the contract
// (MisfitOf: a team of nothing in particular): it then grants nothing.
std::optional<Binding> ParseBinding(std::string_view text, Giver giver);

// What the name of a person begins with; no token's subject does.
inline constexpr std::string_view kPersons = "persons/";

// The issuer of those whom their certificate names, as the contract tells it; nobody's tokens have it.
const std::string& CertificateIssuer();

// What roles are given to that the certificate of that name holds, and nobody else ("certificate:sirene.example").
std::string CertificatePrincipal(std::string_view name);

// Whether it is what a service or a person is called, or what roles are given to for a certificate: no token's subject,
// and no certificate's name, may be.
bool NamesAnother(std::string_view subject);

struct Principal {
  // The token's `sub` or the certificate's name; empty for an anonymous caller.
  std::string subject;
  std::vector<Binding> bindings;
  // Whose word that subject is: the token's `iss`, or CertificateIssuer(). Empty for services of this process, and an
  // anonymous caller.
  std::string issuer{};
  // "persons/...", the same for every way in which somebody signs in. Empty for services, for certificates that stand
  // for nobody, and an anonymous caller.
  std::string person{};
  // What the token calls them, on the word of its issuer; they may call themselves otherwise.
  struct Claims {
    std::string name, email;
  } claims{};
  // When the token was issued; none where it does not say, and of whoever has none.
  std::optional<absl::Time> issued_at{};

  static const Principal& Anonymous();
  bool anonymous() const { return subject.empty(); }
  // What they do is recorded under this, in every service. Empty for an anonymous caller.
  const std::string& name() const { return person.empty() ? subject : person; }
  // Whether it is one of our own services, and nobody's caller.
  bool service() const { return Covers(rpc::v1::ROLE_SERVICE, ""); }

  // Whether `role` is held on everything or on exactly `resource`. What contains what is the ScopeResolver's business.
  // Everybody is ROLE_OWNER of their own person: that is not among the bindings, and counts here and below.
  bool Covers(Role role, std::string_view resource) const;
  // Whether one of `roles` is held on one of `resources`.
  bool CoversAny(absl::Span<const Role> roles, absl::Span<const std::string> resources) const;
  // Whether a role that reads what is restricted is held on everything or on one of `resources`: what it takes to read
  // restricted fields of a thing that `resources` contain.
  bool SeesAny(absl::Span<const std::string> resources) const;
  // Whether `role` is held, on whatever resource.
  bool Holds(Role role) const;
  // Whether a role that reads what is restricted is held, on whatever resource; that of one's own person, which
  // everybody has, is none.
  bool SeesSomething() const {
    return std::ranges::any_of(
        bindings, [](const Binding& held) { return held.role != rpc::v1::ROLE_OWNER && ReadsRestricted(held.role); });
  }
};

}  // namespace pepiniere::identity
