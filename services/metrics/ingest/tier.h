// Which environments reach users.
#pragma once

#include <optional>
#include <string_view>

#include "services/metrics/ingest/reading.h"

namespace pepiniere::metrics {

// By the name of an environment: "production", "prod-eu", "live", "app / Production"; not "pre-production",
// "prod-like", "staging".
bool IsProductionName(std::string_view environment);

// As the source's settings say, or else the event (`told`), or else the name.
bool IsProduction(const Reading& reading, std::string_view environment, std::optional<bool> told);

}  // namespace pepiniere::metrics
