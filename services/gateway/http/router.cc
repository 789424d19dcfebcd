#include "services/gateway/http/router.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_join.h"

namespace pepiniere::gateway {
namespace {

bool Covers(const Route& route, std::string_view path) {
  return route.path.ends_with('/') ? path.starts_with(route.path) : path == route.path;
}

}  // namespace

Router::Found Router::Find(std::string_view method, std::string_view path) const {
  std::size_t longest = 0;
  for (const Route& route : routes_) {
    if (Covers(route, path)) longest = std::max(longest, route.path.size());
  }
  if (method == "HEAD") method = "GET";
  Found found;
  std::vector<std::string> methods;
  for (const Route& route : routes_) {
    if (!Covers(route, path) || route.path.size() != longest) continue;
    if (route.method == method) found.route = &route;
    methods.push_back(route.method);
    if (route.method == "GET") methods.emplace_back("HEAD");
  }
  if (!methods.empty()) methods.emplace_back("OPTIONS");
  if (found.route == nullptr) found.allow = absl::StrJoin(methods, ", ");
  return found;
}

}  // namespace pepiniere::gateway
