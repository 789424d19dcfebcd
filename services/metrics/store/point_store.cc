#include "services/metrics/store/point_store.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/session.h"
#include "services/json/json.h"
#include "services/metrics/compute/points.h"
#include "services/metrics/store/definition_store.h"
#include "services/metrics/store/in_list.h"
#include "services/metrics/store/point_rows.h"
#include "services/metrics/store/series_numbers.h"
#include "services/metrics/store/series_rows.h"

namespace pepiniere::metrics::store {
namespace {

using domain::PointFault;
using domain::PointReason;
using domain::PointState;

// A withdrawn point is judged as one with a value that no other point can have.
constexpr double kWithdrawn = std::numeric_limits<double>::max();

// A point that is not refused out of hand, and where it goes.
struct Placed {
  std::size_t place;  // in the batch
  PointPlace at;
};

class Batch {
 public:
  Batch(journal::Unit& unit, SeriesMemory& memory, const std::string& project, const std::string& source,
        std::span<const domain::Point> points, const domain::Standing& stands)
      : unit_(unit),
        session_(unit.session()),
        project_(project),
        source_(source),
        points_(points.begin(), points.end()),
        stands_(stands),
        numbers_(unit.session(), memory, project, source, unit.now()) {}

  absl::StatusOr<BatchResult> Run() {
    result_.results.resize(points_.size());
    PEP_TRY(ReadNamedSeries());
    PEP_TRY(PlaceAll());
    PEP_TRY(Hold());
    PEP_ASSIGN(const PointRows held, ReadHeld(session_, Places()));
    received_ = ReceivedAfter(held);
    JudgeAll(held);
    PEP_TRY(Write());
    Tell();
    return std::move(result_);
  }

 private:
  // Of the points that name their series, what that is of.
  absl::Status ReadNamedSeries();
  absl::Status PlaceAll();
  // What is wrong with it, if anything is.
  absl::StatusOr<PointFault> Place(std::size_t place, const std::map<std::string, domain::MetricFacts>& facts);
  absl::Status Hold();
  std::vector<PointPlace> Places() const;
  absl::Time ReceivedAfter(const PointRows& held) const;
  std::vector<metrics::Point> Arriving() const;
  // As they are judged: what came late came before what stands.
  std::vector<metrics::Point> AsTheyCame(std::vector<metrics::Point> arriving, const PointRows& held) const;
  void JudgeAll(const PointRows& held);
  void Settle(std::size_t place, const Judgement& judged);
  // What stands at a place from now on, in the place of what did.
  void Keep(const PointPlace& place, PointRow row, const PointRows& held);
  absl::Status Write();
  void Refuse(std::size_t place, PointFault fault);
  void Tell();

