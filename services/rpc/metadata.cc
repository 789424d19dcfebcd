#include "services/rpc/metadata.h"

#include <algorithm>
#include <cctype>

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

std::optional<std::string_view> BearerToken(const grpc::CallbackServerContext& context) {
  if (context.client_metadata().find(kAuthorization) == context.client_metadata().end()) return std::nullopt;
  const std::string_view value = Header(context, kAuthorization);
  constexpr std::string_view kScheme = "bearer ";
  const bool bearer = value.size() > kScheme.size() &&
                      std::ranges::equal(value.substr(0, kScheme.size()), kScheme,
                                         [](unsigned char a, unsigned char b) { return std::tolower(a) == b; });
  return bearer ? value.substr(kScheme.size()) : std::string_view();
}

bool IsInProcess(const grpc::CallbackServerContext& context) { return context.peer() == kInProcessPeer; }

}  // namespace pepiniere::rpc
