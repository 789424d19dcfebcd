#include "services/metrics/api/points.h"

#include <algorithm>
#include <string>

#include "services/aip/contract_check.h"
#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/former_names.h"
#include "services/metrics/api/project_rules.h"
#include "services/metrics/api/source_names.h"
#include "services/metrics/store/project_uids.h"
#include "services/metrics/store/series_store.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {
namespace {

constexpr int kMostRefusals = 1'000;

const aip::ResourcePattern& Project() {
  static const auto* const pattern = new aip::ResourcePattern(kProject);
  return *pattern;
}

absl::Status CheckSize(int points) {
  if (points <= static_cast<int>(store::kMostPoints)) return absl::OkStatus();
  return aip::Invalid("points", base::Concat("must not have more than ", store::kMostPoints, " items"));
}

// Whom a batch is about, and who tells it.
struct Batch {
  std::string project, source;
};

template <typename Request>
absl::StatusOr<Batch> ReadBatch(const Context& context, const rpc::CallScope& call, const Request& request) {
  Batch batch;
  PEP_ASSIGN(batch.project, aip::ParseKey(Project(), "parent", request.parent()));
  PEP_TRY(CheckSize(request.points_size()));
  PEP_TRY(CheckProject(context, call, batch.project));
  PEP_ASSIGN(batch.source, SourceNamed(context, call, batch.project, request.source()));
  return batch;
}

// The points of a batch. Where each series is called as below the project of now, which is usual, no name is looked up.
absl::StatusOr<std::vector<domain::Point>> PointsOf(const Context& context, const rpc::CallScope& call,
                                                    const v1::IngestPointsRequest& request) {
  const std::string below = request.parent() + "/";
  const bool names_another = std::ranges::any_of(request.points(), [&](const v1::Point& point) {
    return !point.name().empty() && !point.name().starts_with(below);
  });
  if (!names_another) return ReadPoints(request.points());
  PEP_ASSIGN(const v1::IngestPointsRequest told, WithNamesOfNow(context, call, request));
  return ReadPoints(told.points());
}

void Add(const store::PointCounts& counts, v1::PointCounts& sum) {
  sum.set_created(sum.created() + counts.created);
  sum.set_unchanged(sum.unchanged() + counts.unchanged);
  sum.set_restated(sum.restated() + counts.restated);
  sum.set_refused(sum.refused() + counts.refused);
}

}  // namespace

domain::Dimension DimensionReader::Read(const std::string& key, const std::string& value) {
  const auto [known, is_new] = sound_.try_emplace({key, value}, false);
  if (is_new) {
    v1::Dimension told;
    told.set_key(key);
    told.set_value(value);
    aip::Violations wrong;
    aip::CheckContract(told, "", wrong);
    known->second = wrong.empty();
  }
  return {key, known->second ? value : ""};
}

std::vector<domain::Point> ReadPoints(const google::protobuf::RepeatedPtrField<v1::Point>& points) {
  std::vector<domain::Point> read;
  read.reserve(static_cast<std::size_t>(points.size()));
  DimensionReader dimensions;
  for (const v1::Point& point : points) {
    domain::Point& one = read.emplace_back(domain::Point{.metric = aip::IdOf(point.metric()),
                                                         .value = point.value(),
                                                         .revision = point.revision(),
                                                         .withdrawn = point.withdrawn()});
    for (const v1::Dimension& dimension : point.dimensions()) {
      one.dimensions.push_back(dimensions.Read(dimension.key(), dimension.value()));
    }
    aip::Violations malformed;
    if (const auto time = point.has_time() ? aip::ReadTime(point.time(), "time", malformed) : std::nullopt) {
      one.time = *time;  // otherwise it is refused for having none
    }
    if (point.name().empty()) continue;
    one.series = record::IdIn(store::kSeriesPattern, point.name());
    if (one.series.empty()) one.series = point.name();  // no series is called so, and it is refused for that
  }
  return read;
}

v1::PointResult Told(const store::PointResult& result) {
  v1::PointResult told;
  told.set_state(static_cast<v1::PointResult::State>(result.state));
  told.set_reason(static_cast<v1::PointResult::Reason>(result.reason));
  if (!result.series.empty()) told.set_series(record::NameOf(store::kSeriesPattern, result.series));
  told.set_field(result.refusal.field);
  told.set_message(result.refusal.message);
  return told;
}

v1::PointCounts Told(const store::PointCounts& counts) {
  v1::PointCounts told;
  Add(counts, told);
  return told;
}

absl::StatusOr<v1::IngestPointsResponse> Points::Ingest(rpc::CallScope& call, const v1::IngestPointsRequest& request) {
  PEP_ASSIGN(const Batch batch, ReadBatch(context_, call, request));
  PEP_ASSIGN(const std::vector<domain::Point> points, PointsOf(context_, call, request));
  return resource::Write<v1::IngestPointsResponse>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::IngestPointsResponse> {
        PEP_TRY(store::HoldProject(unit, batch.project));
        PEP_ASSIGN(const store::BatchResult result,
                   store::IngestPoints(unit, context_.series, batch.project, batch.source, points));
        v1::IngestPointsResponse reply;
        for (const store::PointResult& one : result.results) *reply.add_results() = Told(one);
        *reply.mutable_counts() = Told(result.counts);
        return reply;
      });
}

absl::StatusOr<v1::IngestPointStreamResponse> Points::IngestStream(
    rpc::CallScope& call, rpc::MessageReader<v1::IngestPointStreamRequest>& told) {
  NamesOfNow<v1::IngestPointStreamRequest> reader(context_, call, told);
  v1::IngestPointStreamResponse reply;
  v1::IngestPointStreamRequest message;
  std::int64_t position = 0;
  bool validate_only = false;
  while (reader.Next(message)) {
    if (reply.messages() == 0) validate_only = message.validate_only();
    message.set_validate_only(validate_only);
    PEP_ASSIGN(const Batch batch, ReadBatch(context_, call, message));
    const std::vector<domain::Point> points = ReadPoints(message.points());
    store::BatchResult result;
    const auto ingest = [&](journal::Unit& unit) -> absl::StatusOr<v1::PointCounts> {
      PEP_TRY(store::HoldProject(unit, batch.project));
      PEP_ASSIGN(result, store::IngestPoints(unit, context_.series, batch.project, batch.source, points));
      return Told(result.counts);
    };
    PEP_TRY(resource::Write<v1::PointCounts>(context_, call, message, ingest).status());
    Add(result.counts, *reply.mutable_counts());
    reply.set_messages(reply.messages() + 1);
    for (const store::PointResult& one : result.results) {
      if (one.state == domain::PointState::kRefused && reply.refusals_size() < kMostRefusals) {
        auto& refusal = *reply.add_refusals();
        refusal.set_position(position);
        refusal.set_reason(static_cast<v1::PointResult::Reason>(one.reason));
        refusal.set_field(one.refusal.field);
        refusal.set_message(one.refusal.message);
      }
      ++position;
    }
  }
  PEP_TRY(reader.status());
  return reply;
}

void Points::Mount(rpc::Service& service) {
  service.Unary("IngestPoints", *this, &Points::Ingest);
  service.ClientStream("IngestPointStream", *this, &Points::IngestStream);
}

}  // namespace pepiniere::metrics::api
