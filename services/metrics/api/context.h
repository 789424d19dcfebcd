// What the handlers of this service work with.
#pragma once

#include "services/metrics/api/fresh_secrets.h"
#include "services/metrics/peers/projects.h"
#include "services/metrics/store/point_store.h"
#include "services/metrics/store/source_store.h"
#include "services/mirror/neighbours.h"
#include "services/resource/context.h"
#include "services/rpc/rate_limiter.h"

namespace pepiniere::metrics::api {

// All must outlive the handlers.
struct Context : resource::Context {
  const peers::Projects& projects;
  const mirror::Neighbours& neighbours;
  store::SeriesMemory& series;
  FreshSecrets& fresh_secrets;
  rpc::RateLimiter& hooks;  // how much comes by each source
  // What secrets, and what was sent and refused, are sealed with; without an id there is none.
  store::ServerKey key = {};
};

}  // namespace pepiniere::metrics::api
