// What is searched of the portfolio, as the database has it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "services/search/index.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::portfolio::store {

using TakeEntry = absl::FunctionRef<void(const search::Entry&)>;

// Every project, incubator, organisation and team there ever was, deleted ones too; not those that cannot be read.
absl::Status ReadAllEntries(db::Session& session, TakeEntry take);
// Those of these names ("projects/x", "incubators/y").
absl::Status ReadEntriesOf(db::Session& session, const std::vector<std::string>& names, TakeEntry take);
// Of the projects that were told differently then: as they were.
absl::Status ReadFormerProjects(db::Session& session, std::int64_t known_at_us, TakeEntry take);

}  // namespace pepiniere::portfolio::store
