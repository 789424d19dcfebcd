#include "services/rpc/malformed.h"

#include "services/rpc/errors.h"

namespace pepiniere::rpc {
namespace {

using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::Interceptor;
using grpc::experimental::InterceptorBatchMethods;
using grpc::experimental::ServerRpcInfo;

class Rewording final : public Interceptor {
 public:
  void Intercept(InterceptorBatchMethods* batch) override {
    if (batch->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_STATUS)) {
      const grpc::Status status = batch->GetSendStatus();
      if (status.error_code() == grpc::StatusCode::UNIMPLEMENTED && status.error_message().empty()) {
        batch->ModifySendStatus(Pack(Failure(absl::StatusCode::kInvalidArgument, "MALFORMED_REQUEST",
                                             "the bytes of the request are not the method's message")));
      }
    }
    batch->Proceed();
  }
};

class Factory final : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  Interceptor* CreateServerInterceptor(ServerRpcInfo*) override { return new Rewording; }
};

}  // namespace

std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> SayWhatIsMalformed() {
  return std::make_unique<Factory>();
}

}  // namespace pepiniere::rpc
