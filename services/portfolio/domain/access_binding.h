// A role given to somebody. Field meanings are documented once, on the contract (access_binding.proto).
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"

namespace pepiniere::portfolio {

struct AccessBinding {
  std::string id;
  std::string principal;
  std::string role;               // COACH: the symbol of the contract without its prefix
  std::string resource;           // a name; empty: everything
  absl::Time starts_at, ends_at;  // ends_at InfiniteFuture: until it is revoked
  std::string reason;
  std::string granted_by;
  absl::Time created_at;
  std::optional<absl::Time> revoked_at;
  std::string revoked_by;

  bool CountsAt(absl::Time time) const { return starts_at <= time && time < ends_at && !revoked_at; }
};

}  // namespace pepiniere::portfolio
