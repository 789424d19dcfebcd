// Plans, commitments and their milestones: what they have of their own; and a plan at one glance.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/commitment.pb.h"
#include "pepiniere/policy/v1/milestone.pb.h"
#include "pepiniere/policy/v1/plan.pb.h"
#include "services/policy/api/context.h"
#include "services/policy/resources/commitment.h"
#include "services/policy/resources/milestone.h"
#include "services/policy/resources/plan.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<policy::resources::Plan> : StandardRules<policy::resources::Plan, policy::v1::Plan, policy::api::Context> {
  using T = policy::resources::Plan;

  // The words of its cycle were said by them: it stays.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static const query::FilterSchema& Filters();
  static const query::SortSchema& Order();
  // How many commitments it lists, beside how many it says that it has.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& told);
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
};

template <>
struct Rules<policy::resources::Commitment>
    : StandardRules<policy::resources::Commitment, policy::v1::Commitment, policy::api::Context> {
  using T = policy::resources::Commitment;

  static const query::FilterSchema& Filters();
  static const query::SortSchema& Order();
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
};

template <>
struct Rules<policy::resources::Milestone>
    : StandardRules<policy::resources::Milestone, policy::v1::Milestone, policy::api::Context> {
  using T = policy::resources::Milestone;

  // That what it is part of is there, and is not part of it.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static const query::FilterSchema& Filters();
};

extern template class StandardMethods<policy::resources::Plan>;
extern template class StandardMethods<policy::resources::Commitment>;
extern template class StandardMethods<policy::resources::Milestone>;

}  // namespace pepiniere::resource

namespace pepiniere::policy::api {

class Plans {
 public:
  // All must outlive this.
  Plans(const Context& context, journal::Hub& hub)
      : context_(context), plans_(context, &hub), commitments_(context, &hub), milestones_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::PlanDashboard> Dashboard(rpc::CallScope& call, const v1::GetPlanDashboardRequest& request);

  const Context& context_;
  resource::StandardMethods<resources::Plan> plans_;
  resource::StandardMethods<resources::Commitment> commitments_;
  resource::StandardMethods<resources::Milestone> milestones_;
};

}  // namespace pepiniere::policy::api
