// Load over HTTP/1.1: connections that stay open, a request after the other on each.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "tests/bench/measure.h"

namespace pepiniere::bench {

struct WebRequest {
  std::string url;
  std::vector<std::string> headers;  // "content-type: application/json"
  std::string body;                  // empty: GET; else POST
};

// What it answers. UNKNOWN for anything but 200.
absl::StatusOr<std::string> Fetch(const WebRequest& request);

// `request(n)` makes the nth, from several threads at a time. Anything but 200 is a failure.
Contender WebContender(std::string name, std::int64_t pid, std::function<WebRequest(std::size_t)> request);

}  // namespace pepiniere::bench
