// Who may call what: the one place that enforces (pepiniere.rpc.v1.access).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/method_registry.h"

namespace pepiniere::rpc {

// Which resource contains which, and what they were called before: only the service that owns them knows.
class ScopeResolver {
 public:
  virtual ~ScopeResolver() = default;
  // The names of everything that a role may be held on to reach `resource` (for a project: its incubators, its sponsors
  // and their ancestors). `resource` itself need not be among them. An empty list or NOT_FOUND for what does not exist
  // or is not a name: the caller cannot tell the difference from a denial.
  virtual absl::StatusOr<std::vector<std::string>> Containing(CallScope& scope, std::string_view resource) = 0;
  // Roles on something, each with the name that it has now: what was renamed since a role was given. Asked before
  // anything else of a call.
  virtual absl::StatusOr<std::vector<identity::Binding>> NamedNow(CallScope& /*scope*/,
                                                                  std::vector<identity::Binding> held) {
    return held;
  }
  // Roles of the caller that nobody gives: they follow from what the service keeps (the jurors of a call), each on the
  // name of what it is held on, in the same order each time. Asked before authorization, by those methods alone that
  // name such a role or declare `implied_roles`, and again while a stream lasts: one indexed read, in effect at once.
  virtual absl::StatusOr<std::vector<identity::Binding>> ImpliedRoles(CallScope& /*scope*/) {
    return std::vector<identity::Binding>();
  }
  // Whose token that is, of those that the service itself gave out: asked of one that no issuer signed (it has no parts
  // with dots between them), before anything else of a call, and again while a stream lasts, so that one that is taken
  // back does no more. With no roles but those that the token stands for. Null: it is none of the service's own.
  virtual absl::StatusOr<std::shared_ptr<const identity::Principal>> OwnerOf(CallScope& /*scope*/,
                                                                             std::string_view /*token*/) {
    return nullptr;
  }
  // Blanks, in a message about to leave, what this caller may not see and the contract has no declaration for.
  virtual absl::Status Conceal(CallScope&, google::protobuf::Message&) { return absl::OkStatus(); }
  // Replaces former names of resources in `request` by the names that they have now; returns whether there were any.
  // Called for a call of one request that failed because a name was not found; the call is then made again.
  virtual absl::StatusOr<bool> Resolve(CallScope& /*scope*/, google::protobuf::Message& /*request*/) { return false; }
};

// OK, or:
//   UNAUTHENTICATED    an anonymous caller on a method that is not open;
//   PERMISSION_DENIED  none of the method's roles is held on what the request names; the same answer whether that
//                      exists or not; or none of those that a field takes which it sets, by the field's name;
//   what the resolver failed with, if it could not look.
// `request` is null for a client's stream before its first message: if the method declares a resource, whoever holds
// one of its roles on anything is let in, and each message is authorized.
absl::Status Authorize(CallScope& scope, const MethodInfo& method, const google::protobuf::Message* request,
                       ScopeResolver& resolver);
// The same of a request that would name these resources.
absl::Status AuthorizeAbout(CallScope& scope, const MethodInfo& method, const std::vector<std::string>& resources,
                            ScopeResolver& resolver);

}  // namespace pepiniere::rpc
