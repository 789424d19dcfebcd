// A commitment at one glance: what the government says beside what reviewers found. Nothing is blended.
#pragma once

#include <vector>

#include "pepiniere/policy/v1/plan.pb.h"
#include "services/base/date.h"
#include "services/base/stored.h"
#include "services/policy/resources/claim.h"
#include "services/policy/resources/commitment.h"
#include "services/policy/resources/milestone.h"
#include "services/policy/resources/review.h"

namespace pepiniere::policy::api {

struct LineInputs {
  base::Stored<resources::Commitment> commitment;
  int cycle = 0;
  base::Date today;
  std::vector<base::Stored<resources::Milestone>> milestones = {};
  std::vector<base::Stored<resources::CommitmentClaim>> claims = {};  // in the order of recording
  std::vector<base::Stored<resources::CommitmentReview>> reviews = {};
};
v1::PlanDashboard::Line LineOf(const LineInputs& inputs);

}  // namespace pepiniere::policy::api
