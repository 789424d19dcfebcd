// What comes from our own pages, and what only leads to them.
#pragma once

#include <string>
#include <string_view>

#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

// Whether a request that a cookie speaks for may do something: it only reads (GET, HEAD), or the browser says that a
// page of ours sent it: Origin is `origin`, or, without Origin, Sec-Fetch-Site is "same-origin" or "none" (the person).
bool IsOurOwn(const Request& request, std::string_view origin);

// Whether a request is from here alone: not from another site's page, and not by another name that leads to this
// machine (DNS rebinding), by which such a page would read the answer as its own. Host is `origin`'s, this machine's or
// absent (browsers send one), and Origin is `origin` or absent.
bool IsFromHere(const Request& request, std::string_view origin);

// `path` if a browser that follows it stays with us: "/projects?q=x", never "//elsewhere", a scheme, or a page of the
// sign-in itself; "/" otherwise.
std::string ReturnPath(std::string_view path);

}  // namespace pepiniere::gateway
