// Messages as JSON that is the same text for the same content, on whatever server: RFC 8785.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "services/json/json.h"

namespace pepiniere::policy::peers {

// Without what tells of a person and nothing else (personal, and no prose), and without what is of the reading and not
// of the source (its etag, and what a page of it says of others). Members are sorted by their keys.
absl::StatusOr<json::Json> AsQuoted(const google::protobuf::Message& message);

}  // namespace pepiniere::policy::peers
