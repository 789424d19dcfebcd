// How the Connect protocol says that a call ended.
#pragma once

#include <string>
#include <string_view>

#include "grpcpp/support/status.h"
#include "services/gateway/call/outcome.h"
#include "services/gateway/call/protocol.h"
#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

std::string_view ConnectCode(grpc::StatusCode code);  // "not_found"
// 404. RESOURCE_EXHAUSTED is 429 only where the status says when to come back; 413 for what is too large; else 503.
int ConnectHttpStatus(const grpc::Status& status);

// {"code", "message", "details": [{"type", "value", "debug"}]}.
std::string ConnectErrorJson(const grpc::Status& status);
// A stream's last message: {"error", "metadata"}.
std::string ConnectEndJson(const grpc::Status& status, const Headers& trailing);
// A unary call's answer, whose message is in the client's codec already. With Retry-After where the status says when to
// come back.
Response ConnectAnswer(const Outcome& outcome, std::string_view content_type);

}  // namespace pepiniere::gateway
