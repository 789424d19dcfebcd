#include "services/metrics/api/deliveries.h"

#include "services/metrics/store/delivery_store.h"
#include "services/resource/references.h"

namespace pepiniere::metrics::api {

absl::Status CheckCause(journal::Unit& unit, const std::string& project, const domain::Incident& before,
                        const domain::Incident& now, aip::Violations& violations) {
  if (now.deployment.empty() || now.deployment == before.deployment) return absl::OkStatus();
  if (record::ParentIn(now.deployment) != project) {
    violations.Add("incident.deployment", "is of another project");
    return absl::OkStatus();
  }
  return resource::CheckExist<domain::Deployment>(unit, "incident.deployment", {now.deployment}, violations);
}

}  // namespace pepiniere::metrics::api

namespace pepiniere::resource {

using metrics::domain::CodeChange;
using metrics::domain::Deployment;
using metrics::domain::Incident;
namespace api = metrics::api;
namespace store = metrics::store;

void Rules<CodeChange>::Complete(const rpc::CallScope&, const CodeChange*, CodeChange& now) {
  metrics::domain::Complete("", now);
}

absl::Status Rules<CodeChange>::Check(journal::Unit& unit, const std::string&, const CodeChange&, const CodeChange& now,
                                      aip::Violations& violations) {
  api::AddAll(CheckFuture(now, unit.now()), "change.", violations);
  return absl::OkStatus();
}

const query::SortSchema& Rules<CodeChange>::Order() { return store::ChangeOrder(); }
const query::FilterSchema& Rules<CodeChange>::Filters() { return store::ChangeFilters(); }

void Rules<Deployment>::Complete(const rpc::CallScope&, const Deployment*, Deployment& now) {
  metrics::domain::Complete("", now);
}

absl::Status Rules<Deployment>::Check(journal::Unit& unit, const std::string&, const Deployment&, const Deployment& now,
                                      aip::Violations& violations) {
  api::AddAll(CheckFuture(now, unit.now()), "deployment.", violations);
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> Rules<Deployment>::FindReferrer(db::Session& session,
                                                                           const std::string& id) {
  PEP_ASSIGN(const auto incident, store::AnyIncidentOf(session, id));
  if (!incident) return std::optional<std::string>();
  return record::NameOf(Incident::kPattern, *incident);
}

const query::SortSchema& Rules<Deployment>::Order() { return store::DeploymentOrder(); }
const query::FilterSchema& Rules<Deployment>::Filters() { return store::DeploymentFilters(); }

void Rules<Incident>::Complete(const rpc::CallScope&, const Incident*, Incident& now) {
  metrics::domain::Complete("", now);
}

absl::Status Rules<Incident>::Check(journal::Unit& unit, const std::string& id, const Incident& before,
                                    const Incident& now, aip::Violations& violations) {
  api::AddAll(CheckFuture(now, unit.now()), "incident.", violations);
  return api::CheckCause(unit, record::ParentIn(id), before, now, violations);
}

absl::Status Rules<Incident>::CheckAlive(journal::Unit& unit, const base::Stored<Incident>& before) {
  return CheckNotDeleted<Deployment>(unit, record::NameOf(Incident::kPattern, before.id), {before.value.deployment});
}

const query::SortSchema& Rules<Incident>::Order() { return store::IncidentOrder(); }
const query::FilterSchema& Rules<Incident>::Filters() { return store::IncidentFilters(); }

template class StandardMethods<CodeChange>;
template class StandardMethods<Deployment>;
template class StandardMethods<Incident>;

}  // namespace pepiniere::resource
