// The way to another service, known once the server runs. Thread-safe.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "grpcpp/channel.h"
#include "services/aip/errors.h"

namespace pepiniere::rpc {

class Peer {
 public:
  // `service`: "access".
  explicit Peer(std::string service) : service_(std::move(service)) {}

  const std::string& service() const { return service_; }
  void Open(std::shared_ptr<grpc::Channel> channel) {
    const std::lock_guard lock(mutex_);
    channel_ = std::move(channel);
  }
  // UNAVAILABLE (SERVICE_OUT_OF_REACH) where no way to it is known.
  absl::StatusOr<std::shared_ptr<grpc::Channel>> channel() const {
    const std::lock_guard lock(mutex_);
    if (channel_) return channel_;
    return aip::Failure(
        absl::StatusCode::kUnavailable, "SERVICE_OUT_OF_REACH",
        "this server knows no way to the service " + service_ + ": it wants --backend " + service_ + "=HOST:PORT");
  }

 private:
  const std::string service_;
  mutable std::mutex mutex_;  // of what follows
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace pepiniere::rpc
