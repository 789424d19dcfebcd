// The library of what was learned from projects that ended.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/governance_service.pb.h"
#include "services/portfolio/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class Lessons {
 public:
  explicit Lessons(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::SearchLessonsResponse> Search(rpc::CallScope& call, const v1::SearchLessonsRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
