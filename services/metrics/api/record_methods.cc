#include "services/metrics/api/record_methods.h"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "services/aip/contract_check.h"
#include "services/aip/names.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/deliveries.h"
#include "services/metrics/api/event_writer.h"
#include "services/metrics/api/former_names.h"
#include "services/metrics/api/reception.h"
#include "services/metrics/api/record_words.h"
#include "services/metrics/api/records.h"
#include "services/metrics/api/source_names.h"
#include "services/metrics/api/work.h"
#include "services/metrics/domain/instants.h"
#include "services/metrics/store/item_store.h"
#include "services/metrics/store/mention_store.h"
#include "services/metrics/store/project_uids.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {
namespace {

const aip::ResourcePattern& Project() {
  static const auto* const pattern = new aip::ResourcePattern(kProject);
  return *pattern;
}

absl::Status CheckSize(std::string_view field, int size, int most) {
  if (size <= most) return absl::OkStatus();
  return aip::Invalid(field, base::Concat("must not have more than ", most, " items"));
}

// The project of a request, which there must be.
absl::StatusOr<std::string> ProjectOf(const Context& context, const rpc::CallScope& call, const std::string& parent) {
  PEP_ASSIGN(const std::string project, aip::ParseKey(Project(), "parent", parent));
  PEP_TRY(CheckProject(context, call, project));
  return project;
}

// A refusal of the only thing that a request brings is one of the request.
absl::Status AsStatus(const Recorded& recorded, std::string_view field) {
  if (recorded.state != RecordState::kRefused) return absl::OkStatus();
  return aip::Invalid(base::Concat(field, ".", recorded.field), recorded.message);
}

// Whether the only thing that a request brings is as the contract has it.
absl::Status CheckThing(const google::protobuf::Message& thing, std::string_view field) {
  aip::Violations violations;
  aip::CheckContract(thing, field, violations);
  return violations.ToStatus();
}

// The feeds among those that tell of deployments in a request. What came to their hooks and named one of these before
// is taken then.
class Feeds {
 public:
  Feeds(const Context& context, const rpc::CallScope& call, journal::Unit& unit)
      : context_(context), call_(call), unit_(unit) {}

  // Before anything is written, as their hooks do. `source`: as SourceNamed has it.
  absl::Status Hold(const std::string& source) {
    if (!source.starts_with("sources/") || held_.contains(source)) return absl::OkStatus();
    const std::string id = record::IdIn(domain::Source::kPattern, source);
    PEP_ASSIGN(auto feed, record::FindForUpdate<domain::Source>(unit_.session(), id));
    if (feed && !feed->deleted_at) held_.emplace(source, *std::move(feed));
    return absl::OkStatus();
  }
  // `called`: by the source, of the deployment; empty: as it is here.
  void Note(const std::string& source, const Recorded& recorded, const std::string& called) {
    const bool is_new = recorded.state == RecordState::kCreated || recorded.state == RecordState::kUpdated;
    if (!is_new || !held_.contains(source)) return;
    told_[source].names.push_back(NameOfCause(called.empty() ? domain::OwnIdIn(recorded.id) : called));
  }
  absl::Status TakeWaiting() {
    for (const auto& [source, told] : told_) {
      PEP_TRY(api::TakeWaiting(context_, call_, unit_, held_.at(source), told));
    }
    return absl::OkStatus();
  }

 private:
  const Context& context_;
  const rpc::CallScope& call_;
  journal::Unit& unit_;
  std::map<std::string, base::Stored<domain::Source>> held_;
  std::map<std::string, store::Mentioned> told_;
};

template <typename T>
absl::StatusOr<typename resource::Rules<T>::Proto> AsItIs(journal::Unit& unit, const rpc::CallScope& call,
                                                          const std::string& id) {
  PEP_ASSIGN(const auto stored, record::Find<T>(unit.session(), id));
  return resource::StandardMethods<T>::Told(*stored, resource::Today(call));
}

}  // namespace

absl::StatusOr<v1::UpsertWorkItemsResponse> RecordMethods::UpsertWorkItems(rpc::CallScope& call,
                                                                           const v1::UpsertWorkItemsRequest& request) {
  PEP_TRY(CheckSize("work_items", request.work_items_size(), kMostAtOnce));
  PEP_ASSIGN(const std::string project, ProjectOf(context_, call, request.parent()));
  PEP_ASSIGN(const std::string source, SourceNamed(context_, call, project, request.source()));
  PEP_ASSIGN(const v1::UpsertWorkItemsRequest told, WithNamesOfNow(context_, call, request));
  return resource::Write<v1::UpsertWorkItemsResponse>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::UpsertWorkItemsResponse> {
        PEP_TRY(store::HoldProject(unit, project));
        v1::UpsertWorkItemsResponse reply;
        for (const v1::WorkItem& item : told.work_items()) {
          PEP_ASSIGN(const Recorded recorded, UpsertTold(unit, project, source, item, told.complete()));
          *reply.add_results() = Told<domain::WorkItem>(recorded);
        }
        return reply;
      });
}

