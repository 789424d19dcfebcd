#include "services/metrics/api/snapshots.h"

#include <string>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/aip/contract_check.h"
#include "services/aip/names.h"
#include "services/base/ids.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/explanation.h"
#include "services/metrics/api/formula_list.h"
#include "services/metrics/api/visibility.h"
#include "services/metrics/domain/definition.h"
#include "services/metrics/domain/objective.h"
#include "services/metrics/store/project_uids.h"
#include "services/metrics/store/survey_store.h"
#include "services/secret/aead.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::int64_t kPart = 512 * 1024;

// The metric (an id) that is explained: the subject, or what an objective is measured by. NOT_FOUND for what is another
// project's, whoever asks: what that is, or whether it is, is no affair of theirs.
absl::StatusOr<std::string> MetricOf(const Context& context, const rpc::CallScope& call, const Explained& explained) {
  if (explained.formula->id != kImpact) return record::IdIn(domain::Definition::kPattern, explained.subject);
  const std::string id = record::IdIn(domain::Objective::kPattern, explained.subject);
  PEP_ASSIGN(const auto objective, record::Find<domain::Objective>(context.db, call.deadline(), id));
  if (!objective || record::ParentIn(id) != explained.project) return aip::NotFound(explained.subject);
  return objective->value.metric;
}

// Of points whose metric is not open data, or one of whose parts is not, nothing is kept: anybody could read it.
absl::Status CheckPublic(const Context& context, const rpc::CallScope& call, const Explained& explained) {
  if (explained.subject.empty()) return absl::OkStatus();
  const std::string project = ProjectName(explained.project);
  PEP_ASSIGN(const std::string metric, MetricOf(context, call, explained));
  PEP_ASSIGN(const auto definition, record::Find<domain::Definition>(context.db, call.deadline(), metric));
  const bool is_theirs = definition && (definition->value.project.empty() || definition->value.project == project);
  if (!is_theirs || definition->deleted_at) return aip::NotFound(explained.subject);
  Visibility caller(context, call), everybody(context, call, Reader::kEverybody);
  PEP_ASSIGN(const bool told, caller.IsTold(definition->value, project));
  if (!told) return aip::NotFound(explained.subject);
  // Who is not told a part keeps what they are told themselves: nothing of it.
  PEP_ASSIGN(const bool told_whole, caller.IsToldWhole(metric, project));
  PEP_ASSIGN(const bool is_open, everybody.IsToldWhole(metric, project));
  if (is_open || !told_whole) return absl::OkStatus();
  return aip::Precondition("what is not open data is kept of no figure",
                           {{"NOT_PUBLIC", explained.subject, "cite a metric that is open data, and its parts too"}});
}

std::string NumberOf(const v1::Indicator& figure) {
  const double value = figure.has_value() ? figure.value() : figure.percentiles().p85();
  return base::Concat(absl::StrFormat("%.4g", value), figure.unit().empty() ? "" : " ", figure.unit());
}

// The figure in words.
void AddSentences(const v1::Explanation& told, domain::Snapshot& snapshot) {
  const v1::Indicator& figure = told.indicator();
  const std::string of = base::Concat(" (", figure.project(), ", ", told.formula().name().substr(9), ")");
  if (figure.no_data() != v1::NO_DATA_REASON_UNSPECIFIED) {
    snapshot.sentence_fr = base::Concat(told.formula().label_fr(), " : pas de donnée", of);
    snapshot.sentence_en = base::Concat(told.formula().label_en(), ": no data", of);
    return;
  }
  snapshot.sentence_fr = base::Concat(told.formula().label_fr(), " : ", NumberOf(figure), ", n = ", figure.n(), of);
  snapshot.sentence_en = base::Concat(told.formula().label_en(), ": ", NumberOf(figure), ", n = ", figure.n(), of);
}

}  // namespace

