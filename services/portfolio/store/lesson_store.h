// The library of what was learned, kept beside the projects that tell it.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/store/finder.h"
#include "services/portfolio/store/project_store.h"
#include "services/portfolio/store/reach.h"
#include "services/query/order_by.h"
#include "services/record/page.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

namespace pepiniere::portfolio::store {

// Brings the library in step with a project that was just written. `before`: none of a new one.
absl::Status KeepLesson(db::Session& session, const base::Stored<Project>* before, const base::Stored<Project>& after);

// Adds what projects told before there was a library: of `limit` of them at most, in the order of their ids after
// `after`. Returns the last of these, to go on from; empty when there is none left, as usual.
absl::StatusOr<std::string> BackfillLessons(db::Database& db, absl::Time deadline, const std::string& after, int limit);

struct LessonQuery {
  record::ListQuery list;
  std::vector<std::string> words;  // see search::ReadWords; all must be found
  Reach reach;                     // of the reader: whose confidential lessons may be found
  base::Date day;                  // of projects that are STOPPED or INCONCLUSIVE on it
};

// A project that ended and has something to tell, and since when it tells it.
struct LessonView {
  ProjectView project;
  absl::Time updated_at;
};

// The latest first.
const query::SortSchema& LessonOrder();
// As typed; with a typing error a word only where the reader may read nothing that has the words as typed.
absl::StatusOr<record::Page<LessonView>> SearchLessons(const Finder& finder, absl::Time deadline,
                                                       const LessonQuery& query);

// Of these projects (ids), those whose lessons are confidential now: whether there are any left to read or not, and of
// deleted projects as of others.
absl::StatusOr<std::vector<std::string>> ConfidentialAmong(db::Database& db, absl::Time deadline,
                                                           const std::vector<std::string>& projects);

}  // namespace pepiniere::portfolio::store