  journal::Unit& unit_;
  db::Session& session_;
  const std::string &project_, &source_;
  std::vector<domain::Point> points_;
  const domain::Standing& stands_;
  SeriesNumbers numbers_;
  std::vector<Placed> placed_;
  std::map<PointPlace, int> tellings_;  // how often the batch tells of each
  std::set<std::int64_t> withdrawing_;  // series in which something is taken back, or was
  PointRows written_;                   // as they are in the end
  std::vector<SupersededRow> history_;
  std::set<std::pair<std::int64_t, base::Date>> dirty_;
  std::set<std::string> changed_;
  absl::Time received_;
  BatchResult result_;
};

void Batch::Refuse(std::size_t place, PointFault fault) {
  const PointReason reason = fault.reason;
  result_.results[place] = {PointState::kRefused, reason, "", std::move(fault)};
  ++result_.counts.refused;
}

absl::Status Batch::ReadNamedSeries() {
  std::set<std::string> ids;
  for (const domain::Point& point : points_) {
    if (!point.series.empty()) ids.insert(point.series);
  }
  if (ids.empty()) return absl::OkStatus();
  query::SqlFragment where;
  AddIn("s.id", ids, where);
  PEP_ASSIGN(const std::vector<Series> found, SelectSeries(session_, where));
  std::map<std::string, const Series*> by_id;
  for (const Series& series : found) by_id.emplace(series.id, &series);
  for (domain::Point& point : points_) {
    if (point.series.empty()) continue;
    point.metric.clear();
    const auto series = by_id.find(point.series);
    // A source writes its own series alone, and a project's are its own.
    const bool is_theirs =
        series != by_id.end() && series->second->source == source_ && series->second->id.starts_with(project_ + "/");
    if (!is_theirs) continue;
    point.metric = series->second->metric;
    point.dimensions = series->second->dimensions;
  }
  return absl::OkStatus();
}

absl::StatusOr<PointFault> Batch::Place(std::size_t place, const std::map<std::string, domain::MetricFacts>& facts) {
  domain::Point& point = points_[place];
  const auto metric = facts.find(point.metric);
  const domain::MetricFacts unknown, &fact = metric == facts.end() ? unknown : metric->second;
  PointFault fault = domain::FaultOf(point, fact, project_, unit_.now());
  if (fault.reason != PointReason::kNone) return fault;
  PEP_ASSIGN(const auto number, numbers_.NumberOf(point.metric, domain::Sorted(point.dimensions)));
  if (!number) return domain::TooManySeries();
  result_.results[place].series = number->id;
  // As the database keeps it.
  const absl::Time time = absl::FromUnixMicros(absl::ToUnixMicros(domain::PlaceOf(point.time, fact.definition.period)));
  placed_.push_back({place, {number->number, time}});
  ++tellings_[placed_.back().at];
  return PointFault{};
}

absl::Status Batch::PlaceAll() {
  std::set<std::string> metrics;
  for (const domain::Point& point : points_) metrics.insert(point.metric);
  PEP_ASSIGN(const auto facts, FactsOf(session_, std::vector<std::string>(metrics.begin(), metrics.end())));
  for (std::size_t i = 0; i < points_.size(); ++i) {
    PEP_ASSIGN(PointFault fault, Place(i, facts));
    if (fault.reason != PointReason::kNone) Refuse(i, std::move(fault));
  }
  return absl::OkStatus();
}

absl::Status Batch::Hold() {
  std::map<std::int64_t, Reach> series;
  for (const Placed& one : placed_) {
    Reach& reach = series[one.at.first];
    if (points_[one.place].withdrawn) {
      withdrawing_.insert(one.at.first);
      continue;
    }
    const absl::Time time = one.at.second;
    reach.first = reach.first ? std::min(*reach.first, time) : time;
    reach.last = reach.last ? std::max(*reach.last, time) : time;
  }
  return series.empty() ? absl::OkStatus() : HoldSeries(session_, series, unit_.now());
}

std::vector<PointPlace> Batch::Places() const {
  std::vector<PointPlace> places;
  places.reserve(tellings_.size());
  for (const auto& [place, times] : tellings_) places.push_back(place);
  return places;
}

// Later than all that is there, whatever the clocks of the servers: what was known when stays in order. So that it does
// where a batch tells of a place more than once, what it tells first is received so many microseconds before.
absl::Time Batch::ReceivedAfter(const PointRows& held) const {
  absl::Time received = unit_.now();
  for (const auto& [place, row] : held) {
    received = std::max(received, row.received + tellings_.at(place) * absl::Microseconds(1));
  }
  return received;
}

// A place as the rule of points names one: the number of its series stands for all that its key says but the time.
PointKey KeyOf(const PointPlace& place) {
  return {.project = "", .metric = std::to_string(place.first), .time = place.second, .source = ""};
}

std::optional<std::int64_t> Revision(std::int64_t revision) {
  return revision == 0 ? std::nullopt : std::optional(revision);
}

void Batch::Settle(std::size_t place, const Judgement& judged) {
  PointResult& result = result_.results[place];
  switch (judged.effect) {
    case Effect::kCreated:
      // What was never told is taken back: there is nothing more than before.
      result.state = points_[place].withdrawn ? PointState::kUnchanged : PointState::kCreated;
      break;
    case Effect::kUnchanged:
      result.state = PointState::kUnchanged;
      break;
    case Effect::kRestated:
      result.state = PointState::kRestated;
      break;
    case Effect::kRefused:
      return Refuse(place, domain::Conflict());
  }
  if (result.state == PointState::kCreated) ++result_.counts.created;
  if (result.state == PointState::kUnchanged) ++result_.counts.unchanged;
  if (result.state == PointState::kRestated) ++result_.counts.restated;
  if (result.state != PointState::kUnchanged) changed_.insert(result.series);
}

std::vector<metrics::Point> Batch::Arriving() const {
  std::map<PointPlace, int> left = tellings_;
  std::vector<metrics::Point> arriving;
  arriving.reserve(placed_.size());
  for (const Placed& one : placed_) {
    const domain::Point& point = points_[one.place];
    const int later = --left[one.at];
    arriving.push_back({KeyOf(one.at), Revision(point.revision), point.withdrawn ? kWithdrawn : point.value,
                        received_ - later * absl::Microseconds(1)});
  }
  return arriving;
}

std::vector<metrics::Point> Batch::AsTheyCame(std::vector<metrics::Point> arriving, const PointRows& held) const {
  if (!stands_) return arriving;
  for (std::size_t i = 0; i < placed_.size(); ++i) {
    const auto there = held.find(placed_[i].at);
    if (there != held.end() && stands_(there->second.received)) arriving[i].received = absl::InfinitePast();
  }
  return arriving;
}

void Batch::JudgeAll(const PointRows& held) {
  std::map<PointKey, metrics::Point> before;
  for (const auto& [place, row] : held) {
    if (row.withdrawn) withdrawing_.insert(place.first);
    before[KeyOf(place)] = {KeyOf(place), Revision(row.revision), row.withdrawn ? kWithdrawn : row.value, row.received};
  }
  const std::vector<metrics::Point> arriving = Arriving();
  const std::vector<Judgement> judged = JudgeBatch(before, AsTheyCame(arriving, held)).judged;
  for (std::size_t i = 0; i < placed_.size(); ++i) {
    Settle(placed_[i].place, judged[i]);
    if (!judged[i].keep) continue;
    const domain::Point& point = points_[placed_[i].place];
    Keep(placed_[i].at, {point.withdrawn ? 0 : point.value, point.revision, point.withdrawn, arriving[i].received},
         held);
  }
}

void Batch::Keep(const PointPlace& place, PointRow row, const PointRows& held) {
  const auto written = written_.find(place);
  const auto there = held.find(place);
  const PointRow* const before = written != written_.end() ? &written->second
                                 : there != held.end()     ? &there->second
                                                           : nullptr;
  if (before && before->value == row.value && before->withdrawn == row.withdrawn) {
    row.received = before->received;  // it is known since then
  } else {
    if (before) history_.push_back({place, *before, row.received});
    dirty_.insert({place.first, base::Date::InParis(place.second)});
  }
  written_.insert_or_assign(place, row);
}

absl::Status Batch::Write() {
  PEP_TRY(WriteRows(session_, written_));
  PEP_TRY(KeepHistory(session_, history_));
  PEP_TRY(MarkDays(session_, dirty_, unit_.now()));
  std::set<std::int64_t> news;
  for (const auto& [series, day] : dirty_) news.insert(series);
  PEP_TRY(NoteReceived(session_, news, received_));
  return MeasureSeries(session_, withdrawing_);
}

// One record and one change a batch.
void Batch::Tell() {
  if (changed_.empty()) return;
  const std::string name = base::Concat("projects/", project_);
  const auto& [created, unchanged, restated, refused] = result_.counts;
  unit_.Audit(name, "",
              json::Dump(json::Json{{"source", source_},
                                    {"points", {{"created", created}, {"restated", restated}}},
                                    {"series", changed_.size()}}));
  SeriesNews news{.created = numbers_.created(), .changed = {}, .received = received_};
  const std::set<std::string> made(news.created.begin(), news.created.end());
  std::ranges::set_difference(changed_, made, std::back_inserter(news.changed));
  unit_.Changed(kSeries, name, journal::ChangeKind::kUpdated, WriteSeriesNews(news));
}

}  // namespace

absl::StatusOr<BatchResult> IngestPoints(journal::Unit& unit, SeriesMemory& memory, const std::string& project,
                                         const std::string& source, std::span<const domain::Point> points,
                                         const domain::Standing& stands) {
  if (points.size() > kMostPoints) {
    return absl::InvalidArgumentError(base::Absl(base::Concat("a batch has ", kMostPoints, " points at most")));
  }
  return Batch(unit, memory, project, source, points, stands).Run();
}

}  // namespace pepiniere::metrics::store
