// A method of a service as operations of OpenAPI.
#pragma once

#include "google/protobuf/descriptor.h"
#include "services/gateway/site/json.h"
#include "services/gateway/site/schemas.h"

namespace pepiniere::gateway::site {

// The path's item: "post" for every method, "get" too for one that only reads. Its messages are added to `schemas`.
Json PathOf(const google::protobuf::MethodDescriptor& method, Schemas& schemas);

// What operations refer to, beside schemas: parameters, responses.
Json SharedParameters();
Json SharedResponses();
// Of the body of an error.
Json ErrorSchema();

}  // namespace pepiniere::gateway::site
