#include "services/metrics/api/series_reading.h"

#include <algorithm>
#include <cstdint>
#include <map>
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
#include "services/metrics/api/project_rules.h"
#include "services/metrics/api/series.h"
#include "services/metrics/api/series_choice.h"
#include "services/metrics/api/series_sums.h"
#include "services/metrics/api/visibility.h"
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
    PEP_TRY(CheckNotFormer(context, call, wanted.project));
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

// The numbers of the series that tell that metric: the wanted one, or its parts; the same on all pages.
struct Telling {
  std::vector<std::int64_t> numbers{};
  std::optional<Whole> whole{};
};
absl::StatusOr<Telling> TellingOf(db::Session& session, const Wanted& wanted, const Question& question,
                                  const std::string& metric, const domain::Definition& definition) {
  Telling telling;
  if (wanted.series) {
    telling.numbers = {wanted.series->number};
    return telling;
  }
  const store::SeriesQuery query = {
      .project = wanted.project, .metric = metric, .dimensions = wanted.dimensions, .source = wanted.source};
  const Window& window = question.window;
  const store::PointRange range = {window.from, std::min(window.to, window.as_of), question.known_before};
  SeriesReader reader(session, range);
  PEP_ASSIGN(const Choice choice, ChooseSeries(reader, query, definition, window.zone));
  if (choice.fault != ChoiceFault::kNone) return Unclear(choice, metric);
  for (const store::Series& one : choice.series) telling.numbers.push_back(one.number);
  telling.whole = choice.whole;
  return telling;
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

// Percentiles are those of the points.
void FillPercentiles(const std::vector<double>& values, v1::Percentiles& told) {
  told.set_p15(PercentileOf(values, 15));
  told.set_p50(PercentileOf(values, 50));
  told.set_p85(PercentileOf(values, 85));
  told.set_p95(PercentileOf(values, 95));
}

// What a value, its mean or its least are of is one thing: of several series they would be of the whole and of parts.
void FillPlain(const BucketSum* sum, const domain::Definition& definition, v1::Bucket& told) {
  if (sum == nullptr) {
    told.set_no_data(v1::NO_DATA_REASON_NO_ROWS);
    return;
  }
  const store::Rollup& of_all = sum->rollup;
  told.set_n(of_all.points);
  if (definition.kind == domain::Kind::kAdditive) {
    told.set_sum(of_all.sum);
    told.set_value(of_all.sum);
  } else if (sum->lacks) {
    told.set_no_data(v1::NO_DATA_REASON_TOO_FEW);
    return;
  } else {
    told.set_value(of_all.last);
  }
  if (!sum->lacks) told.set_last(of_all.last);
  if (sum->series > 1) return;
  told.set_mean(of_all.sum / static_cast<double>(of_all.points));
  told.set_min(of_all.min);
  told.set_max(of_all.max);
}

void FillRatio(const BucketSum* numerator, const BucketSum* denominator, v1::Bucket& told) {
  if (numerator == nullptr || denominator == nullptr) {
    told.set_no_data(v1::NO_DATA_REASON_NO_ROWS);
    return;
  }
  told.set_n(numerator->rollup.points + denominator->rollup.points);
  told.set_numerator(numerator->rollup.sum);
  told.set_denominator(denominator->rollup.sum);
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

// What the buckets of a page add up to; of a ratio, what is divided, then by which. And their points' values, where
// percentiles of them are asked for.
struct PageSums {
  BucketSums sums, denominator;
  std::map<base::Date, std::vector<double>> values;
};

absl::StatusOr<PageSums> ReadPlain(db::Session& session, const Wanted& wanted, const Stretch& stretch,
                                   const Question& question, bool percentiles) {
  PageSums page;
  PEP_ASSIGN(const Telling telling,
             TellingOf(session, wanted, question, wanted.definition.id, wanted.definition.value));
  const auto& [numbers, whole] = telling;
  PEP_ASSIGN(page.sums, ReadSums(session, numbers, stretch, question, whole));
  if (!percentiles || stretch.buckets.empty()) return page;
  const absl::Time from = std::max(stretch.from, stretch.buckets.front().from);
  const absl::Time end = std::min(stretch.end, stretch.buckets.back().to);
  PEP_ASSIGN(Points points, store::ReadPoints(session, numbers, {from, end, question.known_before}));
  LeaveOutParts(whole, points);
  for (const store::HeldPoint& point : points) {
    page.values[FirstDay(DayOf(point.time, question.window.zone), stretch.grain)].push_back(point.value);
  }
  return page;
}

// Nothing of a ratio one of whose parts the caller is not told, or is not there any more.
absl::StatusOr<PageSums> ReadRatio(db::Session& session, Visibility& visibility, const Wanted& wanted,
                                   const Stretch& stretch, const Question& question) {
  PageSums page;
  const domain::Definition& definition = wanted.definition.value;
  PEP_ASSIGN(const auto facts, store::FactsOf(session, {definition.numerator, definition.denominator}));
  for (const auto& [id, sums] :
       {std::pair(definition.numerator, &page.sums), std::pair(definition.denominator, &page.denominator)}) {
    const auto part = facts.find(id);
    if (part == facts.end() || part->second.deleted) return PageSums();
    PEP_ASSIGN(const bool told, visibility.IsTold(part->second.definition, ProjectName(wanted.project)));
    if (!told) return PageSums();
    PEP_ASSIGN(const Telling telling, TellingOf(session, wanted, question, id, part->second.definition));
    PEP_ASSIGN(*sums, ReadSums(session, telling.numbers, stretch, question, telling.whole));
  }
  return page;
}

const BucketSum* Find(const BucketSums& sums, base::Date bucket) {
  const auto found = sums.find(bucket);
  return found == sums.end() ? nullptr : &found->second;
}

// Where a page begins: after that instant, in microseconds; none: with the first.
std::optional<absl::Time> AfterOf(const resource::Paging& paging) {
  if (paging.list.after.empty()) return std::nullopt;
  return absl::FromUnixMicros(std::get<std::int64_t>(paging.list.after.front()));
}

// The points of a page, and whether more follow.
absl::StatusOr<bool> TellPoints(db::Database& db, const rpc::CallScope& call, const Wanted& wanted,
                                const Question& question, const resource::Paging& paging,
                                v1::ReadSeriesResponse& reply) {
  const auto after = AfterOf(paging);
  const absl::Time from = after ? std::max(question.window.from, *after + absl::Microseconds(1)) : question.window.from;
  const absl::Time end = std::min(question.window.to, question.window.as_of);
  PEP_ASSIGN(const Points points, db.Snapshot(call.deadline(), [&](db::Session& session) {
    return store::ReadPoints(session, {wanted.series->number}, {from, end, question.known_before},
                             paging.list.limit + 1);
  }));
  for (const store::HeldPoint& point : points) {
    if (reply.buckets_size() == paging.list.limit) return true;
    *reply.add_buckets() = Told(point);
  }
  return false;
}

// The same of buckets: nothing is read of those of other pages. Of what is told by dates, a bucket is of its dates in
// the zone that was asked.
absl::StatusOr<bool> TellBuckets(const Context& context, const rpc::CallScope& call, const Wanted& wanted,
                                 const v1::ReadSeriesRequest& request, const Question& asked,
                                 const resource::Paging& paging, v1::ReadSeriesResponse& reply) {
  const bool by_instants = wanted.definition.value.period == domain::Period::kInstant;
  const Question question = by_instants ? asked : ByDates(asked);
  const absl::TimeZone& told_in = asked.window.zone;
  const Window& window = question.window;
  const auto after = AfterOf(paging);
  Stretch stretch = {.grain = GrainOf(request.grain()),
                     .buckets = BucketsWithin(window.from, window.to, GrainOf(request.grain()), window.zone),
                     .from = window.from,
                     .end = std::min(window.to, window.as_of)};
  if (after)
    std::erase_if(stretch.buckets, [&](const Bucket& bucket) { return StartOf(bucket.first, told_in) <= *after; });
  const auto limit = static_cast<std::size_t>(paging.list.limit);
  const bool more = stretch.buckets.size() > limit;
  if (more) stretch.buckets.resize(limit);
  const bool is_ratio = wanted.definition.value.kind == domain::Kind::kRatio;
  Visibility visibility(context, call);
  PEP_ASSIGN(const PageSums page, context.db.Snapshot(call.deadline(), [&](db::Session& session) {
    return is_ratio ? ReadRatio(session, visibility, wanted, stretch, question)
                    : ReadPlain(session, wanted, stretch, question, request.with_percentiles());
  }));
  for (const Bucket& bucket : stretch.buckets) {
    v1::Bucket& told = *reply.add_buckets();
    *told.mutable_start_time() = aip::ToProto(StartOf(bucket.first, told_in));
    *told.mutable_end_time() = aip::ToProto(StartOf(bucket.end, told_in));
    told.set_partial(bucket.from < stretch.from || bucket.to > stretch.end);
    const BucketSum* const sum = Find(page.sums, bucket.first);
    if (is_ratio) {
      FillRatio(sum, Find(page.denominator, bucket.first), told);
      continue;
    }
    FillPlain(sum, wanted.definition.value, told);
    const auto values = page.values.find(bucket.first);
    const bool is_of_one = sum != nullptr && sum->series == 1 && told.has_value();
    if (is_of_one && values != page.values.end()) FillPercentiles(values->second, *told.mutable_percentiles());
  }
  return more;
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
  v1::ReadSeriesResponse reply;
  bool more = false;
  if (raw) {
    PEP_ASSIGN(more, TellPoints(context_.db, call, wanted, question, paging, reply));
  } else {
    PEP_ASSIGN(more, TellBuckets(context_, call, wanted, request, question, paging, reply));
  }
  if (more) {
    aip::Violations none;
    const auto last = aip::ReadTime(reply.buckets().rbegin()->start_time(), "start_time", none);
    reply.set_next_page_token(paging.NextToken({absl::ToUnixMicros(*last)}, std::nullopt, now));
  }
  *reply.mutable_definition() =
      resource::StandardMethods<domain::Definition>::Told(wanted.definition, resource::Today(call));
  PEP_TRY(Visibility(context_, call).HideParts(*reply.mutable_definition()));
  *reply.mutable_as_of() = aip::ToProto(question.window.as_of);
  *reply.mutable_known_at() = aip::ToProto(question.known_at);
  reply.set_time_zone(question.zone);
  return reply;
}

void SeriesReading::Mount(rpc::Service& service) { service.Unary("ReadSeries", *this, &SeriesReading::Read); }

}  // namespace pepiniere::metrics::api
