// What the audit chain of each other service ends with.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/rpc/peer.h"

namespace pepiniere::access {

struct ChainHead {
  std::string service;
  // "SEQUENCE:SEAL" of the last sealed record; empty before the first. Asks the service.
  std::function<absl::StatusOr<std::string>(absl::Time deadline)> ask;
};

// All must outlive what is made of them.
struct AuditedPeers {
  const rpc::Peer &portfolio, &cohort, &metrics, &feedback, &policy;
};
std::vector<ChainHead> ChainHeads(const AuditedPeers& peers);

}  // namespace pepiniere::access
