// What a contract declares of a type of resource (google.api.resource, google.api.resource_definition).
#pragma once

#include <string>
#include <string_view>

#include "google/api/resource.pb.h"
#include "google/protobuf/descriptor.h"

namespace pepiniere::aip {

// Of "pepiniere.portfolio/Project": by the convention of AIP-123 and this house, the message
// pepiniere.portfolio.v1.Project declares it. A file may define a type of another service's (resource_definition),
// which `referrer`, who refers to it, is looked up in then. Null if nobody declares it.
const google::api::ResourceDescriptor* FindResourceType(const std::string& type,
                                                        const google::protobuf::FileDescriptor* referrer);

// Whether the type belongs to the service whose contract the file is part of.
bool IsOwnType(std::string_view type, const google::protobuf::FileDescriptor* file);

// "programmes/{programme}" of "programmes/{programme}/cohorts/{cohort}"; empty for one at the top.
std::string_view ParentPattern(std::string_view pattern);

}  // namespace pepiniere::aip
