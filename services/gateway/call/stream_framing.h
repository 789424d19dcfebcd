// How a stream's messages are written for its client, and its client's are read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "grpcpp/support/status.h"
#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

// One a stream, and used by one thread at a time.
class StreamFraming {
 public:
  virtual ~StreamFraming() = default;

  // Whether the request's messages can be read. UNIMPLEMENTED for a compression that is not known.
  virtual absl::Status Check() const = 0;
  // The request's bytes as they come, and its messages, in Protobuf, as they are whole. Errors: RESOURCE_EXHAUSTED for
  // one that is too large, INVALID_ARGUMENT for what is none.
  virtual absl::Status Push(std::string_view bytes) = 0;
  virtual absl::StatusOr<std::optional<std::string>> Next() = 0;
  // Whether the bytes so far end with a message.
  virtual bool complete() const = 0;

  // The answer: its head, without a body; its messages, each from Protobuf, of which none is empty; its end. `leading`
  // and `trailing` are the service's metadata.
  virtual Response Head(const Headers& leading) const = 0;
  virtual absl::StatusOr<std::string> Message(const std::string& bytes) const = 0;
  virtual std::string End(const grpc::Status& status, const Headers& trailing) = 0;
  // All of the answer to a stream that never began.
  virtual Response Refused(const grpc::Status& status) const = 0;
};

}  // namespace pepiniere::gateway
