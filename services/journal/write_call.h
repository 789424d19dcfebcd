// The call that asks for a write: whose it is, and how it is to be done.
#pragma once

#include <string>

#include "absl/time/time.h"

namespace pepiniere::journal {

struct WriteCall {
  std::string principal = {};     // Who, as authenticated; "anonymous" if nobody.
  std::string on_behalf_of = {};  // For whom a service does it, as it says; empty for nobody. For the audit alone.
  bool anonymous = false;         // Nobody in particular: many strangers, who have no request_ids in common.
  std::string method = {};        // "/pepiniere.portfolio.v1.PortfolioService/AdvancePhase"
  std::string request_id = {};    // The caller's own, for idempotency (AIP-155); empty if none was given.
  std::string trace_id = {};      // For those who read the audit beside the logs; may be empty.
  absl::Time deadline = absl::InfiniteFuture();
  bool validate_only = false;  // Do everything but commit (AIP-163).
};

}  // namespace pepiniere::journal
