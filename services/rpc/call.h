// The life of one call, whatever its shape: everything around the handler.
#pragma once

#include <concepts>
#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "grpcpp/server_context.h"
#include "services/rpc/authorizer.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/executor.h"
#include "services/rpc/floor.h"
#include "services/rpc/method_registry.h"

namespace pepiniere::rpc {

class MethodMetrics;

// What a server knows of a method: its declaration, its messages, and where its calls are counted.
struct MountedMethod {
  MethodMetrics* metrics = nullptr;
  ScopeResolver* resolver = nullptr;
  const Floor* floor = nullptr;
  // Empty ones, to be made anew.
  const google::protobuf::Message* request = nullptr;
  const google::protobuf::Message* reply = nullptr;
  bool pages = false;  // its replies are pages: see aip/page_bound.h
  MethodInfo info{};
};

// One allocation a call: its reactor derives from this, is its own task on the executor, and frees itself when gRPC is
// done with it. Order: admission (executor) -> Enter -> handler -> Leave -> finish (gRPC) -> Record.
class Call : public Task {
 public:
  Call(const MountedMethod& method, grpc::CallbackServerContext& context, absl::Duration unset, absl::Duration cap);
  ~Call() override;

  absl::Time deadline() const override { return scope_.deadline(); }
  std::string_view caller() const override { return caller_; }

 protected:
  // Authenticates, limits the rate and what a request may hold, authorizes, then validates what the contract requires
  // of `request`. Null for a client's stream, of which each message is checked as it comes.
  absl::Status Enter(const google::protobuf::Message* request);
  // The last two of these: authorizes and validates.
  absl::Status Check(const google::protobuf::Message& request);
  // The same of the next message of a client's stream that says what it is about, former names and all: who may not is
  // denied, as is whoever is no longer who they were (see CheckStillTheSame). Of a stream that is about everything,
  // only the latter.
  absl::Status CheckNext(google::protobuf::Message& message);
  // Whether the call failed because its request names something that does not exist, perhaps by a former name. False
  // for a request that was too large to be looked into.
  bool NamesNothing(const absl::Status& status) const;
  // See ScopeResolver::Resolve.
  absl::StatusOr<bool> Resolve(google::protobuf::Message& request);
  // Answers `handler()`, or INTERNAL if it threw.
  template <std::invocable<> F>
  static absl::Status Guarded(F handler) {
    try {
      return handler();
    } catch (const std::exception& e) {
      return absl::InternalError(absl::StrCat("uncaught exception: ", e.what()));
    }
  }
  // OK while the caller is still who it was when the call began, with the same roles: for calls that last. UNAVAILABLE
  // (ROLES_CHANGED) once a role was given or taken back, UNAUTHENTICATED once the token has expired.
  absl::Status CheckStillTheSame();
  // Blanks what the caller may not see: the fields that the contract restricts, for anonymous callers (handlers do it
  // for the others), and what the service conceals.
  absl::Status Screen(google::protobuf::Message& reply);
  // Keeps the outcome for the record, and words it for the caller.
  grpc::Status Leave(absl::Status status);
  // One log line, one observation. In OnDone: nothing is recorded before the answer left. See CallRecord.
  void Record(std::optional<std::size_t> messages_sent = {}, bool planned = false);

  CallScope& scope() { return scope_; }
  const MountedMethod& method() const { return method_; }
  grpc::CallbackServerContext& context() { return context_; }
  void Received(std::size_t bytes) { request_bytes_ += bytes; }

 private:
  // Who calls: whoever the service says that its own token is of (ScopeResolver::OwnerOf), or as the authenticator has
  // it.
  absl::StatusOr<std::shared_ptr<const identity::Principal>> Identify();
  // RESOURCE_EXHAUSTED for a caller that calls too often.
  absl::Status Admit() const;
  // Gives the caller the roles that they hold here: see RolesHere.
  absl::Status NameRoles();
  // The roles of that caller, by the names of now (ScopeResolver::NamedNow), and those that follow from what the
  // service keeps (ScopeResolver::ImpliedRoles), where the method takes any.
  absl::StatusOr<std::vector<identity::Binding>> RolesHere(const identity::Principal& caller);

  Call(const MountedMethod& method, grpc::CallbackServerContext& context, absl::Time now, absl::Duration unset,
       absl::Duration cap);

  const MountedMethod& method_;
  grpc::CallbackServerContext& context_;
  CallScope scope_;
  const std::string caller_;
  std::shared_ptr<const identity::Principal> identified_;  // as the authenticator knows it; null: anonymous
  bool bounded_ = false;                                   // the request holds no more than it may
  absl::Status status_;
  std::size_t request_bytes_ = 0;
};

}  // namespace pepiniere::rpc
