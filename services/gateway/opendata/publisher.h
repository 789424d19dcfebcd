// Documents that are read anew when somebody asks for them, and kept whole in memory meanwhile.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string_view>
#include <thread>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/gateway/opendata/publication.h"

namespace pepiniere::gateway::opendata {

struct PublisherOptions {
  // What is older is read anew when somebody asks, who is given what there is.
  absl::Duration fresh = absl::Seconds(30);
  // What is older than that, nobody is given, unless it cannot be read anew.
  absl::Duration stale = absl::Minutes(2);
  // And what is older than that, nobody at all.
  absl::Duration oldest = absl::InfiniteDuration();
  // For so long after a reading failed, nobody starts another.
  absl::Duration rest = absl::Seconds(5);
  // How long a question waits for a reading.
  absl::Duration patience = absl::Seconds(25);
};

// At most one reading at a time, in a thread of its own. Thread-safe.
class Publisher {
 public:
  // Reads, and makes the documents, given what was published last (maybe null). Called from that thread alone;
  // CANCELLED soon after a stop is requested.
  using Publishing = std::function<absl::StatusOr<Publication>(const std::stop_token& stop, const Publication* last)>;

  // `complain` is told of a reading that failed.
  Publisher(const PublisherOptions& options, Publishing publish, std::function<void(const absl::Status&)> complain);
  ~Publisher();  // asks a reading in progress to stop, and waits until it has

  // The last publication, once it is as fresh as it must be, or a reading has failed, or patience has run out. Null
  // where there is none, or it is too old to be given.
  std::shared_ptr<const Publication> Latest();

 private:
  void Run(const std::stop_token& stop);
  bool OlderThan(absl::Duration age) const;

  const PublisherOptions options_;
  const Publishing publish_;
  const std::function<void(const absl::Status&)> complain_;

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::shared_ptr<const Publication> latest_;
  absl::Time read_at_ = absl::InfinitePast();  // when the reading of latest_ began
  absl::Time failed_at_ = absl::InfinitePast();
  bool wanted_ = false;  // until a reading is over
  std::jthread reader_;  // last: it uses the rest
};

}  // namespace pepiniere::gateway::opendata
