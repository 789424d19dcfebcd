// What the audit chain of each other service ends with.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/rpc/peer.h"

namespace pepiniere::access {

class ChainHeads {
 public:
  virtual ~ChainHeads() = default;
  // Of which services there are any.
  virtual std::vector<std::string> services() const = 0;
  // "SEQUENCE:SEAL" of the last sealed record of that service; empty before the first.
  virtual absl::StatusOr<std::string> HeadOf(std::string_view service, absl::Time deadline) = 0;
};

// Both must outlive what is made of them.
std::unique_ptr<ChainHeads> AskForHeads(const rpc::Peer& portfolio, const rpc::Peer& cohort);

}  // namespace pepiniere::access
