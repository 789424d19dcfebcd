#include "services/portfolio/api/access.h"

#include <algorithm>
#include <map>
#include <vector>

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/references.h"
#include "services/portfolio/store/access_store.h"
#include "services/portfolio/store/project_store.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

constexpr std::string_view kResource = "access_binding.resource";

// What each role is held on; a role that is not here is held on everything.
const std::vector<const aip::ResourcePattern*>& ScopesOf(identity::Role role) {
  static const auto* const scopes = new std::map<identity::Role, std::vector<const aip::ResourcePattern*>>{
      {rpc::v1::ROLE_COACH, {&kIncubator, &kProgramme}},
      {rpc::v1::ROLE_MINISTRY, {&kOrganisation}},
      {rpc::v1::ROLE_TEAM, {&kProject}},
  };
  static const auto* const none = new std::vector<const aip::ResourcePattern*>;
  const auto found = scopes->find(role);
  return found == scopes->end() ? *none : found->second;
}

std::string Patterns(const std::vector<const aip::ResourcePattern*>& scopes) {
  std::string text;
  for (const aip::ResourcePattern* scope : scopes) text += Concat(text.empty() ? "" : " or ", scope->pattern());
  return text;
}

void CheckScope(const AccessBinding& binding, aip::Violations& violations) {
  const identity::Role role = RoleOf(binding.role);
  if (role == rpc::v1::ROLE_UNSPECIFIED) return;  // said already
  const auto& scopes = ScopesOf(role);
  const auto fits = [&](const aip::ResourcePattern* scope) { return scope->Matches(binding.resource); };
  if (!scopes.empty() && std::ranges::none_of(scopes, fits)) {
    violations.Add(kResource, Concat("this role is held on something: ", Patterns(scopes)));
  } else if (scopes.empty() && !binding.resource.empty()) {
    violations.Add(kResource, "this role is held on everything: leave it out");
  }
}

absl::Status CheckResource(journal::Unit& unit, const std::string& resource, aip::Violations& violations) {
  const std::string id = aip::IdOf(resource);
  if (kIncubator.Matches(resource)) return CheckExist<Incubator>(unit, kResource, {id}, violations);
  if (kOrganisation.Matches(resource)) return CheckExist<Organisation>(unit, kResource, {id}, violations);
  if (!kProject.Matches(resource) || violations.Names(kResource)) return absl::OkStatus();
  PEP_ASSIGN(const auto project, store::LockProject(unit.session(), id));
  if (!project || project->deleted_at) violations.Add(kResource, Concat(resource, " does not exist"));
  return absl::OkStatus();
}

// The same, whose writes `given` learns of.
Context Telling(Context context, GivenRoles& given) {
  context.committed = [committed = std::move(context.committed), &given] {
    given.Forget();
    committed();
  };
  return context;
}

}  // namespace

Access::Access(const Context& context, GivenRoles& given) : context_(Telling(context, given)), bindings_(context_) {}

absl::StatusOr<v1::Caller> Access::GetCaller(rpc::CallScope& call, const v1::GetCallerRequest&) {
  v1::Caller caller;
  caller.set_subject(call.principal().subject);
  for (const identity::Binding& binding : call.principal().bindings) {
    v1::Caller::Held& held = *caller.add_roles();
    held.set_role(binding.role);
    held.set_resource(binding.resource);
  }
  return caller;
}

void Access::Mount(rpc::Service& service) {
  bindings_.Mount(service);
  service.Unary("RevokeAccessBinding", [this](rpc::CallScope& call, const auto& request, auto& reply) {
    return bindings_.Change(call, request, reply,
                            [&](journal::Unit& unit, const auto& before) -> absl::StatusOr<AccessBinding> {
                              if (before.value.revoked_at) {
                                const std::string name = kAccessBinding.Format({before.id});
                                return aip::Precondition(name + " was revoked already",
                                                         {{"REVOKED", name, "there is nothing more to take back"}});
                              }
                              AccessBinding revoked = before.value;
                              revoked.revoked_at = unit.now();
                              revoked.revoked_by = call.principal().subject;
                              return revoked;
                            });
  });
  service.Unary("GetCaller", *this, &Access::GetCaller);
}

}  // namespace pepiniere::portfolio::api

namespace pepiniere::resource {

using portfolio::AccessBinding;

void Rules<AccessBinding>::Complete(const rpc::CallScope& call, const AccessBinding* before, AccessBinding& now) {
  if (before) return;
  now.granted_by = call.principal().subject;
  if (now.starts_at == absl::InfinitePast()) now.starts_at = call.received_at();
}

absl::Status Rules<AccessBinding>::Check(journal::Unit& unit, const std::string&, const AccessBinding&,
                                         const AccessBinding& now, aip::Violations& violations) {
  if (now.ends_at <= unit.now()) violations.Add("access_binding.end_time", "has passed already");
  portfolio::api::CheckScope(now, violations);
  return portfolio::api::CheckResource(unit, now.resource, violations);
}

absl::StatusOr<record::Page<base::Stored<AccessBinding>>> Rules<AccessBinding>::List(const Context& context,
                                                                                     const rpc::CallScope& call,
                                                                                     record::ListQuery list,
                                                                                     const std::string&) {
  return portfolio::store::ListBindings(context.db, call.deadline(), list, call.received_at());
}

template class StandardMethods<AccessBinding>;

}  // namespace pepiniere::resource
