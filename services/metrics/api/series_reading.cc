#include "services/metrics/api/series_reading.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/metrics/api/asked.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/definitions.h"
#include "services/metrics/api/series.h"
#include "services/metrics/api/series_choice.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/ranks.h"
#include "services/metrics/store/reading_store.h"
#include "services/record/table.h"
#include "services/resource/paging.h"

namespace pepiniere::metrics::api {
namespace {

using StoredDefinition = base::Stored<domain::Definition>;
using Points = std::vector<store::HeldPoint>;

// What is read: of one metric its points, of a ratio those of both its parts.
struct Wanted {
  StoredDefinition definition;
  std::string project;
  std::vector<domain::Dimension> dimensions;
  std::string source;
  std::optional<store::Series> series;  // where it was named
};

absl::Status Unclear(const Choice& choice, const std::string& metric) {
  const std::string name = record::NameOf(domain::Definition::kPattern, metric);
  if (choice.fault == ChoiceFault::kSeveralSources) {
    std::string sources;
    for (const std::string& source : choice.sources) sources += base::Concat(sources.empty() ? "" : ", ", source);
    return aip::Precondition(base::Concat("several sources tell of ", name),
                             {{"SEVERAL_SOURCES", name, base::Concat("name one of them: ", sources)}});
  }
  return aip::Precondition(base::Concat("what is told of ", name, " can not be added up"),
                           {{"NOT_ADDITIVE", name, "name the dimensions that are meant"}});
}

absl::StatusOr<Wanted> ReadWanted(const Context& context, const rpc::CallScope& call,
                                  const v1::ReadSeriesRequest& request) {
  Wanted wanted;
  std::string metric;
  if (!request.name().empty()) {
    PEP_ASSIGN(wanted.series, FindTold(context, call, "name", request.name()));
    wanted.project = record::ParentIn(wanted.series->id);
    metric = wanted.series->metric;
  } else {
    static const aip::ResourcePattern project(kProject);
    PEP_ASSIGN(wanted.project, aip::ParseKey(project, "parent", request.parent()));
    PEP_ASSIGN(metric, aip::ParseKey(resource::PatternOf<domain::Definition>(), "metric", request.metric()));
    wanted.dimensions = ReadDimensions(request.dimensions());
    wanted.source = request.source();
  }
  PEP_ASSIGN(const auto found, record::Find<domain::Definition>(context.db, call.deadline(), metric));
  const std::string name = record::NameOf(domain::Definition::kPattern, metric);
  if (!found || found->deleted_at) return aip::NotFound(name);
  Visibility visibility(context, call);
  PEP_ASSIGN(const bool told, visibility.IsTold(found->value, ProjectName(wanted.project)));
  if (!told) return aip::NotFound(name);
  wanted.definition = *found;
  return wanted;
}

absl::StatusOr<Points> PointsOf(db::Session& session, const Wanted& wanted, const std::string& metric,
                                const domain::Definition& definition, const Question& question) {
  std::vector<std::int64_t> numbers;
  if (wanted.series) {
    numbers.push_back(wanted.series->number);
  } else {
    const store::SeriesQuery query = {
        .project = wanted.project, .metric = metric, .dimensions = wanted.dimensions, .source = wanted.source};
    PEP_ASSIGN(const Choice choice, ChooseSeries(session, query, definition));
    if (choice.fault != ChoiceFault::kNone) return Unclear(choice, metric);
    for (const store::Series& one : choice.series) numbers.push_back(one.number);
  }
  if (numbers.empty()) return Points();
  const absl::Time end = std::min(question.window.to, question.window.as_of);
  return store::ReadPoints(session, numbers, {question.window.from, end, question.known_before});
}

v1::Bucket Told(const store::HeldPoint& point) {
  v1::Bucket told;
  *told.mutable_start_time() = *told.mutable_end_time() = aip::ToProto(point.time);
  told.set_n(1);
  told.set_value(point.value);
  told.set_revision(point.revision);
  *told.mutable_receive_time() = aip::ToProto(point.received);
  return told;
}

Points Within(const Points& points, const Bucket& bucket) {
  Points within;
  std::ranges::copy_if(points, std::back_inserter(within), [&](const store::HeldPoint& point) {
    return point.time >= bucket.from && point.time < bucket.to;
  });
  return within;
}

double Sum(const Points& points) {
  double sum = 0;
  for (const store::HeldPoint& point : points) sum += point.value;
  return sum;
}

void FillPlain(const Points& points, const domain::Definition& definition, bool percentiles, v1::Bucket& told) {
  told.set_n(static_cast<std::int64_t>(points.size()));
  if (points.empty()) {
    told.set_no_data(v1::NO_DATA_REASON_NO_ROWS);
    return;
  }
  std::vector<double> values;
  for (const store::HeldPoint& point : points) values.push_back(point.value);
  const absl::Time last = std::ranges::max_element(points, {}, &store::HeldPoint::time)->time;
  double at_last = 0;
  for (const store::HeldPoint& point : points) at_last += point.time == last ? point.value : 0;
  const bool adds_up = definition.kind == domain::Kind::kAdditive;
  if (adds_up) told.set_sum(Sum(points));
  told.set_value(adds_up ? Sum(points) : at_last);
  told.set_mean(Sum(points) / static_cast<double>(points.size()));
  told.set_min(*std::ranges::min_element(values));
  told.set_max(*std::ranges::max_element(values));
  told.set_last(at_last);
  if (!percentiles) return;
  told.mutable_percentiles()->set_p15(PercentileOf(values, 15));
  told.mutable_percentiles()->set_p50(PercentileOf(values, 50));
  told.mutable_percentiles()->set_p85(PercentileOf(values, 85));
  told.mutable_percentiles()->set_p95(PercentileOf(values, 95));
}

void FillRatio(const Points& numerator, const Points& denominator, v1::Bucket& told) {
  told.set_n(static_cast<std::int64_t>(numerator.size() + denominator.size()));
  if (numerator.empty() || denominator.empty()) {
    told.set_n(0);
    told.set_no_data(v1::NO_DATA_REASON_NO_ROWS);
    return;
  }
  told.set_numerator(Sum(numerator));
  told.set_denominator(Sum(denominator));
  if (told.denominator() == 0) {
    told.set_no_data(v1::NO_DATA_REASON_EMPTY_DENOMINATOR);
  } else {
    told.set_value(told.numerator() / told.denominator());
  }
}

Grain GrainOf(v1::Grain grain) {
  if (grain == v1::GRAIN_DAY) return Grain::kDay;
  return grain == v1::GRAIN_WEEK ? Grain::kWeek : Grain::kMonth;
}

// The points of what is read; of a ratio, those of what is divided, then those by which.
struct PartsRead {
  Points points, denominator;
};

absl::StatusOr<PartsRead> ReadAll(db::Session& session, const Wanted& wanted, const Question& question) {
  const domain::Definition& definition = wanted.definition.value;
  PartsRead read;
  if (definition.kind != domain::Kind::kRatio) {
    PEP_ASSIGN(read.points, PointsOf(session, wanted, wanted.definition.id, definition, question));
    return read;
  }
  PEP_ASSIGN(const auto facts, store::FactsOf(session, {definition.numerator, definition.denominator}));
  const auto numerator = facts.find(definition.numerator), denominator = facts.find(definition.denominator);
  if (numerator == facts.end() || denominator == facts.end()) return read;
  PEP_ASSIGN(read.points, PointsOf(session, wanted, definition.numerator, numerator->second.definition, question));
  PEP_ASSIGN(read.denominator,
             PointsOf(session, wanted, definition.denominator, denominator->second.definition, question));
  return read;
}

}  // namespace

absl::StatusOr<v1::ReadSeriesResponse> SeriesReading::Read(rpc::CallScope& call, const v1::ReadSeriesRequest& request) {
  const bool raw = request.grain() == v1::GRAIN_UNSPECIFIED || request.grain() == v1::GRAIN_RAW;
  if (raw && request.name().empty()) return aip::Invalid("name", "name a series, or ask for days, weeks or months");
  v1::ReadSeriesRequest bound = request;
  bound.clear_page_size();
  bound.clear_page_token();
  static const query::SortSchema order = {.keys = {},
                                          .unique = {.name = "time", .sql = "time", .type = query::SortType::kInteger}};
  PEP_ASSIGN(const resource::Paging paging, resource::ReadPaging(call,
                                                                 {.page_size = request.page_size(),
                                                                  .page_token = request.page_token(),
                                                                  .bound_to = {bound.SerializeAsString()}},
                                                                 order));
  const absl::Time now = paging.known_at.value_or(call.received_at());
  PEP_ASSIGN(const Question question, ReadQuestion(request, now));
  PEP_ASSIGN(const Wanted wanted, ReadWanted(context_, call, request));
  PEP_ASSIGN(const PartsRead read, context_.db.Snapshot(call.deadline(), [&](db::Session& session) {
    return ReadAll(session, wanted, question);
  }));
  const std::int64_t after = paging.list.after.empty() ? INT64_MIN : std::get<std::int64_t>(paging.list.after.front());
  v1::ReadSeriesResponse reply;
  std::optional<std::int64_t> last;
  const auto add = [&](absl::Time time, v1::Bucket bucket) {
    if (absl::ToUnixMicros(time) <= after) return true;
    if (reply.buckets_size() == paging.list.limit) {
      reply.set_next_page_token(paging.NextToken({*last}, std::nullopt, now));
      return false;
    }
    last = absl::ToUnixMicros(time);
    *reply.add_buckets() = std::move(bucket);
    return true;
  };
  if (raw) {
    for (const store::HeldPoint& point : read.points) {
      if (!add(point.time, Told(point))) break;
    }
  } else {
    const absl::Time end = question.window.to;
    for (const Bucket& bucket :
         BucketsWithin(question.window.from, end, GrainOf(request.grain()), question.window.zone)) {
      v1::Bucket told;
      *told.mutable_start_time() = aip::ToProto(bucket.from);
      *told.mutable_end_time() = aip::ToProto(bucket.to);
      told.set_partial(bucket.to > question.window.as_of);
      if (wanted.definition.value.kind == domain::Kind::kRatio) {
        FillRatio(Within(read.points, bucket), Within(read.denominator, bucket), told);
      } else {
        FillPlain(Within(read.points, bucket), wanted.definition.value, request.with_percentiles(), told);
      }
      if (!add(bucket.from, std::move(told))) break;
    }
  }
  *reply.mutable_definition() =
      resource::StandardMethods<domain::Definition>::Told(wanted.definition, resource::Today(call));
  *reply.mutable_as_of() = aip::ToProto(question.window.as_of);
  *reply.mutable_known_at() = aip::ToProto(question.known_at);
  reply.set_time_zone(question.zone);
  return reply;
}

void SeriesReading::Mount(rpc::Service& service) { service.Unary("ReadSeries", *this, &SeriesReading::Read); }

}  // namespace pepiniere::metrics::api
