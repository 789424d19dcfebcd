// What a jury decides between equals: recorded, withdrawn, never changed.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/ranking.pb.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/ranking.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<cohort::TieDecision> : StandardRules<cohort::TieDecision, cohort::v1::TieDecision, cohort::api::Context> {
  using T = cohort::TieDecision;

  // Who runs rankings.
  static absl::Status Admit(const Context& context, const rpc::CallScope& call, const std::string& id);
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
};

extern template class StandardMethods<cohort::TieDecision>;

}  // namespace pepiniere::resource

namespace pepiniere::cohort::api {

class TieDecisions {
 public:
  // Must outlive this.
  explicit TieDecisions(const Context& context) : context_(context), standard_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::TieDecision> Record(rpc::CallScope& call, const v1::RecordTieDecisionRequest& request);

  const Context& context_;
  resource::StandardMethods<TieDecision> standard_;
};

}  // namespace pepiniere::cohort::api