absl::StatusOr<v1::Deployment> RecordMethods::RecordDeployment(rpc::CallScope& call,
                                                               const v1::RecordDeploymentRequest& request) {
  PEP_TRY(CheckSize("changes", request.changes_size(), kMostChanges));
  PEP_TRY(CheckThing(request.deployment(), "deployment"));
  PEP_ASSIGN(const std::string project, ProjectOf(context_, call, request.parent()));
  PEP_ASSIGN(const std::string source, SourceNamed(context_, call, project, request.deployment().source()));
  return resource::Write<v1::Deployment>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Deployment> {
        PEP_TRY(store::HoldProject(unit, project));
        Feeds feeds(context_, call, unit);
        PEP_TRY(feeds.Hold(source));
        for (int i = 0; i < request.changes_size(); ++i) {
          PEP_ASSIGN(const Recorded change, UpsertTold(unit, project, source, request.changes(i)));
          PEP_TRY(AsStatus(change, base::Concat("changes[", i, "]")));
        }
        PEP_ASSIGN(const Recorded recorded, UpsertTold(unit, project, source, request.deployment()));
        PEP_TRY(AsStatus(recorded, "deployment"));
        feeds.Note(source, recorded, request.deployment().source_id());
        PEP_TRY(feeds.TakeWaiting());
        return AsItIs<domain::Deployment>(unit, call, recorded.id);
      });
}

absl::StatusOr<v1::RecordDeploymentsResponse> RecordMethods::RecordDeployments(
    rpc::CallScope& call, const v1::RecordDeploymentsRequest& request) {
  PEP_TRY(CheckSize("deployments", request.deployments_size(), kMostAtOnce));
  PEP_TRY(CheckSize("changes", request.changes_size(), kMostChanges));
  PEP_ASSIGN(const std::string project, ProjectOf(context_, call, request.parent()));
  PEP_ASSIGN(const v1::RecordDeploymentsRequest told, WithNamesOfNow(context_, call, request));
  return resource::Write<v1::RecordDeploymentsResponse>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::RecordDeploymentsResponse> {
        PEP_TRY(store::HoldProject(unit, project));
        Feeds feeds(context_, call, unit);
        std::vector<std::string> sources;  // of each deployment
        for (const v1::Deployment& deployment : told.deployments()) {
          PEP_ASSIGN(const std::string source, SourceNamed(context_, call, project, deployment.source()));
          PEP_TRY(feeds.Hold(source));
          sources.push_back(source);
        }
        v1::RecordDeploymentsResponse reply;
        for (const v1::CodeChange& change : told.changes()) {
          PEP_ASSIGN(const std::string source, SourceNamed(context_, call, project, change.source()));
          PEP_ASSIGN(const Recorded recorded, UpsertTold(unit, project, source, change));
          *reply.add_change_results() = Told<domain::CodeChange>(recorded);
        }
        for (int i = 0; i < told.deployments_size(); ++i) {
          const std::string& source = sources[static_cast<std::size_t>(i)];
          PEP_ASSIGN(const Recorded recorded, UpsertTold(unit, project, source, told.deployments(i)));
          feeds.Note(source, recorded, told.deployments(i).source_id());
          *reply.add_results() = Told<domain::Deployment>(recorded);
        }
        PEP_TRY(feeds.TakeWaiting());
        return reply;
      });
}

absl::StatusOr<v1::Incident> RecordMethods::RecordIncident(rpc::CallScope& call,
                                                           const v1::RecordIncidentRequest& request) {
  PEP_TRY(CheckThing(request.incident(), "incident"));
  PEP_ASSIGN(const std::string project, ProjectOf(context_, call, request.parent()));
  PEP_ASSIGN(const std::string source, SourceNamed(context_, call, project, request.incident().source()));
  return resource::Write<v1::Incident>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Incident> {
        PEP_TRY(store::HoldProject(unit, project));
        v1::Incident told = request.incident();
        if (!request.deployment_source_id().empty()) {
          PEP_ASSIGN(const auto cause, store::IdFromSource(unit.session(), domain::Deployment::kCollection, project,
                                                           source, request.deployment_source_id()));
          if (!cause) return aip::Invalid("deployment_source_id", "is no deployment that this source told of");
          told.set_deployment(record::NameOf(domain::Deployment::kPattern, *cause));
        }
        PEP_ASSIGN(const Recorded recorded, UpsertTold(unit, project, source, told));
        PEP_TRY(AsStatus(recorded, "incident"));
        return AsItIs<domain::Incident>(unit, call, recorded.id);
      });
}

void RecordMethods::Mount(rpc::Service& service) {
  service.Unary("UpsertWorkItems", *this, &RecordMethods::UpsertWorkItems);
  service.Unary("RecordDeployment", *this, &RecordMethods::RecordDeployment);
  service.Unary("RecordDeployments", *this, &RecordMethods::RecordDeployments);
  service.Unary("RecordIncident", *this, &RecordMethods::RecordIncident);
}

}  // namespace pepiniere::metrics::api
