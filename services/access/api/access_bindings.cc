#include "services/access/api/access_bindings.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "services/access/api/data_subject.h"
#include "services/access/domain/person.h"
#include "services/access/store/access_store.h"
#include "services/access/store/person_store.h"
#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/identity/principal.h"
#include "services/identity/roles.h"

namespace pepiniere::access::api {
namespace {

using base::Concat;

constexpr int kMovedAtOnce = 500;

absl::StatusOr<AccessBinding> Revoked(const journal::Unit& unit, const rpc::CallScope& call,
                                      const base::Stored<AccessBinding>& before, std::string reason) {
  if (before.value.revoked_at) {
    const std::string name = record::NameOf(AccessBinding::kPattern, before.id);
    return aip::Precondition(name + " was revoked already", {{"REVOKED", name, "there is nothing more to take back"}});
  }
  AccessBinding revoked = before.value;
  revoked.revoked_at = unit.now();
  revoked.revoked_by = call.principal().name();
  revoked.revoke_reason = std::move(reason);
  return revoked;
}

// As the portfolio kept it.
absl::StatusOr<base::Stored<AccessBinding>> AsItWas(const journal::Unit& unit, const rpc::v1::AccessBinding& told) {
  aip::Violations violations;
  base::Stored<AccessBinding> stored;
  PEP_ASSIGN(stored.id, aip::ParseKey(resource::PatternOf<AccessBinding>(), "access_bindings.name", told.name()));
  stored.version = 1;
  aip::ReadFields(told, "access_bindings.", stored.value, violations);
  const auto created = aip::ReadTime(told.create_time(), "access_bindings.create_time", violations);
  PEP_TRY(violations.ToStatus());
  stored.created_at = created.value_or(unit.now());
  stored.updated_at = stored.value.revoked_at.value_or(stored.created_at);
  stored.uid = base::NewId(unit.now());
  return stored;
}

}  // namespace

void AccessBindings::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("RevokeAccessBinding", [this](rpc::CallScope& call, const auto& request, auto& reply) {
    return standard_.Change(call, request, reply, [&](const journal::Unit& unit, const auto& before) {
      return Revoked(unit, call, before, aip::TextIn(request, "reason"));
    });
  });
  service.Unary("MoveAccessBindings", *this, &AccessBindings::Move);
}

absl::StatusOr<v1::MoveAccessBindingsResponse> AccessBindings::Move(rpc::CallScope& call,
                                                                    const v1::MoveAccessBindingsRequest& request) {
  if (request.access_bindings_size() > kMovedAtOnce) {
    return aip::Invalid("access_bindings", Concat("must not have more than ", kMovedAtOnce, " items"));
  }
  using Moved = v1::MoveAccessBindingsResponse;
  return resource::Write<Moved>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Moved> {
    std::vector<base::Stored<AccessBinding>> unknown;
    for (const rpc::v1::AccessBinding& told : request.access_bindings()) {
      PEP_ASSIGN(base::Stored<AccessBinding> stored, AsItWas(unit, told));
      PEP_ASSIGN(const auto known, record::FindForUpdate<AccessBinding>(unit.session(), stored.id));
      if (!known) {
        unknown.push_back(std::move(stored));
      } else if (stored.value.revoked_at && !known->value.revoked_at) {
        AccessBinding revoked = known->value;
        revoked.revoked_at = stored.value.revoked_at;
        revoked.revoked_by = stored.value.revoked_by;
        revoked.revoke_reason = stored.value.revoke_reason;
        PEP_TRY(record::Update(unit, *known, revoked, "revoked in the portfolio service").status());
      }
    }
    PEP_TRY(record::Adopt(unit, unknown, "moved from the portfolio service"));
    Moved moved;
    moved.set_moved(static_cast<int>(unknown.size()));
    return moved;
  });
}

}  // namespace pepiniere::access::api

