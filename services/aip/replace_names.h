// Names of resources in a message, replaced by those that they have now.
#pragma once

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "google/protobuf/message.h"

namespace pepiniere::aip {

// Puts what `now` says of each name in its place, wherever the contract declares a name in `message`; whether any of
// them differed. An error of `now` is returned: then the message may be changed in part.
absl::StatusOr<bool> ReplaceNames(google::protobuf::Message& message,
                                  absl::FunctionRef<absl::StatusOr<std::string>(const std::string& name)> now);

}  // namespace pepiniere::aip
