// Why something was deployed, as teams say it in the part of an event that is theirs.
#pragma once

#include <optional>
#include <string>

#include "absl/strings/match.h"
#include "services/json/json.h"
#include "services/metrics/compute/history.h"

namespace pepiniere::metrics {

// Of a member `intent` of an object, "PLANNED" or "INCIDENT"; none of anything else, which is the team's own affair.
inline std::optional<Intent> IntentIn(const json::Json* object) {
  if (object == nullptr) return std::nullopt;
  const std::string intent = json::TextAt(*object, "intent");
  if (absl::EqualsIgnoreCase(intent, "PLANNED")) return Intent::kPlanned;
  if (absl::EqualsIgnoreCase(intent, "INCIDENT")) return Intent::kIncident;
  return std::nullopt;
}

}  // namespace pepiniere::metrics
