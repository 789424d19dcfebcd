#include "services/gateway/call/protocol.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "services/base/text.h"

namespace pepiniere::gateway {
namespace {

using Kind = Protocol::Kind;

constexpr std::array<std::pair<std::string_view, Protocol>, 9> kProtocols = {{
    {"application/json", {Kind::kConnectUnary, Codec::kJson, false, "application/json"}},
    {"application/proto", {Kind::kConnectUnary, Codec::kProto, false, "application/proto"}},
    {"application/connect+json", {Kind::kConnectStream, Codec::kJson, false, "application/connect+json"}},
    {"application/connect+proto", {Kind::kConnectStream, Codec::kProto, false, "application/connect+proto"}},
    {"application/grpc-web", {Kind::kGrpcWeb, Codec::kProto, false, "application/grpc-web+proto"}},
    {"application/grpc-web+proto", {Kind::kGrpcWeb, Codec::kProto, false, "application/grpc-web+proto"}},
    {"application/grpc-web+json", {Kind::kGrpcWeb, Codec::kJson, false, "application/grpc-web+json"}},
    {"application/grpc-web-text", {Kind::kGrpcWeb, Codec::kProto, true, "application/grpc-web-text+proto"}},
    {"application/grpc-web-text+proto", {Kind::kGrpcWeb, Codec::kProto, true, "application/grpc-web-text+proto"}},
}};

}  // namespace

std::optional<Protocol> ProtocolOf(std::string_view content_type) {
  std::string type = absl::AsciiStrToLower(base::Absl(content_type.substr(0, content_type.find(';'))));
  absl::StripAsciiWhitespace(&type);
  const auto found = std::ranges::find(kProtocols, type, &std::pair<std::string_view, Protocol>::first);
  return found == kProtocols.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace pepiniere::gateway
