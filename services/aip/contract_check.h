// What the contract itself asks of a message, whatever a service makes of it: one pass by the descriptors, so that a
// new field is held to it by itself.
#pragma once

#include <string>
#include <string_view>

#include "google/protobuf/message.h"
#include "services/aip/errors.h"

namespace pepiniere::aip {

// One violation for each field, at any depth, each path under `prefix`, that
//   names a resource (google.api.resource_reference) in another way than its type's names are;
//   is an enum outside its values;
//   is outside the bounds that it declares (see bounds.h);
//   is a number that is none (NaN, infinity);
//   is a text with a control character beyond ends of lines and tabs; so do the texts of a google.protobuf.Struct.
// OUTPUT_ONLY fields are ignored, as their values are (AIP-203).
void CheckContract(const google::protobuf::Message& message, std::string_view prefix, Violations& violations);

// The same of a request, but for a resource in it (a message with a name), and the id of a new one: who reads it judges
// it with all else that is wrong with it (CheckContract, CheckNewId), and of an update only what the update changes.
void CheckRequest(const google::protobuf::Message& request, Violations& violations);

// The id of a new resource, which that field of the request has ("project_id"): the bounds of the field, and CheckId.
void CheckNewId(const google::protobuf::Message& request, const std::string& field, Violations& violations);

// What is wrong with the declarations of a message and those in it: references to a type that no message declares,
// bounds that cannot be. Empty if nothing is.
std::string ContractFault(const google::protobuf::Descriptor* type);

}  // namespace pepiniere::aip
