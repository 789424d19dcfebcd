// How far the objectives of a project are.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/comparison.pb.h"
#include "services/metrics/api/asked.h"
#include "services/metrics/api/context.h"
#include "services/metrics/api/visibility.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::metrics::api {

// The objectives of a project (an id) that the caller is told, or one of them (`only`, an id), by name.
absl::StatusOr<v1::CompareToTargetResponse> CompareObjectives(const rpc::CallScope& call, db::Session& session,
                                                              Visibility& visibility, const std::string& project,
                                                              const Question& question, const std::string& only = "");

class Comparisons {
 public:
  explicit Comparisons(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::CompareToTargetResponse> Compare(rpc::CallScope& call, const v1::CompareToTargetRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
