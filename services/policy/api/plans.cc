#include "services/policy/api/plans.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/aip/names.h"
#include "services/policy/api/dashboard.h"
#include "services/policy/resources/claim.h"
#include "services/policy/resources/review.h"
#include "services/policy/store/plan_store.h"

namespace pepiniere::policy::api {

using resources::Commitment;
using resources::CommitmentClaim;
using resources::CommitmentReview;
using resources::Milestone;
using resources::Plan;

absl::StatusOr<v1::PlanDashboard> Plans::Dashboard(rpc::CallScope& call, const v1::GetPlanDashboardRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<Plan>(), "name", request.name()));
  PEP_ASSIGN(const auto plan, record::Find<Plan>(context_.db, call.deadline(), id));
  if (!plan || plan->deleted_at) return aip::NotFound(request.name());
  const base::Date today = resource::Today(call);
  v1::PlanDashboard reply;
  *reply.mutable_plan() = resource::StandardMethods<Plan>::Told(*plan, today);
  PEP_TRY(resource::Rules<Plan>::AddBeside(context_, call, {reply.mutable_plan()}));
  PEP_ASSIGN(const auto commitments, record::SelectBelow<Commitment>(context_.db, call.deadline(), id));
  PEP_ASSIGN(const auto milestones, record::SelectBelow<Milestone>(context_.db, call.deadline(), id));
  PEP_ASSIGN(const auto claims, record::SelectBelow<CommitmentClaim>(context_.db, call.deadline(), id));
  PEP_ASSIGN(const auto reviews, record::SelectBelow<CommitmentReview>(context_.db, call.deadline(), id));
  for (const base::Stored<Commitment>& commitment : commitments) {
    LineInputs inputs{.commitment = commitment, .cycle = plan->value.first_year, .today = today};
    const auto take = [&](const auto& rows, auto& into) {
      for (const auto& row : rows) {
        if (record::ParentIn(row.id) == commitment.id) into.push_back(row);
      }
    };
    take(milestones, inputs.milestones);
    take(claims, inputs.claims);
    take(reviews, inputs.reviews);
    *reply.add_lines() = LineOf(inputs);
  }
  if (plan->value.declared_count) reply.set_declared_count(*plan->value.declared_count);
  reply.set_listed_count(reply.lines_size());
  const auto count = [&](auto is) { return static_cast<int>(std::ranges::count_if(reply.lines(), is)); };
  reply.set_late_count(count([](const auto& line) { return line.late_milestone_count() > 0; }));
  reply.set_unanswered_count(count([](const auto& line) { return line.unanswered(); }));
  return reply;
}

void Plans::Mount(rpc::Service& service) {
  plans_.Mount(service);
  commitments_.Mount(service);
  milestones_.Mount(service);
  service.Unary("GetPlanDashboard", *this, &Plans::Dashboard);
}

}  // namespace pepiniere::policy::api

namespace pepiniere::resource {

using policy::resources::Commitment;
using policy::resources::CommitmentClaim;
using policy::resources::CommitmentReview;
using policy::resources::Milestone;
using policy::resources::Plan;
namespace store = policy::store;

namespace {

// The name of something that was said of a commitment, or of one of a plan; none: nothing was.
absl::StatusOr<std::optional<std::string>> AnySaid(db::Session& session, const std::string& below) {
  PEP_ASSIGN(const auto claim, record::AnyBelow<CommitmentClaim>(session, below));
  if (claim) return std::optional(record::NameOf(CommitmentClaim::kPattern, *claim));
  PEP_ASSIGN(const auto review, record::AnyBelow<CommitmentReview>(session, below));
  if (review) return std::optional(record::NameOf(CommitmentReview::kPattern, *review));
  return std::optional<std::string>();
}

}  // namespace

absl::Status Rules<Plan>::Check(journal::Unit& unit, const std::string& id, const Plan& before, const Plan& now,
                                aip::Violations& violations) {
  if (before.first_year == 0 || before.first_year == now.first_year) return absl::OkStatus();
  PEP_ASSIGN(const auto said, AnySaid(unit.session(), id));
  if (said) violations.Add("plan.first_year", base::Concat(*said, " has the words of its cycle: it stays"));
  return absl::OkStatus();
}

const query::FilterSchema& Rules<Plan>::Filters() { return store::PlanFilters(); }
const query::SortSchema& Rules<Plan>::Order() { return store::PlanOrder(); }

absl::Status Rules<Plan>::AddBeside(const Context& context, const rpc::CallScope& call,
                                    const std::vector<Proto*>& told) {
  std::vector<std::string> ids;
  for (const Proto* proto : told) ids.push_back(record::IdIn(Plan::kPattern, proto->name()));
  PEP_ASSIGN(const auto counts, store::ListedCounts(context.db, call.deadline(), ids));
  for (Proto* proto : told) {
    const auto count = counts.find(record::IdIn(Plan::kPattern, proto->name()));
    if (count != counts.end()) proto->set_listed_count(count->second);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> Rules<Plan>::FindReferrer(db::Session& session, const std::string& id) {
  PEP_ASSIGN(const auto commitment, record::AnyBelow<Commitment>(session, id));
  return commitment ? std::optional(record::NameOf(Commitment::kPattern, *commitment)) : std::nullopt;
}

const query::FilterSchema& Rules<Commitment>::Filters() { return store::CommitmentFilters(); }
const query::SortSchema& Rules<Commitment>::Order() { return store::CommitmentOrder(); }

absl::StatusOr<std::optional<std::string>> Rules<Commitment>::FindReferrer(db::Session& session,
                                                                           const std::string& id) {
  PEP_ASSIGN(const auto milestone, record::AnyBelow<Milestone>(session, id));
  if (milestone) return std::optional(record::NameOf(Milestone::kPattern, *milestone));
  return AnySaid(session, id);
}

absl::Status Rules<Milestone>::Check(journal::Unit& unit, const std::string& id, const Milestone& before,
                                     const Milestone& now, aip::Violations& violations) {
  if (now.part_of.empty() || now.part_of == before.part_of) return absl::OkStatus();
  std::set<std::string> above = {id};
  std::string next = now.part_of;
  while (!next.empty()) {
    PEP_ASSIGN(const auto found, record::Find<Milestone>(unit.session(), next));
    const bool fits = found && !found->deleted_at && record::ParentIn(next) == record::ParentIn(id);
    if (!fits) violations.Add("milestone.part_of", "is no milestone of this commitment");
    if (!fits) return absl::OkStatus();
    if (!above.insert(next).second) {
      violations.Add("milestone.part_of", "is part of it itself");
      return absl::OkStatus();
    }
    next = found->value.part_of;
  }
  return absl::OkStatus();
}

const query::FilterSchema& Rules<Milestone>::Filters() { return store::MilestoneFilters(); }

template class StandardMethods<Plan>;
template class StandardMethods<Commitment>;
template class StandardMethods<Milestone>;

}  // namespace pepiniere::resource
