// What a call comes to for each application: decided, published, appealed against.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/result.pb.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/result.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<cohort::ApplicationResult>
    : StandardRules<cohort::ApplicationResult, cohort::v1::ApplicationResult, cohort::api::Context> {
  using T = cohort::ApplicationResult;

  // An application that there is for the caller.
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
};

extern template class StandardMethods<cohort::ApplicationResult>;

}  // namespace pepiniere::resource

namespace pepiniere::cohort::api {

class ApplicationResults {
 public:
  // Must outlive this.
  explicit ApplicationResults(const Context& context) : context_(context), standard_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::ApplicationResult> Decide(rpc::CallScope& call, const v1::DecideResultRequest& request);
  absl::StatusOr<v1::ApplicationResult> Appeal(rpc::CallScope& call, const v1::AppealResultRequest& request);
  absl::StatusOr<v1::PublishResultsResponse> Publish(rpc::CallScope& call, const v1::PublishResultsRequest& request);

  const Context& context_;
  resource::StandardMethods<ApplicationResult> standard_;
};

}  // namespace pepiniere::cohort::api
