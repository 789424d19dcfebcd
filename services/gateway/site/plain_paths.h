// What the gateway serves beside the methods of its services, as OpenAPI.
#pragma once

#include "services/gateway/site/json.h"

namespace pepiniere::gateway::site {

// The documents of the open data, the stream of changes, the two probes, and where tools of teams tell what happened.
void AddPlainPaths(Json& tags, Json& paths);

}  // namespace pepiniere::gateway::site
