// What lies below a project ("projects/x/events/3") and has the standard methods.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/base/try.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/api/projects.h"
#include "services/portfolio/store/project_store.h"
#include "services/resource/standard_rules.h"

namespace pepiniere::portfolio::api {

inline absl::StatusOr<bool> HasProject(const Context& context, const rpc::CallScope& call, const std::string& project) {
  PEP_ASSIGN(const auto found, store::FindProject(context.db, call.deadline(), project,
                                                  {resource::Today(call), /*known_at=*/std::nullopt}));
  return found.has_value();
}

template <typename T, typename P>
struct BelowProject : resource::StandardRules<T, P, Context> {
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call,
                                         const std::string& project) {
    return HasProject(context, call, project);
  }
  static absl::Status LockParent(journal::Unit& unit, const std::string& project) {
    return LockProject(unit, project, /*etag=*/"").status();
  }
  static constexpr bool kChangesUnderParent = true;
};

}  // namespace pepiniere::portfolio::api
