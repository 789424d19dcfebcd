// The head of an answer, as it goes over the wire.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "absl/time/time.h"
#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

struct HeadOptions {
  bool http11 = true;
  bool keep_alive = true;
  std::optional<std::size_t> length{};  // none: the body comes in chunks (HTTP/1.0: until the connection ends)
};

// Fields whose name or value could end a line early are left out.
std::string WriteHead(const Response& response, const HeadOptions& options, absl::Time now);

}  // namespace pepiniere::gateway
