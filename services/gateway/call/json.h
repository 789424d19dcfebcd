// Messages in JSON, as Protobuf has it, from and to their bytes, and what is no message in either; the program's own
// descriptors say what they are.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"

namespace pepiniere::gateway {

// INVALID_ARGUMENT, naming the field, for what is no such message or has a field that it does not know.
absl::StatusOr<std::string> JsonToProto(const google::protobuf::Descriptor& type, std::string_view json);
// INVALID_ARGUMENT unless the bytes are such a message: gRPC's callback API would answer UNIMPLEMENTED.
absl::Status CheckProto(const google::protobuf::Descriptor& type, std::string_view bytes);
// INTERNAL for a type that is not in this program.
absl::StatusOr<std::string> ProtoToJson(std::string_view type_name, std::string_view bytes);

}  // namespace pepiniere::gateway
