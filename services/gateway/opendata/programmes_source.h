// Where the open data of programmes comes from: the cohort service, asked as anybody may ask it.
#pragma once

#include <memory>
#include <stop_token>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "services/gateway/opendata/programmes.h"

namespace pepiniere::gateway::opendata {

class ProgrammesSource {
 public:
  // `channel`: without a token, and with no limit on the size of answers. `timeout`: for one call, with the times that
  // it is tried again.
  explicit ProgrammesSource(std::shared_ptr<grpc::Channel> channel, absl::Duration timeout = absl::Seconds(5));

  // All of it. Errors are the service's; CANCELLED soon after `stop` is requested. Thread-safe.
  absl::StatusOr<Programmes> Read(const std::stop_token& stop) const;

 private:
  const std::shared_ptr<grpc::Channel> channel_;
  const absl::Duration timeout_;
};

}  // namespace pepiniere::gateway::opendata
