// Objectives: what they have of their own, and the verdict on one.
#pragma once

#include <string>

#include "pepiniere/metrics/v1/objective.pb.h"
#include "services/metrics/api/project_rules.h"
#include "services/metrics/domain/objective.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<metrics::domain::Objective>
    : metrics::api::ProjectRules<metrics::domain::Objective, metrics::v1::Objective> {
  using T = metrics::domain::Objective;

  // The verdict is given by a method of its own.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // What it is measured by is there, everybody's or of its project.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const base::Stored<T>& before);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // One of a metric that is not open data is not either.
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : visibility_(context, call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    absl::Status Restrict(Proto&) { return absl::OkStatus(); }

   private:
    metrics::api::Visibility visibility_;
  };
};

extern template class StandardMethods<metrics::domain::Objective>;

}  // namespace pepiniere::resource

namespace pepiniere::metrics::api {

class Objectives {
 public:
  Objectives(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

  // FAILED_PRECONDITION (NO_VALUE) for a verdict on what was not measured.
  absl::Status Judge(rpc::CallScope& call, const google::protobuf::Message& request, google::protobuf::Message& reply);

 private:
  const Context& context_;
  resource::StandardMethods<domain::Objective> standard_;
};

}  // namespace pepiniere::metrics::api
