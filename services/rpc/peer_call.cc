#include "services/rpc/peer_call.h"

#include <algorithm>
#include <string>

#include "absl/time/clock.h"
#include "grpcpp/server_context.h"
#include "services/aip/errors.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/metadata.h"
#include "services/rpc/trace_id.h"

namespace pepiniere::rpc {

std::unique_ptr<grpc::ClientContext> PeerCall::Carry(const CallScope& scope, absl::Duration patience) {
  auto context = scope.context_ == nullptr ? std::make_unique<grpc::ClientContext>()
                                           : grpc::ClientContext::FromCallbackServerContext(*scope.context_);
  context->set_deadline(absl::ToChronoTime(std::min(scope.deadline(), absl::Now() + patience)));
  context->AddMetadata(kTraceparent, Traceparent(scope.trace_id()));
  return context;
}

std::unique_ptr<grpc::ClientContext> PeerCall::AsService(const CallScope& scope, absl::Duration patience) {
  auto context = Carry(scope, patience);
  const std::string& somebody = scope.principal().service() ? scope.on_behalf_of() : scope.principal().name();
  if (!somebody.empty()) context->AddMetadata(kOnBehalfOf, somebody);
  return context;
}

absl::StatusOr<std::unique_ptr<grpc::ClientContext>> PeerCall::Forwarding(const CallScope& scope,
                                                                          absl::Duration patience) {
  const std::string token(scope.context_ == nullptr ? "" : Header(*scope.context_, kAuthorization));
  if (token.empty() && !scope.principal().anonymous()) {
    return aip::Failure(absl::StatusCode::kFailedPrecondition, "TOKEN_NEEDED",
                        "this asks another service what the caller may see there, which takes a token");
  }
  auto context = Carry(scope, patience);
  context->AddMetadata(kAsCaller, "1");
  if (!token.empty()) context->AddMetadata(kAuthorization, token);
  return context;
}

}  // namespace pepiniere::rpc
