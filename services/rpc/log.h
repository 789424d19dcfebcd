// The server's log: one JSON object a line. Callers append to a buffer and a thread of its own writes it out in
// batches, so that a call never waits for the disk nor wakes anybody up. When the disk is too slow for
// the buffer, lines are dropped, and a metric says how many.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace pepiniere::rpc {

struct LogOptions {
  // Appended to; empty: standard error.
  std::string file{};
  // What may wait to be written.
  std::size_t buffer_bytes = 4 << 20;
  // Whether calls that went well get a line too.
  bool successes = true;
};

enum class Severity { kInfo, kWarning, kError };

// What is said of a call. No request, no reply, no header: no personal datum and no token can slip in.
struct CallRecord {
  absl::Time received_at;
  absl::Duration duration;
  std::string_view trace_id;
  std::string_view principal;     // by the name that what they do is recorded under; empty for anonymous
  std::string_view on_behalf_of;  // for whom a service asks; empty for nobody
  std::string_view method;
  const absl::Status& status;  // its message is written for server-side errors only
  std::size_t request_bytes = 0;
  std::optional<std::size_t> messages_sent{};  // of a server's stream
  bool planned = false;                        // the server ended it in good order, whatever the status: no fault
};

class Log {
 public:
  static absl::StatusOr<std::shared_ptr<Log>> Open(const LogOptions& options);
  virtual ~Log() = default;

  virtual void Call(const CallRecord& call) = 0;
  // Anything else: startup, shutdown, a service that is not ready.
  virtual void Event(Severity severity, std::string_view message,
                     std::initializer_list<std::pair<std::string_view, std::string_view>> fields = {}) = 0;
  // Waits until what was said so far is written.
  virtual void Flush() = 0;
  virtual std::uint64_t dropped() const = 0;
};

}  // namespace pepiniere::rpc
