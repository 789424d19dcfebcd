// What the handlers of this service work with.
#pragma once

#include "services/access/peers/resources.h"
#include "services/resource/context.h"

namespace pepiniere::access::api {

// All must outlive the handlers.
struct Context : resource::Context {
  Resources& resources;
};

}  // namespace pepiniere::access::api
