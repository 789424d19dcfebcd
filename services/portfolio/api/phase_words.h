// What sources call phases: the methods, and what a project says of a word that nobody explained.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/portfolio_service.pb.h"
#include "services/portfolio/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class PhaseWords {
 public:
  explicit PhaseWords(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::ListPhaseWordsResponse> List(rpc::CallScope& call, const v1::ListPhaseWordsRequest& request);
  absl::StatusOr<v1::PhaseWord> Update(rpc::CallScope& call, const v1::UpdatePhaseWordRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
