#include "services/rpc/call_scope.h"

#include "absl/time/clock.h"
#include "grpcpp/server_context.h"

namespace pepiniere::rpc {

bool CallScope::cancelled() const {
  return absl::Now() >= deadline_ || (context_ != nullptr && context_->IsCancelled());
}

}  // namespace pepiniere::rpc
