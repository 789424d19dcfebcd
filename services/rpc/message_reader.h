// A client's stream, as the handler reads it.
#pragma once

#include "absl/status/status.h"

namespace pepiniere::rpc {

//   while (reader.Next(batch)) { ... }
//   if (!reader.status().ok()) return reader.status();
// Messages are fetched as they are asked for, a few ahead: a slow handler slows the client, not the memory.
template <class Message>
class MessageReader {
 public:
  virtual ~MessageReader() = default;
  // Waits for the next message. False at the end of the stream, or when the client is gone.
  virtual bool Next(Message& message) = 0;
  // OK if the client said that it was done; CANCELLED or DEADLINE_EXCEEDED if it vanished, hung up or fell silent;
  // PERMISSION_DENIED or INVALID_ARGUMENT for a message that it may not send, which the handler never sees, and
  // UNAVAILABLE (ROLES_CHANGED) if it is not who it was. What the handler answers then, its client is told this
  // instead.
  virtual absl::Status status() const = 0;
};

}  // namespace pepiniere::rpc
