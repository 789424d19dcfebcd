#include "services/metrics/api/import_batch.h"

#include <optional>
#include <utility>

#include "services/aip/contract_check.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/points.h"
#include "services/metrics/api/record_words.h"
#include "services/metrics/store/project_uids.h"
#include "services/metrics/store/series_store.h"

namespace pepiniere::metrics::api {
namespace {

using Item = v1::MetricsItem;

constexpr std::string_view kPoints = "points";

std::string_view CollectionOf(const Item& item) {
  switch (item.resource_case()) {
    case Item::kSprint:
      return domain::Sprint::kCollection;
    case Item::kWorkItem:
      return domain::WorkItem::kCollection;
    case Item::kChange:
      return domain::CodeChange::kCollection;
    case Item::kDeployment:
      return domain::Deployment::kCollection;
    case Item::kIncident:
      return domain::Incident::kCollection;
    case Item::kSurvey:
      return domain::Survey::kCollection;
    case Item::kPoint:
    case Item::RESOURCE_NOT_SET:
      return kPoints;
  }
  return kPoints;
}

// What is wrong with where an item says that it comes from; empty: nothing. What it brings is judged where it is kept.
std::string FaultOfPlace(const Item& item) {
  aip::Violations violations;
  aip::CheckRequest(item, violations);
  return violations.empty() ? "" : std::string(violations.ToStatus().message());
}

}  // namespace

absl::Status ImportBatch::Import(const v1::ImportMetricsRequest& message, const imports::RefusedItems& refused,
                                 int& failed) {
  PEP_TRY(store::HoldProject(unit_, from_.project));
  for (int i = 0; i < message.items_size(); ++i) {
    failed = i;
    const Item& item = message.items(i);
    if (const auto why = refused.find(i); why != refused.end()) {
      Refuse(item, CollectionOf(item), "REFUSED", std::string(why->second.message()));
    } else if (std::string fault = FaultOfPlace(item); !fault.empty()) {
      Refuse(item, CollectionOf(item), "VALUE", std::move(fault));
    } else if (item.has_point()) {
      points_.push_back(&item);
    } else {
      PEP_TRY(ImportItem(item));
    }
  }
  failed = -1;
  return ImportPoints();
}

absl::Status ImportBatch::ImportItem(const Item& item) {
  const std::string &project = from_.project, &source = from_.source;
  absl::StatusOr<Recorded> recorded = Recorded{};
  switch (item.resource_case()) {
    case Item::kSprint:
      recorded = UpsertTold(unit_, project, source, item.sprint());
      break;
    case Item::kWorkItem:
      recorded = UpsertTold(unit_, project, source, item.work_item(), item.complete());
      break;
    case Item::kChange:
      recorded = UpsertTold(unit_, project, source, item.change());
      break;
    case Item::kDeployment:
      recorded = UpsertTold(unit_, project, source, item.deployment());
      break;
    case Item::kIncident:
      recorded = UpsertTold(unit_, project, source, item.incident());
      break;
    case Item::kSurvey:
      recorded = UpsertTold(unit_, project, source, item.survey());
      break;
    case Item::kPoint:
    case Item::RESOURCE_NOT_SET:
      Refuse(item, kPoints, "EMPTY", "says nothing of any resource");
      return absl::OkStatus();
  }
  PEP_TRY(recorded.status());
  Report(item, CollectionOf(item), *recorded);
  return absl::OkStatus();
}

absl::Status ImportBatch::ImportPoints() {
  if (points_.empty()) return absl::OkStatus();
  google::protobuf::RepeatedPtrField<v1::Point> told;
  for (const Item* const item : points_) *told.Add() = item->point();
  PEP_ASSIGN(const store::BatchResult result,
             store::IngestPoints(unit_, context_.series, from_.project, from_.source, ReadPoints(told)));
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const store::PointResult& one = result.results[i];
    const auto state = static_cast<RecordState>(static_cast<int>(one.state));
    const std::string reason(domain::Symbol(one.reason));
    // Numbered alike but for the middle: what is restated is updated.
    const RecordState became = one.state == domain::PointState::kRestated    ? RecordState::kUpdated
                               : one.state == domain::PointState::kUnchanged ? RecordState::kUnchanged
                                                                             : state;
    Report(*points_[i], kPoints,
           {.state = became,
            .id = one.series,
            .reason = reason,
            .field = one.refusal.column,
            .message = one.refusal.message});
  }
  return absl::OkStatus();
}

void ImportBatch::Report(const Item& item, std::string_view collection, const Recorded& recorded) {
  rpc::v1::ImportCount& count = report_.Count(collection);
  switch (recorded.state) {
    case RecordState::kCreated:
      count.set_created(count.created() + 1);
      break;
    case RecordState::kUpdated:
      count.set_updated(count.updated() + 1);
      break;
    case RecordState::kUnchanged:
      count.set_unchanged(count.unchanged() + 1);
      break;
    case RecordState::kRefused:
      Refuse(item, collection, recorded.reason,
             recorded.field.empty() ? recorded.message : base::Concat(recorded.field, " ", recorded.message));
      break;
  }
}

void ImportBatch::Refuse(const Item& item, std::string_view collection, std::string_view code, std::string why) {
  rpc::v1::ImportCount& count = report_.Count(collection);
  count.set_refused(count.refused() + 1);
  report_.Find(item.file(), item.name(), code, std::move(why), "nothing of it was kept");
}

}  // namespace pepiniere::metrics::api
