// W3C trace context: which trace a call belongs to.
#pragma once

#include <string>
#include <string_view>

namespace pepiniere::rpc {

// The trace id of a `traceparent` header (32 lower-case hex digits), or a new random one if the header is missing,
// malformed or all zeros.
std::string TraceId(std::string_view traceparent);

// The `traceparent` header of a call that is made for that trace, as a new span of it.
std::string Traceparent(std::string_view trace_id);

}  // namespace pepiniere::rpc
