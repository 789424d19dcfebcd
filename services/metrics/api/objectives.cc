#include "services/metrics/api/objectives.h"

#include <utility>
#include <vector>

#include "pepiniere/metrics/v1/indicator.pb.h"
#include "services/aip/names.h"
#include "services/metrics/compute/formulas.h"
#include "services/metrics/domain/definition.h"
#include "services/metrics/domain/snapshot.h"
#include "services/metrics/store/definition_store.h"
#include "services/metrics/store/survey_store.h"
#include "services/resource/references.h"

namespace pepiniere::metrics::api {
namespace {

// The figures that it stands on: of its own project, each with a value where something is to be told from it.
absl::Status CheckEvidence(const Context& context, const rpc::CallScope& call, journal::Unit& unit,
                           const std::string& objective, domain::Verdict verdict,
                           const std::vector<std::string>& evidence) {
  aip::Violations violations;
  PEP_TRY(resource::CheckExist<domain::Snapshot>(unit, "evidence", evidence, violations));
  for (const std::string& id : evidence) {
    if (record::ParentIn(id) != record::ParentIn(objective)) {
      violations.Add("evidence",
                     base::Concat(record::NameOf(domain::Snapshot::kPattern, id), " is of another project"));
    }
  }
  PEP_TRY(violations.ToStatus());
  const bool tells = verdict == domain::Verdict::kConfirmed || verdict == domain::Verdict::kRefuted;
  if (!tells) return absl::OkStatus();
  PEP_ASSIGN(const auto figures, store::FiguresOf(context.db, call.deadline(), evidence));
  for (const auto& [id, bytes] : figures) {
    v1::Indicator figure;
    if (figure.ParseFromString(bytes) && figure.no_data() == v1::NO_DATA_REASON_UNSPECIFIED) return absl::OkStatus();
  }
  return aip::Precondition("nothing of that was measured",
                           {{"NO_VALUE", record::NameOf(domain::Objective::kPattern, objective),
                             "name a figure that has a value, or say that it is INCONCLUSIVE"}});
}

}  // namespace

absl::Status Objectives::Judge(rpc::CallScope& call, const google::protobuf::Message& any,
                               google::protobuf::Message& reply) {
  const auto& request = static_cast<const v1::JudgeObjectiveRequest&>(any);
  const auto verdict = static_cast<domain::Verdict>(request.verdict());
  std::vector<std::string> evidence;
  for (const std::string& name : request.evidence()) {
    PEP_ASSIGN(std::string id, aip::ParseKey(resource::PatternOf<domain::Snapshot>(), "evidence", name));
    evidence.push_back(std::move(id));
  }
  aip::Violations violations;
  AddAll(domain::CheckVerdict(verdict, request.reason(), evidence), "", violations);
  PEP_TRY(violations.ToStatus());
  return standard_.Change(
      call, request, reply,
      [&](journal::Unit& unit, const base::Stored<domain::Objective>& before) -> absl::StatusOr<domain::Objective> {
        PEP_TRY(CheckEvidence(context_, call, unit, before.id, verdict, evidence));
        domain::Objective now = before.value;
        now.verdict = verdict;
        now.verdict_reason = request.reason();
        now.verdict_evidence = evidence;
        now.verdict_time = unit.now();
        return now;
      },
      resource::StandardMethods<domain::Objective>::Reason::kKeptBeside);
}

void Objectives::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("JudgeObjective", [this](rpc::CallScope& call, const google::protobuf::Message& request,
                                         google::protobuf::Message& reply) { return Judge(call, request, reply); });
}

}  // namespace pepiniere::metrics::api

namespace pepiniere::resource {

using metrics::domain::Definition;
using metrics::domain::Objective;
namespace api = metrics::api;
namespace store = metrics::store;

void Rules<Objective>::Complete(const rpc::CallScope&, const Objective* before, Objective& now) {
  const Objective none;
  const Objective& kept = before ? *before : none;
  now.verdict = kept.verdict;
  now.verdict_reason = kept.verdict_reason;
  now.verdict_evidence = kept.verdict_evidence;
  now.verdict_time = kept.verdict_time;
}

absl::Status Rules<Objective>::Check(journal::Unit& unit, const std::string& id, const Objective& before,
                                     const Objective& now, aip::Violations& violations) {
  if (!now.indicator.empty() && now.indicator != before.indicator && !metrics::FindFormula(now.indicator)) {
    violations.Add("objective.indicator", "is no indicator: see the formulas");
  }
  if (now.metric.empty() || now.metric == before.metric) return absl::OkStatus();
  PEP_TRY(CheckExist<Definition>(unit, "objective.metric", {now.metric}, violations));
  PEP_ASSIGN(const auto facts, store::FactsOf(unit.session(), {now.metric}));
  const auto found = facts.find(now.metric);
  const std::string project = api::ProjectName(record::ParentIn(id));
  if (found != facts.end() && !found->second.definition.project.empty() &&
      found->second.definition.project != project) {
    violations.Add("objective.metric",
                   base::Concat(record::NameOf(Definition::kPattern, now.metric), " does not exist"));
  }
  return absl::OkStatus();
}

absl::Status Rules<Objective>::CheckAlive(journal::Unit& unit, const base::Stored<Objective>& before) {
  return CheckNotDeleted<Definition>(unit, record::NameOf(Objective::kPattern, before.id), {before.value.metric});
}

const query::SortSchema& Rules<Objective>::Order() { return store::ObjectiveOrder(); }

absl::StatusOr<record::Page<base::Stored<Objective>>> Rules<Objective>::List(const Context& context,
                                                                             const rpc::CallScope& call,
                                                                             const record::ListQuery& list,
                                                                             const std::string& parent) {
  PEP_ASSIGN(const store::ProjectReach reach, api::ReachOf(context, call));
  return store::ListObjectives(context.db, call.deadline(), list, parent, reach);
}

absl::StatusOr<bool> Rules<Objective>::Viewer::Sees(const base::Stored<Objective>& stored) {
  if (stored.value.metric.empty()) return true;
  const std::string project = api::ProjectName(record::ParentIn(stored.id));
  return stored.deleted_at ? visibility_.WasToldWhole(stored.value.metric, project)
                           : visibility_.IsToldWhole(stored.value.metric, project);
}

template class StandardMethods<Objective>;

}  // namespace pepiniere::resource
