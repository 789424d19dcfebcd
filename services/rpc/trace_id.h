// W3C trace context: which trace a call belongs to.
#pragma once

#include <string>
#include <string_view>

namespace pepiniere::rpc {

// The trace id of a `traceparent` header (32 lower-case hex digits), or a new random one if the header is missing,
// malformed or all zeros.
std::string TraceId(std::string_view traceparent);

}  // namespace pepiniere::rpc
