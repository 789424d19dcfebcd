// What every service of a server stands on. Owned by the server, lent to the services that it mounts.
#pragma once

#include <memory>

#include "absl/time/time.h"

namespace pepiniere::rpc {

class Authenticator;
class Executor;
class Log;
class Metrics;

struct CallLimits {
  // For callers that set no deadline.
  absl::Duration default_deadline = absl::Seconds(15);
  // The longest that a call may last, whatever its caller asked: shutdown waits for no more than this.
  absl::Duration max_deadline = absl::Seconds(60);
  // The same for streams; one without a deadline gets all of it.
  absl::Duration max_stream_deadline = absl::Minutes(15);
  // A client's stream on which nothing arrives for so long is given up.
  absl::Duration stream_idle = absl::Seconds(30);
};

struct Floor {
  CallLimits limits;
  std::shared_ptr<Log> log;
  std::shared_ptr<Metrics> metrics;
  std::shared_ptr<Authenticator> authenticator;
  // Streams have threads of their own: a slow one holds its thread, and must not hold up short calls.
  std::shared_ptr<Executor> calls;
  std::shared_ptr<Executor> streams;
};

}  // namespace pepiniere::rpc