absl::StatusOr<v1::Snapshot> Snapshots::Create(rpc::CallScope& call, const v1::CreateSnapshotRequest& request) {
  static const aip::ResourcePattern pattern(kProject);
  PEP_ASSIGN(const std::string project, aip::ParseKey(pattern, "parent", request.parent()));
  PEP_TRY(CheckProject(context_, call, project));
  const Formula* const formula = FindAsked(request.indicator());
  if (formula && IsOfPoints(formula->id) && request.subject().empty()) {
    return aip::Invalid("subject", "name the metric or the objective");
  }
  PEP_ASSIGN(const absl::Time now, store::SettledTime(context_.db, call.deadline(), context_.clock, project));
  PEP_ASSIGN(Explained explained, ReadExplained(request, project, now));
  explained.question.known_before = explained.question.known_at;
  PEP_TRY(CheckPublic(context_, call, explained));
  PEP_ASSIGN(const v1::Explanation told, Explain(context_, call, explained, Reader::kEverybody));
  std::string exported;
  for (const std::string& line : ExportOf(told)) exported += line;
  const v1::Snapshot& proto = request.snapshot();
  aip::Violations violations;
  aip::CheckContract(proto, "snapshot", violations);
  domain::Snapshot snapshot = resource::StandardMethods<domain::Snapshot>::Read(proto, "snapshot.", violations);
  snapshot.sha256 = secret::Sha256Hex(exported);
  snapshot.export_size = static_cast<int>(exported.size());
  AddSentences(told, snapshot);
  AddAll(ProblemsOf(snapshot, resource::Today(call)), "snapshot.", violations);
  PEP_TRY(violations.ToStatus());
  const store::SnapshotBytes bytes = {
      .indicator = told.indicator().indicator(), .figure = told.indicator().SerializeAsString(), .exported = exported};
  return resource::Write<v1::Snapshot>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Snapshot> {
        PEP_TRY(store::HoldProject(unit, project));
        const std::string id = base::Concat(project, "/", base::NewId(unit.now()));
        PEP_ASSIGN(const auto stored, record::Insert(unit, id, snapshot));
        PEP_TRY(store::KeepSnapshotBytes(unit.session(), id, bytes));
        v1::Snapshot reply = resource::StandardMethods<domain::Snapshot>::Told(stored, resource::Today(call));
        *reply.mutable_indicator() = told.indicator();
        return reply;
      });
}

absl::StatusOr<v1::ReadSnapshotExportResponse> Snapshots::ReadExport(rpc::CallScope& call,
                                                                     const v1::ReadSnapshotExportRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<domain::Snapshot>(), "name", request.name()));
  PEP_ASSIGN(const auto snapshot, record::Find<domain::Snapshot>(context_.db, call.deadline(), id));
  if (!snapshot) return aip::NotFound(request.name());
  PEP_ASSIGN(const auto data, store::ReadExport(context_.db, call.deadline(), id, request.offset(), kPart));
  if (!data) return aip::NotFound(request.name());
  v1::ReadSnapshotExportResponse reply;
  reply.set_data(*data);
  const std::int64_t next = request.offset() + static_cast<std::int64_t>(data->size());
  reply.set_next_offset(data->empty() || next >= snapshot->value.export_size ? 0 : next);
  return reply;
}

void Snapshots::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("CreateSnapshot", *this, &Snapshots::Create);
  service.Unary("ReadSnapshotExport", *this, &Snapshots::ReadExport);
}

}  // namespace pepiniere::metrics::api

namespace pepiniere::resource {

using metrics::domain::Snapshot;
namespace store = metrics::store;

const query::SortSchema& Rules<Snapshot>::Order() { return store::SnapshotOrder(); }
const query::FilterSchema& Rules<Snapshot>::Filters() { return store::SnapshotFilters(); }

absl::Status Rules<Snapshot>::AddBeside(const Context& context, const rpc::CallScope& call,
                                        const std::vector<Proto*>& told) {
  std::vector<std::string> ids;
  for (const Proto* proto : told) ids.push_back(record::IdIn(Snapshot::kPattern, proto->name()));
  PEP_ASSIGN(const auto figures, store::FiguresOf(context.db, call.deadline(), ids));
  for (Proto* proto : told) {
    const auto figure = figures.find(record::IdIn(Snapshot::kPattern, proto->name()));
    if (figure != figures.end()) proto->mutable_indicator()->ParseFromString(figure->second);
  }
  return absl::OkStatus();
}

template class StandardMethods<Snapshot>;

}  // namespace pepiniere::resource
