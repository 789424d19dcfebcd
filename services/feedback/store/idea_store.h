// Ideas in the database: record/table.h, and what they are filtered by.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/feedback/domain/idea.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::feedback::store {

// What each is filtered by.
const query::FilterSchema& IdeaFilters();

// Who asks for what is said in spaces: those (ids) that they read, and those that they moderate.
struct SpaceReader {
  std::string person;  // empty: nobody in particular
  std::vector<std::string> reads, moderates;
};
// What of a table (of ideas, of what is below them) they see.
query::SqlFragment SeenBy(const SpaceReader& reader);
absl::StatusOr<record::Page<base::Stored<Idea>>> ListIdeas(db::Database& db, absl::Time deadline,
                                                           const record::ListQuery& list, const std::string& space,
                                                           const SpaceReader& reader);
// The latest of a space that are seen by everybody who reads it.
absl::StatusOr<std::vector<base::Stored<Idea>>> SeenIdeasOf(db::Database& db, absl::Time deadline,
                                                            const std::string& space);

}  // namespace pepiniere::feedback::store
