#include "services/gateway/site/probes.h"

#include <string>
#include <utility>

#include "services/base/text.h"

namespace pepiniere::gateway::site {
namespace {

Response Say(int status, std::string text) {
  Response response = Text(status, "text/plain; charset=utf-8", base::Concat(text, "\n"));
  response.headers.Set("cache-control", "no-store");
  return response;
}

}  // namespace

Routes Probes(std::function<absl::Status()> ready) {
  return {{"GET", "/healthz", [](const Request&) { return Say(200, "ok"); }, /*quick=*/true},
          {"GET", "/readyz", [ready = std::move(ready)](const Request&) {
             const absl::Status status = ready();
             return status.ok() ? Say(200, "ready") : Say(503, base::Concat("not ready: ", status.message()));
           }}};
}

}  // namespace pepiniere::gateway::site
