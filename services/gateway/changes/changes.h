// GET /changes: all that happens to what a page shows, from several services, over one connection.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "services/base/backoff.h"
#include "services/gateway/call/methods.h"
#include "services/gateway/changes/followed_feed.h"
#include "services/gateway/http/call_source.h"

namespace pepiniere::gateway::changes {

struct ChangesOptions {
  // Where each service is, by its full name.
  std::map<std::string, std::shared_ptr<grpc::Channel>> services{};
  std::vector<FeedRow> feeds{};
  // How a service that is not there is asked again.
  base::BackoffPolicy retry = {.first = absl::Milliseconds(250), .longest = absl::Seconds(5)};
};

// ?feed=NAME for each feed (see question.h), and &resume=NAME:TOKEN where one was read before. The events' data, a line
// of JSON each:
//
//   {"service":"cohort","feed":"cohort.cohorts","token":"...","changes":[{"name":"programmes/a","kind":"UPDATED"}]}
//   {"service":"cohort","feed":"cohort.cohorts","lost":true}
//   {"service":"access","feed":"access.bindings","refused":true}
//
// The first message of a feed, and a heartbeat, have no changes.
class Changes final : public CallSource {
 public:
  // INVALID_ARGUMENT for a service whose descriptor is not in this program, or a row that is no feed of these services.
  static absl::StatusOr<std::unique_ptr<Changes>> Make(const ChangesOptions& options);

  bool Claims(const Request& head) const override;
  std::shared_ptr<Call> Open(const Request& head, const absl::Status& admitted) override;

 private:
  Changes(Methods methods, const base::BackoffPolicy& retry) : methods_(std::move(methods)), retry_(retry) {}

  const Methods methods_;
  const base::BackoffPolicy retry_;
  std::vector<FollowedFeed> feeds_;
};

}  // namespace pepiniere::gateway::changes
