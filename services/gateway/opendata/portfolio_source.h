// Where the open data comes from: the portfolio service, asked as anybody may ask it.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "services/gateway/opendata/portfolio.h"

namespace pepiniere::gateway::opendata {

struct SourceOptions {
  std::size_t calls_at_once = 8;
  // Histories that one reading asks for beyond those of the projects that changed. An event leaves its project as it
  // was, so the histories read longest ago are read again, these many at a time: all of a portfolio of that size.
  std::size_t histories_at_once = 1000;
  // For one call, with the times that it is tried again.
  absl::Duration timeout = absl::Seconds(30);
};

class PortfolioSource {
 public:
  // `channel`: without a token, and with no limit on the size of answers.
  explicit PortfolioSource(std::shared_ptr<grpc::Channel> channel, const SourceOptions& options = {});

  // All of it. Errors are the service's; what had been read of the histories is kept, so that the next reading has less
  // to ask. Not thread-safe.
  // CANCELLED soon after `stop` is requested.
  absl::StatusOr<Portfolio> Read(const std::stop_token& stop);

  // One project, as it is now, by its id or one that it had: its name says which it has. NOT_FOUND for one that is not
  // there, or was deleted. Thread-safe.
  absl::StatusOr<Startup> ReadOne(std::string_view id) const;

 private:
  class Calls;
  struct Kept {
    std::string etag;         // of the project, which changes with its ledger
    std::size_t reading = 0;  // when it was read
    std::shared_ptr<const History> history;
  };

  absl::Status ReadHistories(const Calls& calls, const std::vector<portfolio::v1::Project>& projects);

  const SourceOptions options_;
  const std::shared_ptr<grpc::Channel> channel_;
  std::map<std::string, Kept> histories_;  // by project
  std::size_t readings_ = 0;
};

}  // namespace pepiniere::gateway::opendata
