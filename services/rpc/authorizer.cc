#include "services/rpc/authorizer.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/aip/errors.h"
#include "services/base/try.h"
#include "services/identity/roles.h"

namespace pepiniere::rpc {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// The resources that a request names: one, or several if the field is a list.
std::vector<std::string> Named(const Message& request, const std::vector<const FieldDescriptor*>& path) {
  const Message* message = &request;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) message = &message->GetReflection()->GetMessage(*message, path[i]);
  const auto* reflection = message->GetReflection();
  const FieldDescriptor* field = path.back();
  if (!field->is_repeated()) return {reflection->GetString(*message, field)};
  std::vector<std::string> names;
  for (int i = 0; i < reflection->FieldSize(*message, field); ++i)
    names.push_back(reflection->GetRepeatedString(*message, field, i));
  return names;
}

bool IsSet(const Message& request, const FieldDescriptor* field) {
  const auto* reflection = request.GetReflection();
  return field->is_repeated() ? reflection->FieldSize(request, field) > 0 : reflection->HasField(request, field);
}

// One wording for "you may not", "there is no such thing" and "that is not a name".
absl::Status Denied(const MethodInfo& method) {
  const std::string roles =
      absl::StrJoin(method.roles, ", ", [](std::string* out, identity::Role role) { *out += identity::NameOf(role); });
  return aip::PermissionDenied(absl::StrCat(method.name, " takes one of these roles",
                                            method.resource.empty() ? " on everything" : " on what it is about", ": ",
                                            roles));
}

bool OnEverything(const identity::Principal& principal, const std::vector<identity::Role>& roles) {
  return std::ranges::any_of(principal.bindings, [&](const identity::Binding& held) {
    return held.resource.empty() && std::ranges::find(roles, held.role) != roles.end();
  });
}

// Whether the caller holds a role that the method takes, on whatever it may be.
absl::Status Admit(const CallScope& scope, const MethodInfo& method) {
  const identity::Principal& caller = scope.principal();
  if (method.open) return absl::OkStatus();
  if (caller.anonymous()) {
    return aip::Unauthenticated("TOKEN_MISSING",
                                "this method takes a token: send the metadata `authorization: Bearer ...`");
  }
  const bool holds = std::ranges::any_of(method.roles, [&](identity::Role role) { return caller.Holds(role); });
  return holds ? absl::OkStatus() : Denied(method);
}

absl::Status AuthorizeOn(CallScope& scope, const MethodInfo& method, const std::string& name, ScopeResolver& resolver) {
  const identity::Principal& caller = scope.principal();
  if (name.empty()) return Denied(method);
  if (caller.CoversAny(method.roles, {name})) return absl::OkStatus();
  const absl::StatusOr<std::vector<std::string>> containing = resolver.Containing(scope, name);
  if (containing.ok()) return caller.CoversAny(method.roles, *containing) ? absl::OkStatus() : Denied(method);
  if (absl::IsNotFound(containing.status()) || absl::IsInvalidArgument(containing.status())) return Denied(method);
  return containing.status();
}

}  // namespace

absl::Status Authorize(CallScope& scope, const MethodInfo& method, const Message* request, ScopeResolver& resolver) {
  if (!request) return method.resource.empty() ? AuthorizeAbout(scope, method, {}, resolver) : Admit(scope, method);
  const std::vector<std::string> names =
      method.resource.empty() ? std::vector<std::string>() : Named(*request, method.resource);
  PEP_TRY(AuthorizeAbout(scope, method, names, resolver));
  for (const ReservedField& reserved : method.reserved) {
    if (IsSet(*request, reserved.field)) PEP_TRY(AuthorizeAbout(scope, Setting(method, reserved), names, resolver));
  }
  return absl::OkStatus();
}

absl::Status AuthorizeAbout(CallScope& scope, const MethodInfo& method, const std::vector<std::string>& resources,
                            ScopeResolver& resolver) {
  const identity::Principal& caller = scope.principal();
  PEP_TRY(Admit(scope, method));
  if (method.open || OnEverything(caller, method.roles)) return absl::OkStatus();
  if (method.resource.empty() || resources.empty()) return Denied(method);
  for (const std::string& name : resources)
    if (absl::Status status = AuthorizeOn(scope, method, name, resolver); !status.ok()) return status;
  return absl::OkStatus();
}

}  // namespace pepiniere::rpc
