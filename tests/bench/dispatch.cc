// What it costs to dispatch a call by its descriptor, beside the service class that gRPC generates: the same answer to
// GetProject (2.2 kB) from three servers of this process, asked in turn over loopback by one caller who waits for each.
//
//   Generated    PortfolioService::CallbackService, answering in gRPC's own thread
//   Bytes        a raw callback that reads and writes messages by their descriptors, as rpc::Service does
//   Floor        rpc::Server whole: executor, rate, identity, checks, metrics, log
//
// Read the column CPU (of this process, caller and server). --benchmark_repetitions and
// --benchmark_enable_random_interleaving let them take turns.
#include <benchmark/benchmark.h>
#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "grpcpp/impl/codegen/rpc_service_method.h"
#include "grpcpp/impl/codegen/server_callback_handlers.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/message_bytes.h"
#include "services/rpc/server.h"
#include "services/rpc/service.h"

namespace pepiniere::bench {
namespace {

namespace v1 = ::pepiniere::portfolio::v1;
using Context = grpc::CallbackServerContext;

v1::Project Answer(const v1::GetProjectRequest& request) {
  static const std::string kText(2200, 'x');
  v1::Project project;
  project.set_name(request.name());
  project.set_description(kText);
  return project;
}

class Generated final : public v1::PortfolioService::CallbackService {
  grpc::ServerUnaryReactor* GetProject(Context* context, const v1::GetProjectRequest* request,
                                       v1::Project* reply) override {
    *reply = Answer(*request);
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

class Bytes final : public grpc::Service {
 public:
  Bytes() {
    using grpc::ByteBuffer;
    using grpc::internal::RpcMethod;
    const auto* method = v1::GetProjectRequest::descriptor()->file()->pool()->FindMethodByName(
        "pepiniere.portfolio.v1.PortfolioService.GetProject");
    const auto* made = google::protobuf::MessageFactory::generated_factory()->GetPrototype(method->input_type());
    AddMethod(new grpc::internal::RpcServiceMethod("/pepiniere.portfolio.v1.PortfolioService/GetProject",
                                                   RpcMethod::NORMAL_RPC, nullptr));
    MarkMethodRawCallback(
        0, new grpc::internal::CallbackUnaryHandler<ByteBuffer, ByteBuffer>(
               [made](Context* context, const ByteBuffer* bytes, ByteBuffer* reply) {
                 const std::unique_ptr<google::protobuf::Message> request(made->New());
                 grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
                 const bool read =
                     rpc::ReadMessage(*bytes, *request).ok() &&
                     rpc::WriteMessage(Answer(static_cast<v1::GetProjectRequest&>(*request)), *reply).ok();
                 reactor->Finish(read ? grpc::Status::OK : grpc::Status(grpc::StatusCode::INVALID_ARGUMENT, ""));
                 return reactor;
               }));
  }
};

// The server that a service class of gRPC's is on, and who calls it.
class Bare {
 public:
  explicit Bare(std::unique_ptr<grpc::Service> service) : service_(std::move(service)) {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    target_ = "127.0.0.1:" + std::to_string(port);
  }
  const std::string& target() const { return target_; }

 private:
  std::unique_ptr<grpc::Service> service_;
  std::unique_ptr<grpc::Server> server_;
  std::string target_;
};

// Every method of the contract has a handler: those that are not asked refuse.
class Floor final : public rpc::Service {
 public:
  Floor() : rpc::Service(v1::PortfolioService::service_full_name()) {
    const auto* contract = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
        std::string(v1::PortfolioService::service_full_name()));
    for (int i = 0; i < contract->method_count(); ++i) {
      const auto& method = *contract->method(i);
      if (method.name() == "GetProject") continue;
      const absl::Status no = absl::UnimplementedError("not measured");
      if (method.client_streaming()) {
        ClientStream(method.name(), [no](auto&, auto&, auto&) { return no; });
      } else if (method.server_streaming()) {
        ServerStream(method.name(), [no](auto&, auto&, auto) { return no; });
      } else {
        Unary(method.name(), [no](auto&, auto&, auto&) { return no; });
      }
    }
    Unary("GetProject", *this, &Floor::Get);
  }
  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope&, std::string_view) override {
    return std::vector<std::string>();
  }
  absl::StatusOr<v1::Project> Get(rpc::CallScope&, const v1::GetProjectRequest& request) { return Answer(request); }
};

void Ask(benchmark::State& state, const std::string& target) {
  const auto stub = v1::PortfolioService::NewStub(grpc::CreateChannel(target, grpc::InsecureChannelCredentials()));
  v1::GetProjectRequest request;
  request.set_name("projects/a");
  for (auto _ : state) {
    grpc::ClientContext context;
    v1::Project reply;
    const grpc::Status status = stub->GetProject(&context, request, &reply);
    if (!status.ok() || reply.name() != request.name()) {
      state.SkipWithError(status.error_message().c_str());
      break;
    }
  }
}

void AskGenerated(benchmark::State& state) {
  const Bare server(std::make_unique<Generated>());
  Ask(state, server.target());
}
void AskBytes(benchmark::State& state) {
  const Bare server(std::make_unique<Bytes>());
  Ask(state, server.target());
}
void AskFloor(benchmark::State& state) {
  Floor service;
  rpc::ServerOptions options;
  options.listen = "127.0.0.1:0";
  options.log.file = "/dev/null";
  options.rate = {.per_second = 1e6};
  const auto server = rpc::Server::Start(options, {&service});
  if (!server.ok()) {
    state.SkipWithError(server.status().ToString().c_str());
    return;
  }
  Ask(state, "127.0.0.1:" + std::to_string((*server)->port()));
}

BENCHMARK(AskGenerated)->Name("Generated")->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(AskBytes)->Name("Bytes")->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(AskFloor)->Name("Floor")->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace pepiniere::bench

BENCHMARK_MAIN();
