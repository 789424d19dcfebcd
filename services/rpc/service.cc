#include "services/rpc/service.h"

#include <deque>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "grpcpp/impl/codegen/rpc_service_method.h"
#include "grpcpp/impl/codegen/server_callback_handlers.h"
#include "grpcpp/impl/service_type.h"
#include "grpcpp/support/server_callback.h"
#include "services/aip/page_bound.h"
#include "services/rpc/client_stream_call.h"
#include "services/rpc/metrics.h"
#include "services/rpc/server_stream_call.h"
#include "services/rpc/unary_call.h"

namespace pepiniere::rpc {
namespace {

using google::protobuf::MethodDescriptor;
using grpc::internal::RpcMethod;

RpcMethod::RpcType ShapeOf(const MethodDescriptor& method) {
  if (method.client_streaming()) return RpcMethod::CLIENT_STREAMING;
  return method.server_streaming() ? RpcMethod::SERVER_STREAMING : RpcMethod::NORMAL_RPC;
}

const AnyMessage& PrototypeOf(const google::protobuf::Descriptor* type) {
  return *google::protobuf::MessageFactory::generated_factory()->GetPrototype(type);
}

}  // namespace

// The side that gRPC sees: each method takes and gives bytes, so that one class serves every contract, and what comes
// is read where its errors can be told.
class Service::GrpcSide final : public grpc::Service {
 public:
  void Add(const MethodDescriptor& method, const Handlers& handlers, MountedMethod mounted) {
    using grpc::ByteBuffer;
    using Context = grpc::CallbackServerContext;
    const std::string& path = paths_.emplace_back(absl::StrCat("/", mounted.info.full_name));
    const MountedMethod& at = methods_.emplace_back(std::move(mounted));
    AddMethod(new grpc::internal::RpcServiceMethod(path.c_str(), ShapeOf(method), nullptr));
    const int index = count_++;
    if (method.client_streaming()) {
      MarkMethodRawCallback(index, new grpc::internal::CallbackClientStreamingHandler<ByteBuffer, ByteBuffer>(
                                       [&at, handler = handlers.client_stream](Context* context, ByteBuffer* reply) {
                                         return ClientStreamCall::Start(at, *context, *reply, handler);
                                       }));
    } else if (method.server_streaming()) {
      MarkMethodRawCallback(index,
                            new grpc::internal::CallbackServerStreamingHandler<ByteBuffer, ByteBuffer>(
                                [&at, handler = handlers.server_stream](Context* context, const ByteBuffer* request) {
                                  return ServerStreamCall::Start(at, *context, *request, handler);
                                }));
    } else {
      MarkMethodRawCallback(
          index, new grpc::internal::CallbackUnaryHandler<ByteBuffer, ByteBuffer>(
                     [&at, handler = handlers.unary](Context* context, const ByteBuffer* request, ByteBuffer* reply) {
                       return UnaryCall::Start(at, *context, *request, *reply, handler);
                     }));
    }
  }

 private:
  std::deque<std::string> paths_;  // gRPC keeps pointers to them
  std::deque<MountedMethod> methods_;
  int count_ = 0;
};

Service::Service(std::string_view full_name)
    : full_name_(full_name),
      contract_(google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(full_name_)) {}

Service::~Service() = default;

bool Service::Has(std::string_view method) const {
  return contract_ && contract_->FindMethodByName(std::string(method)) != nullptr;
}

grpc::Service& Service::grpc_service() { return *grpc_; }

Service::Handlers& Service::Of(std::string_view method) {
  return handlers_.try_emplace(std::string(method)).first->second;
}

void Service::SayTypes(std::string_view method, const google::protobuf::Descriptor* request,
                       const google::protobuf::Descriptor* reply) {
  Handlers& handlers = Of(method);
  handlers.request = request;
  handlers.reply = reply;
}

void Service::Unary(std::string_view method, UnaryHandler handler) { Of(method).unary = std::move(handler); }
void Service::ClientStream(std::string_view method, ClientStreamHandler handler) {
  Of(method).client_stream = std::move(handler);
}
void Service::ServerStream(std::string_view method, ServerStreamHandler handler) {
  Of(method).server_stream = std::move(handler);
}

std::string Service::Fault(const MethodDescriptor& method, const Handlers& handlers) {
  const bool fits = method.client_streaming()   ? handlers.client_stream && !handlers.unary && !handlers.server_stream
                    : method.server_streaming() ? handlers.server_stream && !handlers.unary && !handlers.client_stream
                                                : handlers.unary && !handlers.client_stream && !handlers.server_stream;
  if (!fits) return "has a handler of another shape";
  if (handlers.request && (handlers.request != method.input_type() || handlers.reply != method.output_type())) {
    return "has a handler of other messages";
  }
  return "";
}

absl::Status Service::Mount(const Floor& floor) {
  if (!contract_) return absl::InternalError(absl::StrCat("no contract of ", full_name_, " is linked"));
  absl::StatusOr<std::vector<MethodInfo>> methods = ReadMethods(*contract_);
  if (!methods.ok()) return methods.status();
  grpc_ = std::make_unique<GrpcSide>();
  std::vector<std::string> faults;
  std::size_t mounted = 0;
  for (MethodInfo& info : *methods) {
    const MethodDescriptor& method = *contract_->FindMethodByName(info.name);
    const auto found = handlers_.find(info.name);
    const std::string fault = found == handlers_.end() ? "has no handler" : Fault(method, found->second);
    if (!fault.empty()) {
      faults.push_back(absl::StrCat(method.full_name(), " ", fault));
      continue;
    }
    ++mounted;
    MethodMetrics& metrics = floor.metrics->ForMethod(info.service, info.name);
    grpc_->Add(method, found->second,
               {.metrics = &metrics,
                .resolver = this,
                .floor = &floor,
                .request = &PrototypeOf(method.input_type()),
                .reply = &PrototypeOf(method.output_type()),
                .pages = aip::IsList(*method.input_type(), *method.output_type()),
                .info = std::move(info)});
  }
  if (faults.empty() && mounted < handlers_.size()) {
    faults.push_back(absl::StrCat(full_name_, " has handlers of methods that are not in its contract"));
  }
  if (!faults.empty()) return absl::FailedPreconditionError(absl::StrJoin(faults, "; "));
  return absl::OkStatus();
}

}  // namespace pepiniere::rpc
