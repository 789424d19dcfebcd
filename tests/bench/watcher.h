// One subscriber of WatchProjects, who notes when what came.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "grpcpp/grpcpp.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "tests/bench/load.h"

namespace pepiniere::bench {

// The nth write says so in the project's mission.
std::string MissionOf(std::size_t write);

class Watcher final : public grpc::ClientReadReactor<portfolio::v1::WatchProjectsResponse> {
 public:
  struct Delivery {
    std::size_t write = 0;
    absl::Time commit, arrival;
  };

  Watcher(const Target& target, std::size_t channel);
  // Ends the stream and waits for that.
  ~Watcher() override;

  // Whether the first message, which tells where the watch begins, has come.
  bool open() const { return open_.load(); }
  std::size_t delivered() const { return delivered_.load(); }
  // Whether the stream ended by itself, and why.
  bool ended() const { return ended_.load(); }
  std::string why() const;
  // Once nothing more comes.
  const std::vector<Delivery>& deliveries() const { return deliveries_; }

 private:
  void OnReadDone(bool ok) override;
  void OnDone(const grpc::Status& status) override;

  const std::unique_ptr<portfolio::v1::GovernanceService::Stub> stub_;
  grpc::ClientContext context_;
  portfolio::v1::WatchProjectsRequest request_;
  portfolio::v1::WatchProjectsResponse message_;
  std::vector<Delivery> deliveries_;
  std::atomic<std::size_t> delivered_ = 0;
  std::atomic<bool> open_ = false, ended_ = false;
  mutable std::mutex mutex_;
  std::condition_variable done_;
  bool is_done_ = false;
  grpc::Status status_;
};

}  // namespace pepiniere::bench
