// Changes of code, deployments and incidents: what each has of its own.
#pragma once

#include <optional>
#include <string>

#include "pepiniere/metrics/v1/change.pb.h"
#include "pepiniere/metrics/v1/deployment.pb.h"
#include "pepiniere/metrics/v1/incident.pb.h"
#include "services/metrics/api/project_rules.h"
#include "services/metrics/domain/delivery.h"

namespace pepiniere::metrics::api {

// That the deployment which is said to have caused it is there, and of its project (an id).
absl::Status CheckCause(journal::Unit& unit, const std::string& project, const domain::Incident& before,
                        const domain::Incident& now, aip::Violations& violations);

}  // namespace pepiniere::metrics::api

namespace pepiniere::resource {

template <>
struct Rules<metrics::domain::CodeChange>
    : metrics::api::ProjectRules<metrics::domain::CodeChange, metrics::v1::CodeChange> {
  using T = metrics::domain::CodeChange;

  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static const query::SortSchema& Order();
  static const query::FilterSchema& Filters();
};

template <>
struct Rules<metrics::domain::Deployment>
    : metrics::api::ProjectRules<metrics::domain::Deployment, metrics::v1::Deployment> {
  using T = metrics::domain::Deployment;

  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  // One that an incident is put down to stays.
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
  static const query::SortSchema& Order();
  static const query::FilterSchema& Filters();
};

template <>
struct Rules<metrics::domain::Incident> : metrics::api::ProjectRules<metrics::domain::Incident, metrics::v1::Incident> {
  using T = metrics::domain::Incident;

  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const base::Stored<T>& before);
  static const query::SortSchema& Order();
  static const query::FilterSchema& Filters();
};

extern template class StandardMethods<metrics::domain::CodeChange>;
extern template class StandardMethods<metrics::domain::Deployment>;
extern template class StandardMethods<metrics::domain::Incident>;

}  // namespace pepiniere::resource
