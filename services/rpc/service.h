// A service on a server. Its contract is found by its name; what answers each of its methods is said in one line,
// beside the handler:
//
//   void Projects::Mount(rpc::Service& service) {
//     service.Unary("GetProject", *this, &Projects::Get);
//     service.ServerStream("WatchProjects", *this, &Projects::Watch);
//   }
//
// A handler is
//
//   absl::StatusOr<Reply> F(CallScope&, const Request&)           of a unary method,
//   absl::StatusOr<Reply> F(CallScope&, MessageReader<Message>&)  of a client's stream,
//   absl::StatusOr<std::unique_ptr<MessageSource<Message>>> F(CallScope&, const Request&, std::function<void()> wake)
//                                                                 of a server's stream,
//
// and may block: it runs on the server's executor, after the caller was admitted, authenticated and authorized and the
// request's required fields were checked. Of a client's stream whose access names a resource, so was each message that
// it reads.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "google/protobuf/descriptor.h"
#include "services/rpc/authorizer.h"
#include "services/rpc/handlers.h"

namespace grpc {
class Service;
}

namespace pepiniere::rpc {

struct Floor;

class Service : public ScopeResolver {
 public:
  // "pepiniere.portfolio.v1.PortfolioService", whose contract must be linked.
  explicit Service(std::string_view full_name);
  ~Service() override;
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  // Call before Mount. `object` must outlive the server. Mount reports mistakes: a name that is not a method of the
  // contract, messages or a shape that are not the method's, two handlers of one method.
  template <class Request, class Reply, class Object, class Base>
  void Unary(std::string_view method, Object& object,
             absl::StatusOr<Reply> (Base::*handler)(CallScope&, const Request&)) {
    Typed<Request, Reply>(method);
    Unary(method, [&object, handler](CallScope& call, const AnyMessage& request, AnyMessage& reply) {
      return Fill<Reply>((object.*handler)(call, static_cast<const Request&>(request)), reply);
    });
  }
  template <class Request, class Reply, class Object, class Base>
  void Unary(std::string_view method, const Object& object,
             absl::StatusOr<Reply> (Base::*handler)(CallScope&, const Request&) const) {
    Typed<Request, Reply>(method);
    Unary(method, [&object, handler](CallScope& call, const AnyMessage& request, AnyMessage& reply) {
      return Fill<Reply>((object.*handler)(call, static_cast<const Request&>(request)), reply);
    });
  }
  template <class Message, class Reply, class Object, class Base>
  void ClientStream(std::string_view method, Object& object,
                    absl::StatusOr<Reply> (Base::*handler)(CallScope&, MessageReader<Message>&)) {
    Typed<Message, Reply>(method);
    ClientStream(method, [&object, handler](CallScope& call, MessageReader<AnyMessage>& any, AnyMessage& reply) {
      TypedReader<Message> reader(any);
      return Fill<Reply>((object.*handler)(call, reader), reply);
    });
  }
  template <class Request, class Message, class Object, class Base>
  void ServerStream(std::string_view method, Object& object,
                    absl::StatusOr<std::unique_ptr<MessageSource<Message>>> (Base::*handler)(
                        CallScope&, const Request&, std::function<void()> wake)) {
    Typed<Request, Message>(method);
    ServerStream(
        method,
        [&object, handler](CallScope& call, const AnyMessage& request,
                           std::function<void()> wake) -> absl::StatusOr<std::unique_ptr<MessageSource<AnyMessage>>> {
          auto source = (object.*handler)(call, static_cast<const Request&>(request), std::move(wake));
          if (!source.ok()) return source.status();
          return std::make_unique<AnySource<Message>>(*std::move(source));
        });
  }
  // The same for handlers that take any message.
  void Unary(std::string_view method, UnaryHandler handler);
  void ClientStream(std::string_view method, ClientStreamHandler handler);
  void ServerStream(std::string_view method, ServerStreamHandler handler);

  // Whether it can serve now (schema recent enough, projections loaded). Asked every few seconds, on a thread that may
  // block for a moment; anything but OK makes the service NOT_SERVING and is logged.
  virtual absl::Status Ready() { return absl::OkStatus(); }

  std::string_view full_name() const { return full_name_; }
  // Whether the contract has a method of that name.
  bool Has(std::string_view method) const;

  // For the server: ties the methods to what all services stand on, which must outlive this. Before its first call; for
  // another server, when the one before is gone. FAILED_PRECONDITION as ReadMethods, or for a method of the contract
  // that has no handler.
  absl::Status Mount(const Floor& floor);
  // Once mounted.
  grpc::Service& grpc_service();

 private:
  class GrpcSide;
  struct Handlers {
    UnaryHandler unary;
    ClientStreamHandler client_stream;
    ServerStreamHandler server_stream;
    const google::protobuf::Descriptor* request = nullptr;  // where the handler says; any otherwise
    const google::protobuf::Descriptor* reply = nullptr;
  };

  template <class Request, class Reply>
  void Typed(std::string_view method) {
    SayTypes(method, Request::descriptor(), Reply::descriptor());
  }
  template <class Reply>
  static absl::Status Fill(absl::StatusOr<Reply> made, AnyMessage& reply) {
    if (!made.ok()) return std::move(made).status();
    static_cast<Reply&>(reply) = *std::move(made);
    return absl::OkStatus();
  }
  void SayTypes(std::string_view method, const google::protobuf::Descriptor* request,
                const google::protobuf::Descriptor* reply);
  Handlers& Of(std::string_view method);
  // What keeps these handlers from being the method's; empty if nothing does.
  static std::string Fault(const google::protobuf::MethodDescriptor& method, const Handlers& handlers);

  const std::string full_name_;
  const google::protobuf::ServiceDescriptor* const contract_;
  std::map<std::string, Handlers, std::less<>> handlers_;
  std::unique_ptr<GrpcSide> grpc_;
};

}  // namespace pepiniere::rpc
