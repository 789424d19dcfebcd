// Which page a request is for.
#pragma once

#include <string>
#include <string_view>

#include "services/gateway/http/page.h"

namespace pepiniere::gateway {

// The path of the route that takes this one, whatever the method; empty if none does.
std::string_view RoutePath(const Routes& routes, std::string_view path);

class Router {
 public:
  explicit Router(Routes routes) : routes_(std::move(routes)) {}

  struct Found {
    const Route* route = nullptr;
    std::string allow{};  // without a route: the methods that the path has; empty if there is no such path
  };
  Found Find(std::string_view method, std::string_view path) const;

 private:
  const Routes routes_;
};

}  // namespace pepiniere::gateway
