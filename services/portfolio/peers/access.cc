#include "services/portfolio/peers/access.h"

#include <future>
#include <string_view>

#include "clients/cpp/status.h"
#include "grpcpp/generic/generic_stub.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/rpc/message_bytes.h"
#include "services/rpc/peer_call.h"

namespace pepiniere::portfolio::peers {
namespace {

using Service = access::v1::AccessService;

constexpr int kMovedAtOnce = 500;

}  // namespace

absl::Status Access::Forward(const rpc::CallScope& call, std::string_view method,
                             const google::protobuf::Message& request, google::protobuf::Message& reply) const {
  PEP_ASSIGN(const auto channel, peer_.channel());
  PEP_ASSIGN(const auto context, rpc::PeerCall::Forwarding(call));
  grpc::ByteBuffer question, answer;
  PEP_TRY(rpc::WriteMessage(request, question));
  std::promise<grpc::Status> answered;
  grpc::GenericStub(channel).UnaryCall(context.get(), base::Concat("/", Service::service_full_name(), "/", method),
                                       grpc::StubOptions(), &question, &answer,
                                       [&answered](grpc::Status status) { answered.set_value(std::move(status)); });
  const grpc::Status status = answered.get_future().get();
  return status.ok() ? rpc::ReadMessage(answer, reply) : clients::FromGrpc(status);
}

absl::Status Access::Move(const std::vector<rpc::v1::AccessBinding>& bindings, absl::Time deadline) const {
  PEP_ASSIGN(const auto channel, peer_.channel());
  Service::Stub stub(channel);
  for (std::size_t from = 0; from < bindings.size(); from += kMovedAtOnce) {
    access::v1::MoveAccessBindingsRequest request;
    const std::size_t end = std::min(bindings.size(), from + kMovedAtOnce);
    for (std::size_t i = from; i < end; ++i) *request.add_access_bindings() = bindings[i];
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(deadline));
    access::v1::MoveAccessBindingsResponse moved;
    PEP_TRY(clients::FromGrpc(stub.MoveAccessBindings(&context, request, &moved)));
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::peers
