// What a server stream is fed from. See dispatcher.h.
#pragma once

#include "absl/status/statusor.h"

namespace pepiniere::rpc {

// Pulled, so that a reader who is slow holds one message and nobody up: the next one is asked for when the last one has
// left. Never two calls at a time; they run on the server's watch executor and may block for a moment.
template <class Message>
class MessageSource {
 public:
  virtual ~MessageSource() = default;
  // True: `message`, empty before, is the next one. False: there is none for now; `wake`, which the handler was given,
  // is called when there may be. An error ends the stream.
  virtual absl::StatusOr<bool> Next(Message& message) = 0;
  // What to send when nothing was for a while.
  virtual void Heartbeat(Message& message) = 0;
};

}  // namespace pepiniere::rpc
