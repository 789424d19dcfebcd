// Calls of the services over HTTP, as the server sees them: bytes in, bytes out, at the pace of who reads them.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

// One call. The request's body goes in piece by piece, the answer comes out piece by piece; never two at a time.
// It is used from one thread at a time. A continuation is called once, from any thread, maybe before the function
// that was given it returns.
class Call {
 public:
  // Cancels what is not over.
  virtual ~Call() = default;

  // Takes a piece of the body. `next`: whether more of it is wanted; if not, the answer is known.
  virtual void Feed(std::string piece, std::function<void(bool)> next) = 0;
  // The body is whole.
  virtual void FeedEnd() = 0;
  // The answer's head, after FeedEnd or once no more is wanted. With a body, that is all of it; a null body comes from
  // Next.
  virtual void Head(std::function<void(Response)> then) = 0;
  // The next piece of the answer's body; an empty one ends it.
  virtual void Next(std::function<void(std::string)> then) = 0;
  // Ends the call as soon as may be, with `why` for an answer: its client has gone, or the server is going. At any
  // time; what was asked for is still given.
  virtual void End(absl::Status why) = 0;
};

// Thread-safe.
class CallSource {
 public:
  virtual ~CallSource() = default;
  // Whether the request, of which there is no body yet, calls a service. Those that do not are the routes'.
  virtual bool Claims(const Request& head) const = 0;
  // Begins a call that is claimed; `admitted` is the answer if it is an error, in the words of the call's protocol.
  virtual std::shared_ptr<Call> Open(const Request& head, const absl::Status& admitted) = 0;
};

}  // namespace pepiniere::gateway
