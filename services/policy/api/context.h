// What the handlers of this service work with.
#pragma once

#include "services/mirror/neighbours.h"
#include "services/policy/peers/sources.h"
#include "services/references/resources.h"
#include "services/resource/context.h"

namespace pepiniere::policy::api {

// All must outlive the handlers.
struct Context : resource::Context {
  const peers::Sources& sources;
  references::Resources& resources;
  const mirror::Neighbours& neighbours;
};

}  // namespace pepiniere::policy::api
