#include "services/rpc/malformed.h"

#include <algorithm>
#include <string>

#include "google/protobuf/descriptor.h"
#include "services/rpc/errors.h"

namespace pepiniere::rpc {
namespace {

using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::Interceptor;
using grpc::experimental::InterceptorBatchMethods;
using grpc::experimental::ServerRpcInfo;

class Rewording final : public Interceptor {
 public:
  explicit Rewording(const ServerRpcInfo& call) : call_(call) {}

  void Intercept(InterceptorBatchMethods* batch) override {
    if (batch->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_STATUS)) {
      const grpc::Status status = batch->GetSendStatus();
      const bool silent = status.error_code() == grpc::StatusCode::UNIMPLEMENTED && status.error_message().empty();
      if (silent && IsAMethod()) {
        batch->ModifySendStatus(Pack(Failure(absl::StatusCode::kInvalidArgument, "MALFORMED_REQUEST",
                                             "the bytes of the request are not the method's message")));
      }
    }
    batch->Proceed();
  }

 private:
  // gRPC says the same of a method that there is not.
  bool IsAMethod() const {
    std::string name = call_.method();  // "/a.b.Service/Method"
    name.erase(0, name.find_first_not_of('/'));
    std::ranges::replace(name, '/', '.');
    return google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(name) != nullptr;
  }

  const ServerRpcInfo& call_;
};

class Factory final : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  Interceptor* CreateServerInterceptor(ServerRpcInfo* call) override { return new Rewording(*call); }
};

}  // namespace

std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> SayWhatIsMalformed() {
  return std::make_unique<Factory>();
}

}  // namespace pepiniere::rpc
