// Where a server stream gets its messages from. See service.h.
#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace pepiniere::rpc {

// The server asks for the next message when the last one has left, so that a slow reader costs one message of memory
// and delays nobody else. Never two calls at a time; they run on the server's watch executor and may block for a
// moment.
template <class Message>
class MessageSource {
 public:
  virtual ~MessageSource() = default;
  // True: `message`, empty before, is the next one. False: there is none for now; `wake`, which the handler was given,
  // is called when there may be. An error ends the stream.
  virtual absl::StatusOr<bool> Next(Message& message) = 0;
  // The message to send when there was none for a while.
  virtual void Heartbeat(Message& message) = 0;
  // How long that while is, where it is less than the server's (CallLimits::heartbeat); kShortestHeartbeat at least.
  virtual absl::Duration heartbeat() const { return absl::InfiniteDuration(); }
};

}  // namespace pepiniere::rpc
