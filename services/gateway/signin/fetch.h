// How the identity provider is reached. A function, so that the development issuer, which this gateway itself serves,
// answers without a connection, and a test without a provider.
#pragma once

#include <functional>

#include "absl/status/statusor.h"
#include "services/rpc/http.h"

namespace pepiniere::gateway {

// May block, for seconds. rpc::HttpSend is one. Thread-safe.
using Fetch = std::function<absl::StatusOr<rpc::HttpReply>(const rpc::HttpRequest&)>;

}  // namespace pepiniere::gateway
