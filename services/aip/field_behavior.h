// What the contract says of a field beside its type.
#pragma once

#include "google/api/field_behavior.pb.h"
#include "google/protobuf/descriptor.h"

namespace pepiniere::aip {

// Whether the field is declared to be so: OUTPUT_ONLY, REQUIRED... (AIP-203).
bool Behaves(const google::protobuf::FieldDescriptor* field, google::api::FieldBehavior behavior);

}  // namespace pepiniere::aip
