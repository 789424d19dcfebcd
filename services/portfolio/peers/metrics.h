// What is measured of projects, which the metrics service keeps.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/portfolio/domain/measures.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/peer.h"

namespace pepiniere::metrics::v1 {
class ListProjectSignsRequest;
class ProjectSigns;
}  // namespace pepiniere::metrics::v1

namespace pepiniere::portfolio::peers {

// None of these fails: what cannot be asked is away. Where this server knows no way to a metrics service, nothing is
// measured at all, and nothing is away. Thread-safe.
class Metrics {
 public:
  explicit Metrics(const rpc::Peer& metrics) : metrics_(metrics) {}

  // Of a project (an id) on a day.
  Measures Of(const rpc::CallScope& call, const std::string& project, base::Date day) const;

  // Of each of these projects (ids), at the end of that day, or now where it is not over. Never within a transaction:
  // what is asked there may be asked again.
  std::map<std::string, Impact> ImpactOf(const rpc::CallScope& call, const std::vector<std::string>& projects,
                                         base::Date day) const;

  // Of all projects, up to that day; as of a few seconds ago at most. None: they are away.
  std::optional<LastDeployments> DeploymentsUntil(const rpc::CallScope& call, base::Date day) const;

 private:
  // All pages of an answer; none: nobody answered.
  std::optional<std::vector<metrics::v1::ProjectSigns>> Ask(const rpc::CallScope& call,
                                                            metrics::v1::ListProjectSignsRequest request) const;
  // Whether there is anybody to ask.
  bool IsKnown() const { return metrics_.channel().ok(); }

  struct Copy {
    base::Date day;
    absl::Time read_at = absl::InfinitePast();
    LastDeployments deployments;
  };

  const rpc::Peer& metrics_;
  mutable std::mutex mutex_;  // of what follows
  mutable Copy copy_;
  mutable absl::Time away_until_ = absl::InfinitePast();  // it did not answer: it is not asked again before
};

}  // namespace pepiniere::portfolio::peers
