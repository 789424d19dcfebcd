// Persons, whom the access service keeps.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/peer.h"

namespace pepiniere::cohort::peers {

class Persons {
 public:
  explicit Persons(const rpc::Peer& access) : access_(access) {}

  // Makes a person of whom nobody knows how they sign in: their name, "persons/...". The same `key` and name again give
  // the same person.
  absl::StatusOr<std::string> Create(const rpc::CallScope& call, std::string_view key,
                                     const std::string& display_name) const;

 private:
  const rpc::Peer& access_;
};

}  // namespace pepiniere::cohort::peers
