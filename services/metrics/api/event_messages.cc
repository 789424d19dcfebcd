// What a source tells in messages of the contract, written by the one who writes its events (event_writer.h).
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/event_writer.h"
#include "services/metrics/api/record_words.h"
#include "services/metrics/domain/instants.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {
namespace {

// What its source has no name for is called after what was sent, and its place there: sent again, or taken again, it is
// the same one.
template <typename Proto>
Proto Named(Proto told, const std::string& body_hash, int place) {
  constexpr std::size_t kDigits = 20;
  if (told.name().empty() && told.source_id().empty()) {
    told.set_source_id(base::Concat(std::string_view(body_hash).substr(0, kDigits), "-", place));
  }
  return told;
}

}  // namespace

// Whose they are, and what tells them, the source says, whatever the messages do.
absl::Status EventWriter::WriteMessages(const HeardHook& heard) {
  if (heard.points) {
    std::vector<domain::Point> points = ReadPoints(heard.points->points());
    points_.clear();
    point_places_.clear();
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (!GoTo(static_cast<std::int64_t>(i))) continue;
      points_.push_back(std::move(points[i]));
      point_places_.push_back(place_);
    }
    PEP_TRY(IngestPoints("points"));
  }
  if (heard.items) {
    for (int i = 0; i < heard.items->work_items_size(); ++i) {
      if (!GoTo(i)) continue;
      PEP_ASSIGN(const Recorded recorded,
                 UpsertTold(unit_, telling_.project, telling_.source, heard.items->work_items(i),
                            heard.items->complete(), rest_.stands));
      Count(domain::WorkItem::kPattern, recorded);
    }
  }
  if (heard.deployments) PEP_TRY(WriteDeployments(heard));
  return heard.incident ? WriteIncident(heard) : absl::OkStatus();
}

// The places of deployments follow those of the changes.
absl::Status EventWriter::WriteDeployments(const HeardHook& heard) {
  const int changes = heard.deployments->changes_size();
  for (int i = 0; i < changes; ++i) {
    if (!GoTo(i)) continue;
    PEP_ASSIGN(const Recorded recorded,
               UpsertTold(unit_, telling_.project, telling_.source, heard.deployments->changes(i), rest_.stands));
    Count(domain::CodeChange::kPattern, recorded);
  }
  for (int i = 0; i < heard.deployments->deployments_size(); ++i) {
    if (!GoTo(changes + i)) continue;
    const v1::Deployment told = Named(heard.deployments->deployments(i), heard.body_hash, i);
    PEP_ASSIGN(const Recorded recorded, UpsertTold(unit_, telling_.project, telling_.source, told, rest_.stands));
    Count(domain::Deployment::kPattern, recorded);
    Answer(recorded, told.source_id().empty() ? std::string(domain::OwnIdIn(recorded.id)) : told.source_id());
  }
  return absl::OkStatus();
}

absl::Status EventWriter::WriteIncident(const HeardHook& heard) {
  constexpr std::string_view kField = "deployment_source_id";
  GoTo(0);
  v1::Incident told = Named(heard.incident->incident(), heard.body_hash, 0);
  const std::string& called = heard.incident->deployment_source_id();
  if (rest_.partly && !called.empty()) {
    return AddCause(called, /*environment=*/"", kField, [&](const std::string& cause, const Telling& telling) {
      v1::Incident caused;
      caused.set_name(told.name());
      caused.set_source_id(told.source_id());
      caused.set_deployment(record::NameOf(domain::Deployment::kPattern, cause));
      return UpsertTold(unit_, telling.project, telling.source, caused, telling.stands);
    });
  }
  PEP_ASSIGN(const std::string cause, CauseOf(called));
  if (!cause.empty()) told.set_deployment(record::NameOf(domain::Deployment::kPattern, cause));
  PEP_ASSIGN(const Recorded recorded, UpsertTold(unit_, telling_.project, telling_.source, told, rest_.stands));
  Count(domain::Incident::kPattern, recorded);
  return cause.empty() && !called.empty() ? Await(called, kField) : absl::OkStatus();
}

}  // namespace pepiniere::metrics::api