namespace pepiniere::resource {

using access::AccessBinding;

namespace {

const std::vector<std::string>& RoleSymbols() {
  static const auto* const symbols = [] {
    auto* all = new std::vector<std::string>;
    for (const identity::Role role : identity::Roles()) all->emplace_back(identity::SymbolOf(role));
    return all;
  }();
  return *symbols;
}

// The name that the principal of a certificate has, or the principal itself.
std::string SubjectIn(const std::string& principal) {
  const std::string certificate = identity::CertificatePrincipal("");
  return principal.starts_with(certificate) ? principal.substr(certificate.size()) : principal;
}

}  // namespace

absl::Status Rules<AccessBinding>::Ask(const Context& context, const rpc::CallScope& call, Proto& told,
                                       aip::Violations& violations) {
  constexpr std::string_view kResource = "access_binding.resource";
  if (told.role() == rpc::v1::ROLE_UNSPECIFIED) return absl::OkStatus();  // which the contract refuses
  if (const auto misfit = identity::MisfitOf(told.role(), told.resource(), identity::Giver::kBinding)) {
    violations.Add(base::Concat("access_binding.", misfit->field), misfit->why);
    return absl::OkStatus();
  }
  if (told.resource().empty()) return absl::OkStatus();
  const absl::StatusOr<references::Resource> found = context.resources.Find(call, told.resource());
  if (absl::IsNotFound(found.status())) {
    violations.Add(kResource, base::Concat(told.resource(), " does not exist"));
    return absl::OkStatus();
  }
  if (!found.ok()) return found.status();
  told.set_resource(found->name);
  told.set_resource_uid(found->uid);
  return absl::OkStatus();
}

void Rules<AccessBinding>::Complete(const rpc::CallScope& call, const AccessBinding* before, AccessBinding& now) {
  if (before) return;
  now.granted_by = call.principal().name();
  if (now.starts_at == absl::InfinitePast()) now.starts_at = call.received_at();
}

absl::Status Rules<AccessBinding>::Check(journal::Unit& unit, const std::string&, const AccessBinding&,
                                         const AccessBinding& now, aip::Violations& violations) {
  if (now.ends_at <= unit.now()) violations.Add("access_binding.end_time", "has passed already");
  return absl::OkStatus();
}

absl::Status Rules<AccessBinding>::Changed(journal::Unit& unit, const AccessBinding* before,
                                           const base::Stored<AccessBinding>& after) {
  if (before) return absl::OkStatus();
  PEP_ASSIGN(const auto other, access::store::FindCovering(unit.session(), after));
  return other ? aip::AlreadyExists(record::NameOf(AccessBinding::kPattern, *other)) : absl::OkStatus();
}

absl::StatusOr<record::Page<base::Stored<AccessBinding>>> Rules<AccessBinding>::List(const Context& context,
                                                                                     const rpc::CallScope& call,
                                                                                     record::ListQuery list,
                                                                                     const std::string&) {
  const std::string issuer = context.issuers.empty() ? "" : context.issuers.front();
  return access::store::ListBindings(context.db, call.deadline(), list, RoleSymbols(),
                                     {issuer, identity::CertificateIssuer(), call.received_at()});
}

absl::Status Rules<AccessBinding>::AddBeside(const Context& context, const rpc::CallScope& call,
                                             const std::vector<Proto*>& bindings) {
  std::vector<std::string> subjects;
  for (const Proto* binding : bindings) {
    if (!binding->principal().starts_with(identity::kPersons)) subjects.push_back(SubjectIn(binding->principal()));
  }
  PEP_ASSIGN(auto found, access::store::FindSubjects(context.db, call.deadline(), subjects));
  std::map<std::string, std::string> persons;  // by what roles are given to
  // A token's subject is asked for before the certificate that is called so, as its roles are.
  for (const bool certificates : {false, true}) {
    for (const access::PersonSubject& one : access::api::Principals(context, found)) {
      if ((one.issuer == identity::CertificateIssuer()) != certificates) continue;
      for (const std::string& principal : access::api::PrincipalsOf({one})) {
        persons.try_emplace(principal, record::NameOf(access::Person::kPattern, one.person));
      }
    }
  }
  for (Proto* binding : bindings) {
    const auto known = persons.find(binding->principal());
    if (known != persons.end()) binding->set_person(known->second);
    if (binding->principal().starts_with(identity::kPersons)) binding->set_person(binding->principal());
  }
  return absl::OkStatus();
}

template class StandardMethods<AccessBinding>;

}  // namespace pepiniere::resource
