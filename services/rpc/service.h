// What a service derives from to be mounted on a server. All that a service writes is one line a method:
//
//   class PortfolioService final : public rpc::Service<v1::PortfolioService> {
//    public:
//     explicit PortfolioService(Projects& projects) : projects_(projects) {
//       ClientStream("ImportProjects", imports_, &Imports::Import);
//     }
//
//     Reactor* GetProject(Context* c, const v1::GetProjectRequest* q, v1::Project* a) override {
//       return Unary(__func__, c, q, a, projects_, &Projects::Get);
//     }
//     Writer<v1::WatchProjectsResponse>* WatchProjects(Context* c, const v1::WatchProjectsRequest* q) override {
//       return ServerStream(__func__, c, q, watches_, &Watches::Projects);
//     }
//     ...
//     absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope&, std::string_view resource) override;
//     absl::Status Ready() override;
//   };
//
// with `absl::StatusOr<v1::Project> Projects::Get(rpc::CallScope&, const v1::GetProjectRequest&)`; dispatcher.h has the
// forms of the others.
#pragma once

#include <functional>
#include <string_view>
#include <type_traits>

#include "absl/status/status.h"
#include "google/protobuf/descriptor.h"
#include "grpcpp/grpcpp.h"
#include "services/rpc/dispatcher.h"

namespace pepiniere::rpc {

// What the server asks of a service, whatever its contract.
class MountedService : public ScopeResolver {
 public:
  // Its gRPC side, to be registered.
  virtual grpc::Service& grpc_service() = 0;
  // "pepiniere.portfolio.v1.PortfolioService": its name for health checks and reflection.
  virtual std::string_view full_name() const = 0;
  // Whether it can serve now (schema recent enough, projections loaded). Asked every few seconds, on a thread that may
  // block for a moment; anything but OK makes the service NOT_SERVING and is logged.
  virtual absl::Status Ready() { return absl::OkStatus(); }

  absl::Status Mount(const Floor& floor);

 protected:
  Dispatcher dispatcher_;
};

template <class Grpc>
class Service : public Grpc::CallbackService, public MountedService {
 public:
  grpc::Service& grpc_service() final { return *this; }
  std::string_view full_name() const final { return Grpc::service_full_name(); }

 protected:
  using Context = grpc::CallbackServerContext;
  using Reactor = grpc::ServerUnaryReactor;
  template <class Message>
  using Writer = grpc::ServerWriteReactor<Message>;

  // `object` must outlive the server.
  template <class Request, class Reply, class Object, class Base>
  Reactor* Unary(std::string_view method, Context* context, const Request* request, Reply* reply, Object& object,
                 absl::StatusOr<Reply> (Base::*handler)(CallScope&, const Request&)) {
    return dispatcher_.Unary(method, context, request, reply, std::bind_front(handler, &object));
  }
  template <class Request, class Reply, class Object, class Base>
  Reactor* Unary(std::string_view method, Context* context, const Request* request, Reply* reply, const Object& object,
                 absl::StatusOr<Reply> (Base::*handler)(CallScope&, const Request&) const) {
    return dispatcher_.Unary(method, context, request, reply, std::bind_front(handler, &object));
  }
  // In the constructor: the generated override of a client's stream would read messages as gRPC does, see arrival.h.
  template <class Message, class Reply, class Object, class Base>
  void ClientStream(std::string_view method, Object& object,
                    absl::StatusOr<Reply> (Base::*handler)(CallScope&, MessageReader<Message>&)) {
    const auto* service =
        google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(Grpc::service_full_name());
    const auto* declared = service->FindMethodByName(std::string(method));
    auto call = [this, declared, &object, handler](Context* context, Reply* reply) {
      return dispatcher_.ClientStream<Message>(declared->name(), context, reply, std::bind_front(handler, &object));
    };
    this->MarkMethodCallback(declared->index(),
                             new grpc::internal::CallbackClientStreamingHandler<Arrival<Message>, Reply>(call));
  }
  template <class Request, class Message, class Object, class Base>
  Writer<Message>* ServerStream(std::string_view method, Context* context, const Request* request, Object& object,
                                absl::StatusOr<std::unique_ptr<MessageSource<Message>>> (Base::*handler)(
                                    CallScope&, const Request&, std::function<void()> wake)) {
    return dispatcher_.ServerStream<Message>(method, context, request, std::bind_front(handler, &object));
  }
};

}  // namespace pepiniere::rpc
