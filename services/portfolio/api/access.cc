#include "services/portfolio/api/access.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "services/aip/contract_check.h"
#include "services/aip/errors.h"
#include "services/aip/field_mask.h"
#include "services/aip/told.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/references.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/store/access_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/resource/paging.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

constexpr absl::Duration kHolds = absl::Seconds(1);
constexpr absl::Duration kPatience = absl::Seconds(5);
constexpr std::size_t kMostKnown = 10'000;
constexpr std::string_view kPrefix = "ROLE_";

std::string SymbolOf(identity::Role role) { return rpc::v1::Role_Name(role).substr(kPrefix.size()); }

identity::Role RoleOf(const std::string& symbol) {
  identity::Role role = rpc::v1::ROLE_UNSPECIFIED;
  rpc::v1::Role_Parse(Concat(kPrefix, symbol), &role);
  return role;
}

rpc::v1::AccessBinding ToProto(const AccessBinding& binding) {
  rpc::v1::AccessBinding proto;
  proto.set_name(kAccessBinding.Format({binding.id}));
  proto.set_principal(binding.principal);
  proto.set_role(RoleOf(binding.role));
  proto.set_resource(binding.resource);
  *proto.mutable_start_time() = api::ToProto(binding.starts_at);
  if (binding.ends_at != absl::InfiniteFuture()) *proto.mutable_end_time() = api::ToProto(binding.ends_at);
  proto.set_reason(binding.reason);
  proto.set_granted_by(binding.granted_by);
  *proto.mutable_create_time() = api::ToProto(binding.created_at);
  if (binding.revoked_at) *proto.mutable_revoke_time() = api::ToProto(*binding.revoked_at);
  proto.set_revoked_by(binding.revoked_by);
  return proto;
}

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

void CheckScope(const rpc::v1::AccessBinding& proto, aip::Violations& violations) {
  if (proto.role() == rpc::v1::ROLE_UNSPECIFIED) return;  // said already: it is required
  if (!rpc::v1::Role_IsValid(proto.role())) {
    violations.Add("access_binding.role", "is not a role of the contract");
    return;
  }
  const auto& scopes = ScopesOf(proto.role());
  const auto fits = [&](const aip::ResourcePattern* scope) { return scope->Matches(proto.resource()); };
  if (!scopes.empty() && std::ranges::none_of(scopes, fits)) {
    violations.Add("access_binding.resource", Concat("this role is held on something: ", Patterns(scopes)));
  } else if (scopes.empty() && !proto.resource().empty()) {
    violations.Add("access_binding.resource", "this role is held on everything: leave it out");
  }
}

AccessBinding FromProto(const rpc::v1::AccessBinding& proto, absl::Time now, aip::Violations& violations) {
  AccessBinding binding;
  binding.principal = proto.principal();
  CheckScope(proto, violations);
  if (rpc::v1::Role_IsValid(proto.role())) binding.role = SymbolOf(proto.role());
  binding.resource = proto.resource();
  binding.starts_at = now;
  binding.ends_at = absl::InfiniteFuture();
  if (proto.has_start_time()) {
    binding.starts_at = aip::ReadTime(proto.start_time(), "access_binding.start_time", violations).value_or(now);
  }
  if (proto.has_end_time()) {
    binding.ends_at = aip::ReadTime(proto.end_time(), "access_binding.end_time", violations).value_or(binding.ends_at);
  }
  binding.reason = proto.reason();
  aip::AddProblems(ProblemsOf(binding, now), "access_binding.", violations);
  return binding;
}

