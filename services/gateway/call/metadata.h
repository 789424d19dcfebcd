// Headers into a call's metadata and back.
#pragma once

#include <cstddef>
#include <map>
#include <string_view>

#include "grpcpp/client_context.h"
#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

// What a service may see of the request's headers: not what is between the client and this server (hop by hop,
// protocols, cookies, origins), nor what the gateway itself says. "-bin" values are base64. What gRPC would not carry
// is left out.
Headers ToMetadata(const Headers& headers);
// What metadata takes of the room that gRPC has for it, of which services have twice this much.
std::size_t MetadataBytes(const Headers& metadata);
inline constexpr std::size_t kMostMetadataBytes = 32 << 10;

using Metadata = std::multimap<grpc::string_ref, grpc::string_ref>;
// What the client may see of a service's metadata, each name behind `prefix`; "-bin" values become base64.
Headers FromMetadata(const Metadata& metadata, std::string_view prefix = "");

}  // namespace pepiniere::gateway
