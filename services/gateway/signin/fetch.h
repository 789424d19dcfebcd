// How the identity provider is reached. A function, so that the development issuer, which this gateway itself serves,
// answers without a connection, and a test without a provider.
#pragma once

#include <functional>

#include "absl/status/statusor.h"
#include "services/identity/http.h"

namespace pepiniere::gateway {

// May block, for seconds. identity::HttpSend is one. Thread-safe.
using Fetch = std::function<absl::StatusOr<identity::HttpReply>(const identity::HttpRequest&)>;

}  // namespace pepiniere::gateway
