// Update masks (AIP-134, 161; read masks: read_mask.h), and what field_behavior annotations ask of a message.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/field_mask.pb.h"
#include "google/protobuf/message.h"
#include "services/aip/errors.h"

namespace pepiniere::aip {

// The mask that an update means, checked against the message:
//   no mask  every populated field (AIP-134), less those that a caller cannot set;
//   "*"      every field that a caller can set: a full replacement;
//   paths    those, in canonical form. An unknown path, an OUTPUT_ONLY or an IMMUTABLE one is INVALID_ARGUMENT,
//            one violation each on "update_mask".
// `name` and `etag` identify the thing and its version: never part of a mask, silently left out.
absl::StatusOr<google::protobuf::FieldMask> ResolveUpdateMask(const google::protobuf::Message& update,
                                                              const google::protobuf::FieldMask& mask);

// Copies the fields of a resolved mask from `update` into `target` (of the same type): messages and lists are
// replaced, a field unset in `update` is cleared.
void ApplyUpdate(const google::protobuf::Message& update, const google::protobuf::FieldMask& resolved,
                 google::protobuf::Message& target);

// Whether `path` or something below or above it is in a resolved mask: "did the caller touch time_box?"
bool Touches(const google::protobuf::FieldMask& resolved, std::string_view path);

// The fields that a path of a mask leads through, to the one that it names; none if it names no field of the type, and
// then what to say of it.
std::vector<const google::protobuf::FieldDescriptor*> FieldsAlong(const google::protobuf::Descriptor* type,
                                                                  const std::string& path);
std::string NoField(const google::protobuf::Descriptor* type, const std::string& path);

// Whether a field that a proto can tell to be missing is not populated: numbers and booleans without presence cannot
// be.
bool IsMissing(const google::protobuf::Message& message, const google::protobuf::FieldDescriptor* field);

// One violation for each REQUIRED field that is not populated, in the messages inside `message` too, each path under
// `prefix`. rpc/call.h has already checked the request's own fields (not those of the messages in it: an update
// holds only part of its resource).
void CheckRequired(const google::protobuf::Message& message, std::string_view prefix, Violations& violations);
// The same of the messages inside `message` alone: what is told of a thing that is known may leave out what is known of
// it, and each thing inside it is told whole all the same.
void CheckRequiredInside(const google::protobuf::Message& message, std::string_view prefix, Violations& violations);

// Clears OUTPUT_ONLY fields that a caller filled: they are ignored, not refused (AIP-203).
void ClearOutputOnly(google::protobuf::Message& message);

}  // namespace pepiniere::aip
