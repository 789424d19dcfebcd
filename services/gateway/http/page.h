// What answers a path: a plain function, on a thread where it may block.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

// A page answers whole requests. It may block (a call to a service, to the identity provider): it runs on a bounded
// number of threads of its own. The server adds the security headers, answers HEAD, compresses what may be, and turns
// If-None-Match into 304 by the ETag that the page sets.
using Page = std::function<Response(const Request&)>;

struct Route {
  std::string method;  // "GET" (HEAD too), "POST"; another method on a path that exists is 405
  std::string path;    // exact ("/openapi.json"), or everything below it if it ends with '/'; the longest match wins
  Page page;
  bool quick =
      false;  // asks nobody and does not block: answered where its request was read, however busy the pages are
  std::size_t max_body_bytes = 0;  // of its requests; 0: what the server takes of any page
};
using Routes = std::vector<Route>;

}  // namespace pepiniere::gateway
