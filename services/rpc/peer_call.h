// From a call that is being answered to one that another service is asked for it.
//
//   const auto context = rpc::PeerCall::AsService(call, absl::Seconds(2));
//   PEP_ASSIGN(const grpc::Status status,
//              rpc::PeerCall::Await([&] { return metrics.GetSeries(context.get(), request, &series); }));
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/client_context.h"
#include "services/aip/errors.h"
#include "services/rpc/executor.h"

namespace pepiniere::rpc {

class CallScope;

// Each context is for one call, made before the handler returns. It lasts `patience` at most, never longer than the
// call that it is for, and is cancelled with it. It belongs to the same trace.
class PeerCall {
 public:
  // Who asks is the channel's business (pepiniered/backends.h). It says for whom: see CallScope::on_behalf_of.
  static std::unique_ptr<grpc::ClientContext> AsService(const CallScope& scope,
                                                        absl::Duration patience = absl::InfiniteDuration());

  // With the caller's own token, so that the other service decides by the caller's own roles: for one read, on whatever
  // channel. The call is anonymous if the caller is. FAILED_PRECONDITION, reason TOKEN_NEEDED, for a caller who came
  // with a certificate: that cannot be passed on.
  static absl::StatusOr<std::unique_ptr<grpc::ClientContext>> Forwarding(
      const CallScope& scope, absl::Duration patience = absl::InfiniteDuration());

  // Makes the call, and leaves the thread's place to others while it waits. RESOURCE_EXHAUSTED, and no call, if too
  // many wait already.
  template <typename Call>
  static absl::StatusOr<grpc::Status> Await(Call call) {
    const Executor::Waiting waiting;
    if (!waiting.may()) return aip::Exhausted("too many calls wait for other services; nothing was done", kRetryAfter);
    return call();
  }

 private:
  static constexpr absl::Duration kRetryAfter = absl::Milliseconds(500);

  static std::unique_ptr<grpc::ClientContext> Carry(const CallScope& scope, absl::Duration patience);
};

}  // namespace pepiniere::rpc
