// The feed under many eyes: one writes, many watch, and each message is timed at each of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "nlohmann/json.hpp"
#include "tests/bench/load.h"

namespace pepiniere::bench {

struct FeedContender {
  std::string name;
  std::int64_t pid = 0;  // of its server
  std::string address, watcher_token, writer_token;
  std::size_t watchers = 1;
  double writes_per_second = 0;  // 0: each as soon as the last one is acknowledged
};

struct FeedOptions {
  absl::Duration turn = absl::Seconds(10);
  // How long the last messages may take to arrive before they are given up.
  absl::Duration patience = absl::Minutes(2);
  std::function<std::string(std::size_t)> project;  // the name of the nth to write, from several threads
};

// Prints the table of them as it goes, and says the same as JSON.
nlohmann::json MeasureFeed(const std::vector<FeedContender>& contenders, const FeedOptions& options);

}  // namespace pepiniere::bench
