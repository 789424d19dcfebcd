// The JSON API, described as OpenAPI 3.1 from the contract itself.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/gateway/http/page.h"

namespace pepiniere::gateway::site {

struct OpenApiOptions {
  // Full names: "pepiniere.portfolio.v1.PortfolioService".
  std::vector<std::string> services{};
  // Of this API as a whole; major.minor.patch.
  std::string version = "1.0.0";
};

// A JSON document: every method of the services, and the documents of the open data. NOT_FOUND for a service that the
// contract does not have.
absl::StatusOr<std::string> OpenApi(const OpenApiOptions& options);

// /openapi.json.
absl::StatusOr<Route> OpenApiRoute(const OpenApiOptions& options);

}  // namespace pepiniere::gateway::site
