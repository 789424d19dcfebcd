// Small documents over HTTP: an issuer's description, its keys, its tokens.
#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace pepiniere::identity {

struct HttpRequest {
  std::string url;
  // An encoded form (application/x-www-form-urlencoded), to be posted; empty: a GET.
  std::string form{};
  // The Authorization header; empty: none.
  std::string authorization{};
  // PEM bundle that an https server must chain to; empty: the system's.
  std::string ca_file{};
};

struct HttpReply {
  long status = 0;
  std::string body;  // 1 MiB at most
};

// The answer of an http(s) URL, whatever its status; redirects are not followed. UNAVAILABLE if there is none within
// three seconds. This machine's own pages are not asked of a proxy.
absl::StatusOr<HttpReply> HttpSend(const HttpRequest& request);

// The body of what HttpSend gets. UNAVAILABLE for anything but a 2xx answer.
absl::StatusOr<std::string> HttpGet(const std::string& url, const std::string& ca_file = {});

// Whether what is fetched from there can be believed: https, or a page of this machine.
bool MayCarryKeys(const std::string& url);

}  // namespace pepiniere::identity
