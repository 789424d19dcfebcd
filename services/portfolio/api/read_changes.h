// What the feed carries of projects, read once for all who watch.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/statusor.h"
#include "services/journal/feed.h"
#include "services/portfolio/store/change_payload.h"

namespace pepiniere::portfolio::api {

// Those who keep up ask for the same change within a moment of each other. Thread-safe.
class ReadProjectChanges {
 public:
  using Shared = std::shared_ptr<const store::ProjectChange>;

  // What the payload of that change says; DATA_LOSS as store::ReadProjectPayload.
  absl::StatusOr<Shared> Of(const journal::Change& change);

 private:
  struct Known {
    std::string payload;  // by what it says: an erasure rewrites what a change said of a person
    Shared read;
  };
  static constexpr std::size_t kKept = 64;

  Shared Find(const std::string& payload);

  std::mutex mutex_;
  std::deque<Known> known_;  // the latest to be read first
};

}  // namespace pepiniere::portfolio::api
