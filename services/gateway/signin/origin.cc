#include "services/gateway/signin/origin.h"

#include <algorithm>
#include <array>

#include "absl/strings/match.h"
#include "services/base/text.h"

namespace pepiniere::gateway {
namespace {

constexpr std::size_t kMaxPathBytes = 1024;

// Browsers take '\' for '/' and leave out tabs and line breaks: "/\elsewhere", "/<tab>/elsewhere".
bool IsPlain(char c) { return c > 0x20 && c < 0x7f && c != '\\'; }

// "localhost" of "localhost:8080", "[::1]" of "[::1]:8080".
std::string_view WithoutPort(std::string_view authority) {
  const std::size_t name = authority.starts_with('[') ? authority.find(']') : 0;
  return authority.substr(0, authority.find(':', std::min(name, authority.size())));
}

}  // namespace

bool IsOurOwn(const Request& request, std::string_view origin) {
  if (request.method == "GET" || request.method == "HEAD") return true;
  if (request.headers.Has("origin")) return request.headers.Get("origin") == origin;
  const std::string_view site = request.headers.Get("sec-fetch-site");
  return site == "same-origin" || site == "none";
}

bool IsFromHere(const Request& request, std::string_view origin) {
  if (request.headers.Has("origin") && request.headers.Get("origin") != origin) return false;
  if (!request.headers.Has("host")) return true;
  const std::string_view host = WithoutPort(request.headers.Get("host"));
  const std::array<std::string_view, 4> names = {WithoutPort(origin.substr(origin.find("://") + 3)), "localhost",
                                                 "127.0.0.1", "[::1]"};
  return std::ranges::any_of(
      names, [&](std::string_view name) { return absl::EqualsIgnoreCase(base::Absl(host), base::Absl(name)); });
}

std::string ReturnPath(std::string_view path) {
  const bool ours = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/auth/") &&
                    path.size() <= kMaxPathBytes && std::ranges::all_of(path, IsPlain);
  return ours ? std::string(path) : "/";
}

}  // namespace pepiniere::gateway
