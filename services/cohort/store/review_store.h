// Reviews of applications in the database: record/table.h, what they are filtered by, and what is to be reviewed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/juror.h"
#include "services/cohort/domain/review.h"
#include "services/query/order_by.h"
#include "services/query/sql_fragment.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// Who reads reviews: a person, of whom those are kept that they are recused from; `juror` (an id): that one's own
// alone.
struct ReviewReader {
  std::string person;
  std::optional<std::string> juror;
};

// A page of reviews. Filters: juror, stage, state, complete. `parent`: an application's id, or a call's.
absl::StatusOr<record::Page<base::Stored<Review>>> ListReviews(db::Database& db, absl::Time deadline,
                                                               const record::ListQuery& list, const std::string& parent,
                                                               const ReviewReader& reader);

// All reviews of a juror (an id).
absl::StatusOr<std::vector<base::Stored<Review>>> ReviewsOf(db::Database& db, absl::Time deadline,
                                                            const std::string& juror);

// What was submitted of a review (an id), by revision, each as it was last.
absl::StatusOr<std::vector<base::Stored<Review>>> LoadSubmitted(db::Database& db, absl::Time deadline,
                                                                const base::Stored<Review>& now);

// For a statement: that the row of `applications` is one that the juror judges, as IsThereForJurors and Judges say, and
// is not recused from.
query::SqlFragment JudgedBy(const base::Stored<Juror>& juror, absl::Time now);

// A page of these. `unfinished`: those alone of which the juror has no submitted or void review of the file.
absl::StatusOr<record::Page<base::Stored<Application>>> ListToReview(db::Database& db, absl::Time deadline,
                                                                     const record::ListQuery& list,
                                                                     const base::Stored<Juror>& juror, bool unfinished,
                                                                     absl::Time now);

// Removes what a jury said of an application (an id) that is no longer kept: its reviews, its hearings and who was
// recused from it, with their history.
absl::Status RemoveJudged(db::Session& session, const std::string& application);

}  // namespace pepiniere::cohort::store
