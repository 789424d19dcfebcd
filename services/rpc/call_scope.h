// What a handler may know of the call that it answers. One a call, passed down to whatever works for it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/time/time.h"
#include "services/identity/principal.h"

namespace grpc {
class CallbackServerContext;
}

namespace pepiniere::rpc {

class CallScope {
 public:
  // `context` tells whether the caller is still there; without one (background work, tests) nobody cancels.
  // `method` must outlive the scope.
  CallScope(std::string_view method, absl::Time received_at, absl::Time deadline, std::string trace_id,
            std::shared_ptr<const identity::Principal> principal = nullptr,
            const grpc::CallbackServerContext* context = nullptr)
      : method_(method),
        received_at_(received_at),
        deadline_(deadline),
        trace_id_(std::move(trace_id)),
        principal_(std::move(principal)),
        context_(context) {}

  CallScope(const CallScope&) = delete;
  CallScope& operator=(const CallScope&) = delete;

  const identity::Principal& principal() const { return principal_ ? *principal_ : identity::Principal::Anonymous(); }
  // Never infinite: the client's deadline, or the server's default; at most the server's cap.
  absl::Time deadline() const { return deadline_; }
  // When the call reached the server: the `now` of everything that the call records.
  absl::Time received_at() const { return received_at_; }
  // W3C trace id, 32 hex digits: the caller's, or made here.
  const std::string& trace_id() const { return trace_id_; }
  // "pepiniere.portfolio.v1.PortfolioService/GetProject".
  std::string_view method() const { return method_; }
  // Whom a service asks for: the name (Principal::name) of the caller that it is answering itself. For the log
  // and the audit, and never for authority. Empty unless the caller is one of our own services, and works for somebody.
  const std::string& on_behalf_of() const { return on_behalf_of_; }
  // The caller hung up, or its deadline passed. Long work asks now and then.
  bool cancelled() const;

  // Set once, by Call (call.h), when the caller is known.
  void Identify(std::shared_ptr<const identity::Principal> principal, std::string on_behalf_of = "") {
    principal_ = std::move(principal);
    on_behalf_of_ = std::move(on_behalf_of);
  }

 private:
  friend class PeerCall;  // which carries the call on to another service, with its token where that is asked for

  const std::string_view method_;
  const absl::Time received_at_;
  const absl::Time deadline_;
  const std::string trace_id_;
  std::shared_ptr<const identity::Principal> principal_;
  std::string on_behalf_of_;
  const grpc::CallbackServerContext* const context_;
};

}  // namespace pepiniere::rpc
