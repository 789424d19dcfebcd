// Checks that what a request refers to is named well and exists.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "services/base/try.h"
#include "services/journal/unit.h"
#include "services/portfolio/store/directory_store.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/errors.h"
#include "services/rpc/resource_name.h"

namespace pepiniere::portfolio::api {

// A violation for each name that does not fit the pattern; empty ones are no reference.
void CheckNames(const rpc::ResourcePattern& pattern, std::string_view field, const std::vector<std::string>& names,
                rpc::Violations& violations);

// A coach may hand a project or a team on, but only to an incubator of theirs: what they cannot reach, they cannot
// fill. PERMISSION_DENIED.
absl::Status CheckHandover(const rpc::CallScope& call, const std::string& from_incubator,
                           const std::string& to_incubator);

// A violation for each id of no live T.
template <typename T>
absl::Status CheckExist(journal::Unit& unit, std::string_view field, std::vector<std::string> ids,
                        rpc::Violations& violations) {
  std::erase(ids, "");
  PEP_ASSIGN(const std::vector<std::string> missing, store::Missing<T>(unit.session(), ids));
  for (const std::string& id : missing) {
    violations.Add(field, std::string(T::kCollection) + "/" + id + " does not exist");
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::api
