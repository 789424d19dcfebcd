// What every service of a server stands on. Owned by the server, lent to the services that it mounts.
#pragma once

#include <memory>

#include "absl/time/time.h"

namespace pepiniere::base {
class Unread;
}

namespace pepiniere::rpc {

class Authenticator;
class Executor;
class Log;
class Metrics;
class RateLimiter;
class Watches;

// A source may want its stream to say that it is alive after this, and no sooner.
inline constexpr absl::Duration kShortestHeartbeat = absl::Milliseconds(500);

struct CallLimits {
  // For callers that set no deadline.
  absl::Duration default_deadline = absl::Seconds(15);
  // The longest that a call may last, whatever its caller asked: shutdown waits for no more than this.
  absl::Duration max_deadline = absl::Seconds(60);
  // The same for streams; one without a deadline gets all of it.
  absl::Duration max_stream_deadline = absl::Minutes(15);
  // A client's stream on which nothing arrives for so long is given up.
  absl::Duration stream_idle = absl::Seconds(30);

  // A server's stream on which nothing was sent for so long says that it is alive; sooner where its source wants it.
  absl::Duration heartbeat = absl::Seconds(15);
  // A reader that takes longer for one message is let go.
  absl::Duration write_stall = absl::Seconds(20);
  // A server's stream ends after this, whatever its reader asked: rights that were revoked count at the next one.
  absl::Duration max_watch = absl::Minutes(15);
};

struct Floor {
  CallLimits limits;
  std::shared_ptr<Log> log;
  std::shared_ptr<Metrics> metrics;
  std::shared_ptr<Authenticator> authenticator;
  std::shared_ptr<RateLimiter> limiter;
  // Streams have threads of their own: a slow one holds its thread, and must not hold up short calls.
  std::shared_ptr<Executor> calls;
  std::shared_ptr<Executor> streams;
  std::shared_ptr<Watches> watches;
  std::shared_ptr<base::Unread> unread;
};

}  // namespace pepiniere::rpc