// What the role is held on exists, where that is ours to know: a programme is the cohort service's.
absl::Status CheckResource(journal::Unit& unit, const AccessBinding& binding) {
  aip::Violations violations;
  const std::string id = aip::IdOf(binding.resource);
  if (kIncubator.Matches(binding.resource)) {
    PEP_TRY(CheckExist<Incubator>(unit, "access_binding.resource", {id}, violations));
  } else if (kOrganisation.Matches(binding.resource)) {
    PEP_TRY(CheckExist<Organisation>(unit, "access_binding.resource", {id}, violations));
  } else if (kProject.Matches(binding.resource)) {
    PEP_ASSIGN(const auto project, store::LockProject(unit.session(), id));
    if (!project || project->deleted_at) {
      violations.Add("access_binding.resource", Concat(binding.resource, " does not exist"));
    }
  }
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<std::vector<identity::Binding>> GivenRoles::BindingsOf(std::string_view subject, absl::Time now) {
  PEP_ASSIGN(const std::vector<AccessBinding> bindings, Ask(std::string(subject)));
  std::vector<identity::Binding> held;
  for (const AccessBinding& binding : bindings) {
    const identity::Role role = RoleOf(binding.role);
    if (role != rpc::v1::ROLE_UNSPECIFIED && binding.CountsAt(now)) held.push_back({role, binding.resource});
  }
  return held;
}

absl::StatusOr<std::vector<AccessBinding>> GivenRoles::Ask(const std::string& subject) {
  const absl::Time now = clock_.Now();
  std::uint64_t forgotten;
  {
    std::lock_guard lock(mutex_);
    const auto known = known_.find(subject);
    if (known != known_.end() && now - known->second.at < kHolds) return known->second.bindings;
    forgotten = forgotten_;
  }
  PEP_ASSIGN(std::vector<AccessBinding> bindings, store::BindingsOf(db_, now + kPatience, subject));
  std::lock_guard lock(mutex_);
  if (known_.size() >= kMostKnown) known_.clear();
  if (forgotten == forgotten_) known_.insert_or_assign(subject, Known{now, bindings});
  return bindings;
}

void GivenRoles::Forget() {
  std::lock_guard lock(mutex_);
  known_.clear();
  ++forgotten_;
}

absl::StatusOr<rpc::v1::AccessBinding> Access::Create(rpc::CallScope& call,
                                                      const v1::CreateAccessBindingRequest& request) {
  aip::Violations violations;
  aip::CheckRequired(request.access_binding(), "access_binding", violations);
  aip::CheckContract(request.access_binding(), "access_binding", violations);
  AccessBinding binding = FromProto(request.access_binding(), call.received_at(), violations);
  PEP_TRY(violations.ToStatus());
  binding.granted_by = call.principal().subject;
  auto created = resource::Write<rpc::v1::AccessBinding>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<rpc::v1::AccessBinding> {
        PEP_TRY(CheckResource(unit, binding));
        PEP_ASSIGN(const AccessBinding inserted, store::InsertBinding(unit, binding));
        return ToProto(inserted);
      });
  given_.Forget();
  return created;
}

absl::StatusOr<rpc::v1::AccessBinding> Access::Get(rpc::CallScope& call, const v1::GetAccessBindingRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(kAccessBinding, "name", request.name()));
  PEP_ASSIGN(const auto found, store::FindBinding(context_.db, call.deadline(), id));
  if (!found) return aip::NotFound(request.name());
  return ToProto(*found);
}

absl::StatusOr<v1::ListAccessBindingsResponse> Access::List(rpc::CallScope& call,
                                                            const v1::ListAccessBindingsRequest& request) {
  PEP_ASSIGN(
      const resource::Paging paging,
      resource::ReadPaging(
          call, {.page_size = request.page_size(), .page_token = request.page_token(), .filter = request.filter()},
          store::BindingOrder()));
  const auto page = store::ListBindings(context_.db, call.deadline(), paging.list, call.received_at());
  if (!page.ok()) return resource::OnField("filter", page.status());
  v1::ListAccessBindingsResponse reply;
  for (const AccessBinding& row : page->rows) *reply.add_access_bindings() = ToProto(row);
  reply.set_next_page_token(paging.NextToken(page->last));
  return reply;
}

absl::StatusOr<rpc::v1::AccessBinding> Access::Revoke(rpc::CallScope& call,
                                                      const v1::RevokeAccessBindingRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(kAccessBinding, "name", request.name()));
  auto revoked = resource::Write<rpc::v1::AccessBinding>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<rpc::v1::AccessBinding> {
        PEP_ASSIGN(const auto before, store::LockBinding(unit.session(), id));
        if (!before) return aip::NotFound(request.name());
        if (before->revoked_at) {
          return aip::Precondition(request.name() + " was revoked already",
                                   {{"REVOKED", request.name(), "there is nothing more to take back"}});
        }
        PEP_ASSIGN(const AccessBinding after,
                   store::RevokeBinding(unit, *before, call.principal().subject, request.reason()));
        return ToProto(after);
      });
  given_.Forget();
  return revoked;
}

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
  service.Unary("CreateAccessBinding", *this, &Access::Create);
  service.Unary("GetAccessBinding", *this, &Access::Get);
  service.Unary("ListAccessBindings", *this, &Access::List);
  service.Unary("RevokeAccessBinding", *this, &Access::Revoke);
  service.Unary("GetCaller", *this, &Access::GetCaller);
}

}  // namespace pepiniere::portfolio::api
