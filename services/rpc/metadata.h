// What a call says beside its message, and where it comes from.
#pragma once

#include <optional>
#include <string_view>

namespace grpc {
class CallbackServerContext;
}

namespace pepiniere::rpc {

// Ours. A gateway takes this family ("x-pepiniere-") from nobody: see gateway/call/metadata.h.
inline constexpr char kClientAddress[] = "x-pepiniere-client";         // whom a gateway in this process speaks for
inline constexpr char kService[] = "x-pepiniere-service";              // see ServiceIdentity
inline constexpr char kAsCaller[] = "x-pepiniere-as-caller";           // see PeerCall::Forwarding
inline constexpr char kOnBehalfOf[] = "x-pepiniere-on-behalf-of-bin";  // see CallScope::on_behalf_of
// Everybody's.
inline constexpr char kAuthorization[] = "authorization";
inline constexpr char kTraceparent[] = "traceparent";

// The first value of that name; empty if there is none. Lives as long as the context.
std::string_view Header(const grpc::CallbackServerContext& context, const char* name);

// The token of an `authorization` header. None if there is no header; empty if it is of another scheme.
std::optional<std::string_view> BearerToken(const grpc::CallbackServerContext& context);

// Whether the call was made in this process, over no wire.
bool IsInProcess(const grpc::CallbackServerContext& context);

}  // namespace pepiniere::rpc
