#include "services/gateway/signin/origin.h"

#include <algorithm>

namespace pepiniere::gateway {
namespace {

constexpr std::size_t kMaxPathBytes = 1024;

// Browsers take '\' for '/' and leave out tabs and line breaks: "/\elsewhere", "/<tab>/elsewhere".
bool IsPlain(char c) { return c > 0x20 && c < 0x7f && c != '\\'; }

}  // namespace

bool IsOurOwn(const Request& request, std::string_view origin) {
  if (request.method == "GET" || request.method == "HEAD") return true;
  if (request.headers.Has("origin")) return request.headers.Get("origin") == origin;
  const std::string_view site = request.headers.Get("sec-fetch-site");
  return site == "same-origin" || site == "none";
}

std::string ReturnPath(std::string_view path) {
  const bool ours = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/auth/") &&
                    path.size() <= kMaxPathBytes && std::ranges::all_of(path, IsPlain);
  return ours ? std::string(path) : "/";
}

}  // namespace pepiniere::gateway
