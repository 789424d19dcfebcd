// What is stored and cannot be read: it costs its own answer and nobody else's, and can be repaired.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/field_mask.pb.h"
#include "google/protobuf/message.h"
#include "services/resource/context.h"

namespace pepiniere::resource {

// The status that a read of `name` ended in: DATA_LOSS says what to do about it, and goes to the log; others as they
// are.
absl::Status ToldOf(const Context& context, std::string_view name, const absl::Status& status);

// The same, where no log is at hand.
absl::Status ToldOf(std::string_view name, const absl::Status& status);

// Names what a page left out, by the pattern of their names, in the `unreachable` of its reply.
void NameUnreachable(const Context& context, std::string_view pattern, const std::vector<std::string>& ids,
                     google::protobuf::Message& reply);

// Whether an update writes everything anew, by somebody who may repair what cannot be read.
bool Repairs(const rpc::CallScope& call, const google::protobuf::FieldMask& mask);

}  // namespace pepiniere::resource
