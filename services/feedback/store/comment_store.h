// Comments on ideas in the database: record/table.h, and what they are filtered by.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/feedback/domain/comment.h"
#include "services/feedback/store/idea_store.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::feedback::store {

// What each is filtered by.
const query::FilterSchema& CommentFilters();

// A page of those on an idea (an id; a space: on all of its ideas) that the reader sees.
absl::StatusOr<record::Page<base::Stored<Comment>>> ListComments(db::Database& db, absl::Time deadline,
                                                                 const record::ListQuery& list, const std::string& idea,
                                                                 const SpaceReader& reader);

}  // namespace pepiniere::feedback::store
