// The open data of the existing API, version 2.7, so that who reads it there reads it here under another host's name;
// and beside it, in its manner, what that API does not tell of: programmes and their cohorts.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/gateway/http/page.h"
#include "services/gateway/opendata/portfolio.h"
#include "services/gateway/opendata/programmes.h"
#include "services/gateway/opendata/publisher.h"

namespace pepiniere::gateway::opendata {

struct OpenDataOptions {
  // What links lead to: where people read of startups.
  std::string site_url = "https://beta.gouv.fr";
  PublisherOptions portfolio{};
  // Waiting for the documents holds one of the pages' threads: a service that is away must not take them all.
  PublisherOptions programmes = {.rest = absl::Seconds(15), .patience = absl::Seconds(3)};
};

// Where it all comes from. A reading that was asked to stop is over soon.
struct OpenDataSources {
  // Each from a thread of its own alone.
  std::function<absl::StatusOr<Portfolio>(const std::stop_token&)> read_portfolio;
  std::function<absl::StatusOr<Programmes>(const std::stop_token&)> read_programmes;
  // One project by its id or one that it had, from any thread.
  std::function<absl::StatusOr<Startup>(std::string_view id)> find;
};

// Read once somebody asks, kept whole in memory: the portfolio and the programmes apart, so that either is served
// whatever becomes of the other. Thread-safe.
class OpenData {
 public:
  // `complain` is told of a reading that failed.
  OpenData(OpenDataOptions options, const OpenDataSources& sources,
           const std::function<void(std::string_view)>& complain);
  ~OpenData();  // asks a reading in progress to stop, and waits until it has

  // /api/v2.7/NAME for each of the documents, and the same under v2.6 and v2.5, which is 503 with Retry-After while
  // there is nothing to give yet; startups/ID.json there, one project as it is now, 301 from an id that it had to the
  // one that it has; all else below /api/ is 404. They must not outlive this.
  Routes routes();

 private:
  // `place` is where it lies: "/api/v2.7/startups/".
  Response AnswerOne(std::string_view place, const Request& request) const;

  const OpenDataOptions options_;
  const std::function<absl::StatusOr<Startup>(std::string_view id)> find_;
  Publisher portfolio_, programmes_;
};

}  // namespace pepiniere::gateway::opendata
