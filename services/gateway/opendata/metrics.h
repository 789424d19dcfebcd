// The public indicators of all projects as the open data tells them: the metrics service's messages.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "pepiniere/metrics/v1/indicator.pb.h"
#include "services/gateway/http/page.h"
#include "services/gateway/opendata/publisher.h"

namespace pepiniere::gateway::opendata {

// By project, then by indicator: those that have a figure, and those that say why there is none.
using Metrics = std::vector<metrics::v1::Indicator>;

// An array of figures; a number that is not known is null, and `no_data` says why.
std::string MetricsJson(const Metrics& read);
// A line each; fields are separated by ';'.
std::string MetricsCsv(const Metrics& read);

// A metric may become the project's own affair: what was read before that is not given for longer than this.
inline constexpr PublisherOptions kMetricsAges = {.fresh = absl::Minutes(3),
                                                  .stale = absl::Minutes(5),
                                                  .oldest = absl::Minutes(5),
                                                  .rest = absl::Seconds(15),
                                                  .patience = absl::Seconds(3)};

class MetricsSource {
 public:
  // `channel`: without a token, and with no limit on the size of answers. `timeout`: for one call, with the times that
  // it is tried again.
  explicit MetricsSource(std::shared_ptr<grpc::Channel> channel, absl::Duration timeout = absl::Seconds(20));

  // All of it. Errors are the service's; CANCELLED soon after `stop` is requested. Thread-safe.
  absl::StatusOr<Metrics> Read(const std::stop_token& stop) const;

 private:
  const std::shared_ptr<grpc::Channel> channel_;
  const absl::Duration timeout_;
};

// Read once somebody asks, kept whole in memory. Thread-safe.
class MetricsData {
 public:
  // `complain` is told of a reading that failed.
  MetricsData(std::function<absl::StatusOr<Metrics>(const std::stop_token&)> read,
              const std::function<void(std::string_view)>& complain, const PublisherOptions& ages = kMetricsAges);

  // /api/v1/metrics, which is the JSON, and /api/v1/metrics/indicators.json and .csv; 503 with Retry-After while there
  // is nothing to give that is new enough. They must not outlive this.
  Routes routes();

 private:
  Publisher publisher_;
};

}  // namespace pepiniere::gateway::opendata
