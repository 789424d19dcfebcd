// A role given to somebody. Field meanings are documented once, on the contract (access_binding.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace pepiniere::portfolio {

struct AccessBinding {
  std::string principal;
  std::string role;      // COACH: the symbol of the contract without its prefix
  std::string resource;  // a name; empty: everything
  absl::Time starts_at = absl::InfinitePast();
  absl::Time ends_at = absl::InfiniteFuture();  // which is until it is revoked
  std::string reason;
  std::string granted_by;
  std::optional<absl::Time> revoked_at;
  std::string revoked_by;

  static constexpr std::string_view kPattern = "accessBindings/{access_binding}";
  static constexpr std::string_view kCollection = "accessBindings";
  static void Fields(auto&& visit, auto&... each) {
    visit("principal", each.principal...);
    visit("role", each.role...);
    visit("resource", each.resource...);
    visit("start_time", each.starts_at...);
    visit("end_time", each.ends_at...);
    visit("revoked_by", each.revoked_by...);
  }
  // The audit says the rest of it: why, who and when.
  static void AllFields(auto&& visit, auto&... each) {
    Fields(visit, each...);
    visit("reason", each.reason...);
    visit("granted_by", each.granted_by...);
    visit("revoke_time", each.revoked_at...);
  }
  bool operator==(const AccessBinding&) const = default;

  bool CountsAt(absl::Time time) const { return starts_at <= time && time < ends_at && !revoked_at; }
};

}  // namespace pepiniere::portfolio
