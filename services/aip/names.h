// The ids in resource names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/aip/resource_name.h"

namespace pepiniere::aip {

// x of "incubators/x". What is not such a name is returned as it is: whoever checks names refuses it.
std::string IdOf(std::string_view name);
std::vector<std::string> IdsOf(const auto& names) {
  std::vector<std::string> ids;
  for (const std::string& name : names) ids.push_back(IdOf(name));
  return ids;
}

// The ids in the name of one that its server numbers below its parent: "x" and 3 of "projects/x/phaseRecords/3".
// INVALID_ARGUMENT on `field`.
struct NumberedName {
  std::string parent;
  int number = 0;
};
absl::StatusOr<NumberedName> ParseNumbered(const ResourcePattern& pattern, std::string_view field,
                                           std::string_view name);

// The one id of a name of that pattern. INVALID_ARGUMENT on `field`.
absl::StatusOr<std::string> ParseId(const ResourcePattern& pattern, std::string_view field, std::string_view name);

// The ids of a name of that pattern as one, "eig/8" of "programmes/eig/cohorts/8": what a store keeps of it.
absl::StatusOr<std::string> ParseKey(const ResourcePattern& pattern, std::string_view field, std::string_view name);
// The same for the parent in a list request; "programmes/-", which asks for the children of all (AIP-159), gives an
// empty key, and "calls/x/jurors/-", for those of all jurors of a call, the key of the call.
absl::StatusOr<std::string> ParseListedKey(const ResourcePattern& pattern, std::string_view field,
                                           std::string_view name);
// The same for the parent in a watch, which may follow those of everything: "calls/-/jurors/-" gives an empty key too.
absl::StatusOr<std::string> ParseFollowedKey(const ResourcePattern& pattern, std::string_view field,
                                             std::string_view name);

}  // namespace pepiniere::aip
