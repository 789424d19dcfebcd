// What was answered to which request. For this room only.
#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "google/protobuf/message_lite.h"
#include "services/journal/write_call.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::journal {

// What makes two requests the same: SHA-256 of the method and of the request, serialised deterministically.
std::string Fingerprint(const std::string& method, const google::protobuf::MessageLite& request);

struct LoggedAnswer {
  std::string fingerprint;
  std::string response;  // The serialised reply.
  bool erased = false;   // With the person whom it told of.
};

absl::Status LogAnswer(db::Session& session, const WriteCall& caller, const LoggedAnswer& answer, absl::Time now);

// Waits for another transaction that is logging an answer to the same request.
absl::StatusOr<std::optional<LoggedAnswer>> FindAnswer(db::Session& session, const WriteCall& caller);

}  // namespace pepiniere::journal
