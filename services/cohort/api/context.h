// What the handlers of this service work with.
#pragma once

#include "services/references/resources.h"
#include "services/resource/context.h"

namespace pepiniere::cohort::api {

// All must outlive the handlers.
struct Context : resource::Context {
  references::Resources& resources;
};

}  // namespace pepiniere::cohort::api
