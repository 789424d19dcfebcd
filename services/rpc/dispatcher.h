// From gRPC's callback API to plain functions. A handler is
//
//   absl::StatusOr<Reply> F(CallScope&, const Request&)           for a unary method,
//   absl::StatusOr<Reply> F(CallScope&, MessageReader<Message>&)  for a client's stream,
//   absl::StatusOr<std::unique_ptr<MessageSource<Message>>> F(CallScope&, const Request&, std::function<void()> wake)
//                                                                 for a server's stream,
//
// which may block: it runs on the server's executor, after the caller was admitted, authenticated and authorized and
// the request's required fields were checked. See service.h for how a service uses it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "services/rpc/client_stream_call.h"
#include "services/rpc/server_stream_call.h"
#include "services/rpc/unary_call.h"

namespace pepiniere::rpc {

class Dispatcher {
 public:
  // Reads the declarations of the service's methods and ties them to the server's floor, which must outlive this.
  // Once, before the first call. Errors: see ReadMethods.
  absl::Status Mount(const google::protobuf::ServiceDescriptor& service, ScopeResolver& resolver, const Floor& floor);

  // `method` is the bare name: __func__ of the override, where there is one.
  template <class Request, class Reply, class Handler>
  grpc::ServerUnaryReactor* Unary(std::string_view method, grpc::CallbackServerContext* context, const Request* request,
                                  Reply* reply, Handler handler) const {
    auto* call = new UnaryCall<Request, Reply, Handler>(At(method), *context, *request, *reply, std::move(handler));
    call->Start();
    return call;
  }

  template <class Message, class Reply, class Handler>
  grpc::ServerReadReactor<Arrival<Message>>* ClientStream(std::string_view method, grpc::CallbackServerContext* context,
                                                          Reply* reply, Handler handler) const {
    auto* call = new ClientStreamCall<Message, Reply, Handler>(At(method), *context, *reply, std::move(handler));
    call->Start();
    return call;
  }

  // The scope lives as long as the source; its deadline is the stream's. Reads of the source's want one of their own.
  template <class Message, class Request, class Handler>
  grpc::ServerWriteReactor<Message>* ServerStream(std::string_view method, grpc::CallbackServerContext* context,
                                                  const Request* request, Handler handler) const {
    auto* call = new ServerStreamCall<Request, Message, Handler>(At(method), *context, *request, std::move(handler));
    call->Start();
    return call;
  }

 private:
  const MountedMethod& At(std::string_view method) const { return methods_.find(method)->second; }

  std::map<std::string, MountedMethod, std::less<>> methods_;
};

}  // namespace pepiniere::rpc
