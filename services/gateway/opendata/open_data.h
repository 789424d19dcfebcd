// The open data of the existing API, version 2.7, so that who reads it there reads it here under another host's name.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/gateway/http/page.h"
#include "services/gateway/opendata/portfolio.h"
#include "services/gateway/opendata/publication.h"

namespace pepiniere::gateway::opendata {

struct OpenDataOptions {
  // What links lead to: where people read of startups.
  std::string site_url = "https://beta.gouv.fr";
  // What is older is read anew when somebody asks, who is given what there is.
  absl::Duration fresh = absl::Seconds(30);
  // What is older than that, nobody is given, unless it cannot be read anew.
  absl::Duration stale = absl::Minutes(2);
  // For so long after a reading failed, nobody starts another.
  absl::Duration rest = absl::Seconds(5);
  // How long a question waits for a reading.
  absl::Duration patience = absl::Seconds(25);
};

// Read once somebody asks, kept whole in memory; at most one reading at a time, in a thread of its own. Thread-safe.
class OpenData {
 public:
  using Reader = std::function<absl::StatusOr<Portfolio>(const std::stop_token&)>;
  using Finder = std::function<absl::StatusOr<Startup>(std::string_view id)>;

  // `read` reads the portfolio, and is called from that thread alone; `find` reads one project by its id or one that it
  // had, from any thread; `complain` is told of a reading that failed.
  OpenData(OpenDataOptions options, Reader read, Finder find, std::function<void(std::string_view)> complain);
  ~OpenData();  // asks a reading in progress to stop, and waits until it has

  // /api/v2.7/NAME for each of the documents, and the same under v2.6 and v2.5, which is 503 with Retry-After while
  // there is nothing to give yet; startups/ID.json there, one project as it is now, 301 from an id that it had to the
  // one that it has; all else below /api/ is 404. They must not outlive this.
  Routes routes();

 private:
  void Run(const std::stop_token& stop);
  Response Answer(std::string_view document, const Request& request);
  // `place` is where it lies: "/api/v2.7/startups/".
  Response AnswerOne(std::string_view place, const Request& request) const;
  // The last publication, once it is as fresh as it must be, or a reading has failed, or patience has run out. May be
  // null.
  std::shared_ptr<const Publication> Latest();
  bool OlderThan(absl::Duration age) const;

  const OpenDataOptions options_;
  const Reader read_;
  const Finder find_;
  const std::function<void(std::string_view)> complain_;

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::shared_ptr<const Publication> latest_;
  absl::Time read_at_ = absl::InfinitePast();  // when the reading of latest_ began
  absl::Time failed_at_ = absl::InfinitePast();
  bool wanted_ = false;  // until a reading is over
  std::jthread reader_;  // last: it uses the rest
};

}  // namespace pepiniere::gateway::opendata
