// Small documents over HTTP: an issuer's description, its keys.
#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace pepiniere::rpc {

// The body of an http(s) URL, 1 MiB at most; `ca_file`: PEM bundle that an https server must chain to, empty for the
// system's. UNAVAILABLE for anything but a 2xx answer within three seconds; redirects are not followed. This machine's
// own pages are not asked of a proxy.
absl::StatusOr<std::string> HttpGet(const std::string& url, const std::string& ca_file = {});

// Whether what is fetched from there can be believed: https, or a page of this machine.
bool MayCarryKeys(const std::string& url);

}  // namespace pepiniere::rpc
