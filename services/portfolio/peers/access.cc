#include "services/portfolio/peers/access.h"

#include <algorithm>
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

// So that they fit a request whatever their reasons say.
constexpr std::size_t kMovedAtOnce = 10;

}  // namespace

absl::Status Access::Forward(const rpc::CallScope& call, std::string_view method,
                             const google::protobuf::Message& request, google::protobuf::Message& reply) const {
  PEP_ASSIGN(const auto channel, peer_.channel());
  PEP_ASSIGN(const auto context, rpc::PeerCall::Forwarding(call));
  grpc::ByteBuffer question, answer;
  PEP_TRY(rpc::WriteMessage(request, question));
  const auto ask = [&] {
    std::promise<grpc::Status> answered;
    grpc::GenericStub(channel).UnaryCall(context.get(), base::Concat("/", Service::service_full_name(), "/", method),
                                         grpc::StubOptions(), &question, &answer,
                                         [&answered](grpc::Status status) { answered.set_value(std::move(status)); });
    return answered.get_future().get();
  };
  PEP_ASSIGN(const grpc::Status status, rpc::PeerCall::Await(ask));
  return status.ok() ? rpc::ReadMessage(answer, reply) : clients::FromGrpc(status);
}

absl::StatusOr<std::vector<std::string>> Access::Move(const std::vector<rpc::v1::AccessBinding>& bindings,
                                                      absl::Time deadline) const {
  PEP_ASSIGN(const auto channel, peer_.channel());
  Service::Stub stub(channel);
  const auto move = [&](std::size_t from, std::size_t end) {
    access::v1::MoveAccessBindingsRequest request;
    for (std::size_t i = from; i < end; ++i) *request.add_access_bindings() = bindings[i];
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(deadline));
    access::v1::MoveAccessBindingsResponse moved;
    return clients::FromGrpc(stub.MoveAccessBindings(&context, request, &moved));
  };
  std::vector<std::string> refused;
  for (std::size_t from = 0; from < bindings.size(); from += kMovedAtOnce) {
    const std::size_t end = std::min(bindings.size(), from + kMovedAtOnce);
    absl::Status moved = move(from, end);
    if (absl::IsInvalidArgument(moved)) {
      // One of them keeps the others from going: each goes by itself.
      moved = absl::OkStatus();
      for (std::size_t i = from; i < end && moved.ok(); ++i) {
        moved = move(i, i + 1);
        if (!absl::IsInvalidArgument(moved)) continue;
        refused.push_back(base::Concat(bindings[i].name(), ": ", moved.message()));
        moved = absl::OkStatus();
      }
    }
    if (!moved.ok()) return moved;
  }
  return refused;
}

}  // namespace pepiniere::portfolio::peers
