// JSON whose keys keep their order.
#pragma once

#include "nlohmann/json.hpp"

namespace pepiniere::gateway::site {

using Json = nlohmann::ordered_json;

}  // namespace pepiniere::gateway::site
