// What a request speaks, by its content type.
#pragma once

#include <optional>
#include <string_view>

namespace pepiniere::gateway {

enum class Codec { kProto, kJson };

struct Protocol {
  enum class Kind { kConnectUnary, kConnectStream, kGrpcWeb };
  Kind kind = Kind::kConnectUnary;
  Codec codec = Codec::kProto;
  bool text = false;                // gRPC-Web in base64
  std::string_view content_type{};  // of the answer
};

// Nothing for another content type. Parameters ("; charset=utf-8") do not count.
std::optional<Protocol> ProtocolOf(std::string_view content_type);

// All content types that there are, for Accept-Post.
inline constexpr std::string_view kContentTypes =
    "application/json, application/proto, application/connect+json, application/connect+proto, application/grpc-web, "
    "application/grpc-web+proto, application/grpc-web+json, application/grpc-web-text, application/grpc-web-text+proto";

}  // namespace pepiniere::gateway
