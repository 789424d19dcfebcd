// JSON whose keys keep their order.
#pragma once

#include "services/json/json.h"

namespace pepiniere::gateway::site {

using Json = json::OrderedJson;

}  // namespace pepiniere::gateway::site
