// Work items of some types alone.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/base/stored.h"
#include "services/metrics/compute/history.h"
#include "services/metrics/domain/work_item.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::metrics::api {

// What is told of the items of a project (an id) beside their instants, by their names, as it was known then.
using ItemWords = std::map<std::string, domain::WorkItem, std::less<>>;
absl::StatusOr<ItemWords> WordsOf(db::Session& session, const std::string& project, std::optional<absl::Time> known_at);
// Leaves out the items of other types; none: leaves all.
void KeepTypes(const std::vector<std::string>& types, const ItemWords& words, History& history);

}  // namespace pepiniere::metrics::api
