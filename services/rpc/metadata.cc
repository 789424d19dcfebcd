#include "services/rpc/metadata.h"

#include "grpcpp/server_context.h"

namespace pepiniere::rpc {
namespace {

constexpr std::string_view kInProcessPeer = "unknown";  // what gRPC calls a peer that came over no wire

}  // namespace

std::string_view Header(const grpc::CallbackServerContext& context, const char* name) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find(name);
  return found == metadata.end() ? std::string_view() : std::string_view(found->second.data(), found->second.size());
}

bool IsInProcess(const grpc::CallbackServerContext& context) { return context.peer() == kInProcessPeer; }

}  // namespace pepiniere::rpc
