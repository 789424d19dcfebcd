// Networks of alumni and their members in the database: record/table.h, and what they are filtered by.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/feedback/domain/network.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::feedback::store {

// What each is filtered by.
const query::FilterSchema& NetworkFilters();
const query::FilterSchema& MemberFilters();
const query::SortSchema& MemberOrder();

// A page of them, of a network (an id; empty: of all); where `own` is said (persons/...), theirs alone.
absl::StatusOr<record::Page<base::Stored<Member>>> ListMembers(db::Database& db, absl::Time deadline,
                                                               const record::ListQuery& list, const std::string& parent,
                                                               const std::optional<std::string>& own);
// That of a person, below that parent: its id.
absl::StatusOr<std::optional<std::string>> FindMember(db::Session& session, const std::string& parent,
                                                      const std::string& person);

}  // namespace pepiniere::feedback::store
