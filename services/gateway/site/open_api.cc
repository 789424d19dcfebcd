#include "services/gateway/site/open_api.h"

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/http/kept_file.h"
#include "services/gateway/site/contract.h"
#include "services/gateway/site/operations.h"
#include "services/gateway/site/plain_paths.h"
#include "services/gateway/site/schemas.h"

namespace pepiniere::gateway::site {
namespace {

using google::protobuf::ServiceDescriptor;

constexpr char kDescription[] =
    "Ce que la pépinière sait de ses services numériques : le portefeuille, ses phases, ses comités, les programmes, "
    "ce que font les équipes et ce qu'en ont les usagers. "
    "Les mêmes méthodes se parlent en gRPC, en gRPC-Web et en Connect.\n\n"
    "What the nursery knows of its digital services: the portfolio, its phases, its committees, programmes, what teams "
    "do and what users get. "
    "The same methods are spoken in gRPC, gRPC-Web and Connect; this is Connect's JSON, for curl and scripts.";

Json Bearer() {
  return {{"type", "http"},
          {"scheme", "bearer"},
          {"bearerFormat", "JWT"},
          {"description", "A token of the identity provider. Without one, what is open data can be read."}};
}

}  // namespace

absl::StatusOr<std::string> OpenApi(const OpenApiOptions& options) {
  Json tags = Json::array(), paths = Json::object();
  Schemas schemas;
  for (const std::string& name : options.services) {
    const ServiceDescriptor* service = Contract().FindServiceByName(name);
    if (service == nullptr) return absl::NotFoundError(base::Concat("no service of the contract: ", name));
    tags.push_back({{"name", service->name()}, {"description", CommentOf(*service)}});
    for (int i = 0; i < service->method_count(); ++i) {
      paths[base::Concat("/", name, "/", service->method(i)->name())] = PathOf(*service->method(i), schemas);
    }
  }
  AddPlainPaths(tags, paths);
  Json all = schemas.Take();
  all["connect.Error"] = ErrorSchema();
  const Json document = {
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Pépinière"},
        {"version", options.version},
        {"description", kDescription},
        {"license", {{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}}},
      {"servers", Json::array({{{"url", "/"}}})},
      {"tags", std::move(tags)},
      {"paths", std::move(paths)},
      {"components",
       {{"schemas", std::move(all)},
        {"parameters", SharedParameters()},
        {"responses", SharedResponses()},
        {"securitySchemes", {{"bearer", Bearer()}}}}},
  };
  return json::Dump(document, /*indent=*/1);
}

absl::StatusOr<Route> OpenApiRoute(const OpenApiOptions& options) {
  PEP_ASSIGN(std::string document, OpenApi(options));
  const KeptFile file("application/json; charset=utf-8", std::move(document),
                      {{"cache-control", "no-cache"}, {"access-control-allow-origin", "*"}});
  return Route{"GET", "/openapi.json", [file](const Request& request) { return file.Answer(request); }, /*quick=*/true};
}

}  // namespace pepiniere::gateway::site
