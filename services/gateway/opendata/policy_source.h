// Where the open data of the policy service comes from.
#pragma once

#include <memory>
#include <stop_token>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "services/gateway/opendata/policy.h"

namespace pepiniere::gateway::opendata {

class PolicySource {
 public:
  // `channel`: without a token, and with no limit on the size of answers. `timeout`: for one call, with the times that
  // it is tried again.
  explicit PolicySource(std::shared_ptr<grpc::Channel> channel, absl::Duration timeout = absl::Seconds(20));

  // All of it. Errors are the service's; CANCELLED soon after `stop` is requested. Thread-safe.
  absl::StatusOr<Policy> Read(const std::stop_token& stop) const;

 private:
  const std::shared_ptr<grpc::Channel> channel_;
  const absl::Duration timeout_;
};

}  // namespace pepiniere::gateway::opendata
