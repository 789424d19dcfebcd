// Which deployments reached users, and which incidents are put down to which.
#pragma once

#include <string>
#include <vector>

#include "services/metrics/compute/history.h"
#include "services/metrics/compute/parameters.h"

namespace pepiniere::metrics {

bool IsProduction(const Deployment& deployment);
// It was all there for users at its finish, even if it was taken back later.
bool IsWhole(const Deployment& deployment);
bool IsSuccessful(const Deployment& deployment);

// Of what KnownBefore leaves: successful ones in production, by finish, then id.
std::vector<const Deployment*> SuccessfulInProduction(const History& known);

struct Link {
  const Incident* incident = nullptr;
  const Deployment* deployment = nullptr;  // none: it is put down to nothing
  // "explicit", "by time, 3600 s after"; or why there is none: "NOT_LINKED", "UNKNOWN_DEPLOYMENT", "NOT_PRODUCTION",
  // "NOT_FINISHED".
  std::string why;
};
// Each incident, in the order of ids: with the deployment that it names, else with the latest whole one in production
// that was finished when it was detected, or within the horizon before. One that names a deployment is put down to no
// other.
std::vector<Link> LinkIncidents(const History& known, const Parameters& parameters);

}  // namespace pepiniere::metrics
