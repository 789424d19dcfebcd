// A role given to somebody. Field meanings are documented once, on the contract (access_binding.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::access {

struct AccessBinding {
  static constexpr std::string_view kPattern = "accessBindings/{access_binding}", kCollection = "accessBindings";
  std::string principal;
  std::string role;          // COACH: the symbol of the contract without its prefix
  std::string resource;      // a name; empty: everything
  std::string resource_uid;  // of what has that name; empty where its service gives none
  absl::Time starts_at = absl::InfinitePast();
  absl::Time ends_at = absl::InfiniteFuture();  // which is until it is revoked
  std::string reason;
  std::string granted_by;
  std::optional<absl::Time> revoked_at;
  std::string revoked_by;
  std::string revoke_reason;

  static void Fields(auto&& visit, auto&... each) {
    visit("principal", each.principal...);
    visit("role", each.role...);
    visit("resource", each.resource...);
    visit("resource_uid", each.resource_uid...);
    visit("start_time", each.starts_at...);
    visit("end_time", each.ends_at...);
    visit("reason", each.reason...);
    visit("granted_by", each.granted_by...);
    visit("revoke_time", each.revoked_at...);
    visit("revoked_by", each.revoked_by...);
    visit("revoke_reason", each.revoke_reason...);
  }
  bool operator==(const AccessBinding&) const = default;
};

// What is wrong, each with the contract's path of its field. That it has not ended already is for who gives it to ask.
std::vector<base::FieldProblem> ProblemsOf(const AccessBinding& binding, base::Date today);

}  // namespace pepiniere::access
