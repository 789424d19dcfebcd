// Answers of authorities: added, and never changed.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/answer.pb.h"
#include "services/policy/api/context.h"
#include "services/policy/resources/answer.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<policy::resources::Answer>
    : StandardRules<policy::resources::Answer, policy::v1::Answer, policy::api::Context> {
  // CreateAnswer moves the proposal.
  static constexpr std::string_view kOwnMethods[] = {"CreateAnswer"};
  static const query::FilterSchema& Filters();
};

extern template class StandardMethods<policy::resources::Answer>;

}  // namespace pepiniere::resource

namespace pepiniere::policy::api {

class Answers {
 public:
  // All must outlive this.
  Answers(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::Answer> Create(rpc::CallScope& call, const v1::CreateAnswerRequest& request);

  const Context& context_;
  resource::StandardMethods<resources::Answer> standard_;
};

}  // namespace pepiniere::policy::api
