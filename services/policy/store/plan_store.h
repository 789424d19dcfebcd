// Plans, commitments, milestones, claims and reviews in the database: record/table.h, and what they are filtered by.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/policy/resources/claim.h"
#include "services/policy/resources/commitment.h"
#include "services/policy/resources/milestone.h"
#include "services/policy/resources/plan.h"
#include "services/policy/resources/review.h"
#include "services/query/schema.h"
#include "services/record/table.h"

namespace pepiniere::policy::store {

const query::FilterSchema& PlanFilters();
const query::SortSchema& PlanOrder();
const query::FilterSchema& CommitmentFilters();
const query::SortSchema& CommitmentOrder();
const query::FilterSchema& MilestoneFilters();
const query::FilterSchema& ClaimFilters();
const query::SortSchema& ClaimOrder();
const query::FilterSchema& ReviewFilters();
const query::SortSchema& ReviewOrder();

// How many live commitments each plan lists.
absl::StatusOr<std::map<std::string, int>> ListedCounts(db::Database& db, absl::Time deadline,
                                                        const std::vector<std::string>& plans);

}  // namespace pepiniere::policy::store
