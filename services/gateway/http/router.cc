#include "services/gateway/http/router.h"

#include <vector>

#include "absl/strings/str_join.h"

namespace pepiniere::gateway {
namespace {

bool Covers(const Route& route, std::string_view path) {
  return route.path.ends_with('/') ? path.starts_with(route.path) : path == route.path;
}

}  // namespace

std::string_view RoutePath(const Routes& routes, std::string_view path) {
  std::string_view longest;
  for (const Route& route : routes) {
    if (Covers(route, path) && route.path.size() > longest.size()) longest = route.path;
  }
  return longest;
}

Router::Found Router::Find(std::string_view method, std::string_view path) const {
  const std::string_view taken = RoutePath(routes_, path);
  if (method == "HEAD") method = "GET";
  Found found;
  std::vector<std::string> methods;
  for (const Route& route : routes_) {
    if (route.path != taken) continue;
    if (route.method == method) found.route = &route;
    methods.push_back(route.method);
    if (route.method == "GET") methods.emplace_back("HEAD");
  }
  if (!methods.empty()) methods.emplace_back("OPTIONS");
  if (found.route == nullptr) found.allow = absl::StrJoin(methods, ", ");
  return found;
}

}  // namespace pepiniere::gateway
