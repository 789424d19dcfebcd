#include "services/metrics/api/point_figures.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/figure_words.h"
#include "services/metrics/api/formula_list.h"
#include "services/metrics/api/objective_figures.h"
#include "services/metrics/api/series_choice.h"
#include "services/metrics/api/series_sums.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/rollup.h"
#include "services/metrics/store/definition_store.h"
#include "services/metrics/store/history_store.h"
#include "services/metrics/store/survey_store.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {
namespace {

v1::NoDataReason ReasonOf(ChoiceFault fault) {
  if (fault == ChoiceFault::kSeveralSources) return v1::NO_DATA_REASON_SEVERAL_SOURCES;
  return v1::NO_DATA_REASON_NOT_ADDITIVE;
}

// Before all that a point may be of.
const absl::Time kBeginning = absl::FromUnixSeconds(-62'135'596'800);

// Of points by series and time, the last one of each series: what holds of it at the end, whenever that was told.
// Series that are told on other days are not 0 on those days.
void KeepLast(std::vector<store::HeldPoint>& points) {
  std::vector<store::HeldPoint> kept;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i + 1 == points.size() || points[i + 1].series != points[i].series) kept.push_back(points[i]);
  }
  points = std::move(kept);
}

// What these points count for, all of them.
void CountAll(MetricValue& read) {
  double sum = 0;
  for (const store::HeldPoint& point : read.points) sum += point.value;
  read.value = sum;
  read.n = static_cast<std::int64_t>(read.points.size());
}

constexpr int kMostLeftOut = 100;

// What the metrics are for that an indicator is of; none: it is of none, or of objectives.
std::optional<domain::Purpose> PurposeOf(std::string_view indicator) {
  if (indicator == kUsage) return domain::Purpose::kUsage;
  return indicator == kOnlineShare ? std::optional(domain::Purpose::kOnlineShare) : std::nullopt;
}

void Fill(const MetricValue& value, v1::Indicator& told) {
  told.set_no_data(value.no_data);
  told.set_n(value.n);
  for (const LeftOut& one : value.left_out) {
    told.set_excluded_count(told.excluded_count() + 1);
    if (told.exclusions_size() == kMostLeftOut) continue;
    auto& exclusion = *told.add_exclusions();
    exclusion.set_resource(one.name);
    exclusion.set_reason(std::string(one.reason));
  }
  if (value.no_data != v1::NO_DATA_REASON_UNSPECIFIED) return;
  if (value.value) told.set_value(*value.value);
  if (value.numerator) told.set_numerator(*value.numerator);
  if (value.denominator) told.set_denominator(*value.denominator);
}

}  // namespace

PointFigures::PeriodReader& PointFigures::ReaderOf(const domain::Definition& definition) {
  return definition.period == domain::Period::kInstant ? by_instants_ : by_dates_;
}

absl::StatusOr<MetricValue> PointFigures::ReadPlain(const std::string& project, const std::string& metric,
                                                    const domain::Definition& definition) {
  MetricValue read;
  if (const store::KeptSum* const kept = KeptOf(project, metric)) {
    if (kept->points == 0) return read;
    read.value = kept->sum;
    read.n = kept->points;
    read.time = kept->last_time;
    read.no_data = v1::NO_DATA_REASON_UNSPECIFIED;
    return read;
  }
  const store::SeriesQuery query = {.project = project, .metric = metric, .dimensions = dimensions_, .source = source_};
  PeriodReader& period = ReaderOf(definition);
  PEP_ASSIGN(const Choice choice, ChooseSeries(period.reader, query, definition, period.question.window.zone));
  read.left_out = choice.left_out;
  if (choice.fault != ChoiceFault::kNone) {
    read.no_data = ReasonOf(choice.fault);
    return read;
  }
  std::vector<std::int64_t> numbers;
  for (const store::Series& one : choice.series) numbers.push_back(one.number);
  if (numbers.empty()) return read;
  PEP_ASSIGN(read.points, period.reader.Points(numbers));
  const std::set<std::int64_t> parts = LeaveOutParts(choice.whole, read.points);
  for (const store::Series& one : choice.series) {
    if (!parts.contains(one.number)) continue;
    read.left_out.push_back({one.number, record::NameOf(store::kSeriesPattern, one.id), kWholeTold});
  }
  read.series = choice.series;
  read.whole = choice.whole;
  if (read.points.empty()) return read;
  PEP_TRY(AddNotTold(choice.series, period.question, read));
  read.time = std::ranges::max_element(read.points, {}, &store::HeldPoint::time)->time;
  if (definition.kind != domain::Kind::kAdditive) KeepLast(read.points);
  CountAll(read);
  read.no_data = v1::NO_DATA_REASON_UNSPECIFIED;
  return read;
}

absl::Status PointFigures::AddNotTold(const std::vector<store::Series>& series, const Question& question,
                                      MetricValue& read) {
  std::set<std::int64_t> told;
  for (const store::HeldPoint& point : read.points) told.insert(point.series);
  for (const LeftOut& one : read.left_out) told.insert(one.series);
  for (const store::Series& one : series) {
    if (told.contains(one.number)) continue;
    const store::PointRange before = {kBeginning, question.window.from, question.known_before};
    PEP_ASSIGN(const auto earlier, store::ReadPoints(session_, {one.number}, before, 1));
    if (earlier.empty()) continue;
    read.left_out.push_back({one.number, record::NameOf(store::kSeriesPattern, one.id), kNotTold});
  }
  return absl::OkStatus();
}

absl::StatusOr<MetricValue> PointFigures::ReadRatio(const std::string& project, const domain::Definition& definition) {
  MetricValue parts[2];
  for (const auto& [place, id] : {std::pair(0, definition.numerator), std::pair(1, definition.denominator)}) {
    PEP_ASSIGN(const domain::Definition* const part, DefinitionOf(id));
    if (part == nullptr) return MetricValue{};
    PEP_ASSIGN(const bool told, visibility_.IsTold(*part, ProjectName(project)));
    if (!told) return MetricValue{};
    PEP_ASSIGN(parts[place], ReadPlain(project, id, *part));
    if (parts[place].no_data != v1::NO_DATA_REASON_UNSPECIFIED) {
      return MetricValue{.no_data = parts[place].no_data, .left_out = parts[place].left_out};
    }
  }
  MetricValue ratio = {.numerator = parts[0].value, .denominator = parts[1].value};
  ratio.n = parts[0].n + parts[1].n;
  ratio.time = std::max(parts[0].time, parts[1].time);
  ratio.no_data = v1::NO_DATA_REASON_EMPTY_DENOMINATOR;
  if (*ratio.denominator == 0) return ratio;
  ratio.value = *ratio.numerator / *ratio.denominator;
  ratio.no_data = v1::NO_DATA_REASON_UNSPECIFIED;
  for (MetricValue& part : parts) {
    std::ranges::move(part.points, std::back_inserter(ratio.points));
    std::ranges::move(part.series, std::back_inserter(ratio.series));
    std::ranges::move(part.left_out, std::back_inserter(ratio.left_out));
  }
  return ratio;
}

absl::StatusOr<MetricValue> PointFigures::Read(const std::string& project, const std::string& metric,
                                               const domain::Definition& definition) {
  PEP_ASSIGN(const bool told, visibility_.IsTold(definition, ProjectName(project)));
  if (!told) return MetricValue{};
  if (definition.kind == domain::Kind::kRatio) return ReadRatio(project, definition);
  return ReadPlain(project, metric, definition);
}

absl::StatusOr<MetricValue> PointFigures::ReadLast(const std::string& project, const std::string& metric,
                                                   const domain::Definition& definition) {
  PEP_ASSIGN(MetricValue read, Read(project, metric, definition));
  if (definition.kind == domain::Kind::kRatio || !read.time) return read;
  if (read.whole) {
    // The whole of one day and the parts of another are not both the last value.
    const auto of = [&](absl::Time time) { return FirstDay(DayOf(time, read.whole->zone), read.whole->grain); };
    std::erase_if(read.points, [&](const store::HeldPoint& point) { return of(point.time) != of(*read.time); });
  }
  KeepLast(read.points);
  CountAll(read);
  return read;
}

v1::Indicator PointFigures::Empty(std::string_view indicator, const std::string& project) const {
  v1::Indicator told;
  told.set_project(ProjectName(project));
  told.set_indicator(std::string(indicator));
  told.set_formula(base::Concat("formulas/", FindAsked(indicator)->Name()));
  told.set_unit(std::string(FindAsked(indicator)->unit));
  for (const domain::Dimension& dimension : dimensions_) {
    auto& one = *told.add_dimensions();
    one.set_key(dimension.key);
    one.set_value(dimension.value);
  }
  told.set_source(source_);
  TellQuestion(question_, told);
  told.set_no_data(v1::NO_DATA_REASON_NO_ROWS);
  return told;
}

absl::StatusOr<const PointFigures::Definitions*> PointFigures::DefinitionsOf(domain::Purpose purpose) {
  if (const auto known = definitions_.find(purpose); known != definitions_.end()) return &known->second;
  PEP_ASSIGN(Definitions read, store::DefinitionsFor(session_, purpose));
  for (const base::Stored<domain::Definition>& one : read) by_id_.emplace(one.id, one.value);
  return &definitions_.emplace(purpose, std::move(read)).first->second;
}

absl::StatusOr<const domain::Definition*> PointFigures::DefinitionOf(const std::string& metric) {
  auto known = by_id_.find(metric);
  if (known == by_id_.end()) {
    PEP_ASSIGN(const auto facts, store::FactsOf(session_, {metric}));
    const auto found = facts.find(metric);
    const bool is_there = found != facts.end() && !found->second.deleted;
    known = by_id_.emplace(metric, is_there ? std::optional(found->second.definition) : std::nullopt).first;
  }
  return known->second ? &*known->second : nullptr;
}

absl::StatusOr<std::map<PointFigures::PeriodReader*, std::vector<std::string>>> PointFigures::MetricsOf(
    const std::vector<const Formula*>& formulas) {
  std::map<PeriodReader*, std::vector<std::string>> metrics;
  for (const Formula* const formula : formulas) {
    const auto purpose = PurposeOf(formula->id);
    if (!purpose) continue;
    PEP_ASSIGN(const Definitions* const definitions, DefinitionsOf(*purpose));
    for (const base::Stored<domain::Definition>& one : *definitions) {
      const bool is_ratio = one.value.kind == domain::Kind::kRatio;
      std::vector<std::string>& read = metrics[&ReaderOf(one.value)];  // parts are told by the same period
      read.push_back(is_ratio ? one.value.numerator : one.id);
      if (is_ratio) read.push_back(one.value.denominator);
    }
  }
  return metrics;
}

absl::Status PointFigures::ReadAhead(const std::vector<std::string>& projects,
                                     const std::vector<const Formula*>& formulas) {
  PEP_ASSIGN(const auto metrics, MetricsOf(formulas));
  for (const auto& [period, ids] : metrics) {
    std::set<std::string> left, of;
    for (const std::string& project : projects) {
      for (const std::string& id : ids) {
        if (KeptOf(project, id) != nullptr) continue;
        left.insert(project);
        of.insert(id);
      }
    }
    PEP_TRY(period->reader.ReadAhead({left.begin(), left.end()}, {of.begin(), of.end()}));
  }
  return absl::OkStatus();
}

absl::Status PointFigures::ReadKept(const std::vector<const Formula*>& formulas) {
  PEP_ASSIGN(const auto metrics, MetricsOf(formulas));
  for (const auto& [period, ids] : metrics) {
    const Window& window = period->question.window;
    const base::Date first = DayOf(window.from, window.zone);
    const absl::Time end = std::min(window.to, window.as_of);
    const bool of_all = dimensions_.empty() && source_.empty();
    const bool is_kept = of_all && IsKept(period->question) && StartOf(first, window.zone) == window.from;
    for (const std::string& id : ids) {
      PEP_ASSIGN(const domain::Definition* const metric, DefinitionOf(id));
      const bool adds_up = metric != nullptr && metric->kind == domain::Kind::kAdditive;
      PEP_ASSIGN(kept_[id], is_kept && adds_up && window.from < end ? store::ReadKeptSums(session_, id, first, end)
                                                                    : store::ReadTellers(session_, id));
    }
  }
  return absl::OkStatus();
}

const store::KeptSum* PointFigures::KeptOf(const std::string& project, const std::string& metric) const {
  static constexpr store::KeptSum kNothing;
  const auto sums = kept_.find(metric);
  if (sums == kept_.end()) return nullptr;
  const auto theirs = sums->second.find(project);
  if (theirs == sums->second.end()) return &kNothing;
  return theirs->second ? &*theirs->second : nullptr;
}

absl::StatusOr<std::vector<v1::Indicator>> PointFigures::TellMetrics(std::string_view indicator,
                                                                     domain::Purpose purpose,
                                                                     const std::string& project,
                                                                     const std::string& subject) {
  PEP_ASSIGN(const Definitions* const definitions, DefinitionsOf(purpose));
  std::vector<v1::Indicator> figures;
  for (const base::Stored<domain::Definition>& definition : *definitions) {
    const std::string name = record::NameOf(domain::Definition::kPattern, definition.id);
    const std::string& owner = definition.value.project;
    const bool is_theirs = owner.empty() || owner == ProjectName(project);
    if (!is_theirs || (!subject.empty() && subject != name)) continue;
    PEP_ASSIGN(const bool told_of, visibility_.IsTold(definition.value, ProjectName(project)));
    if (!told_of) continue;  // not even that there is one
    PEP_ASSIGN(const MetricValue value, Read(project, definition.id, definition.value));
    if (value.no_data == v1::NO_DATA_REASON_NO_ROWS && subject.empty()) continue;  // nobody tells it here
    v1::Indicator& told = figures.emplace_back(Empty(indicator, project));
    told.set_subject(name);
    if (!definition.value.unit.empty()) told.set_unit(definition.value.unit);
    Fill(value, told);
  }
  return figures;
}

absl::StatusOr<MetricValue> PointFigures::ReadImpact(const base::Stored<domain::Objective>& objective) {
  const std::string& id = objective.value.metric;
  PEP_ASSIGN(const domain::Definition* const metric, DefinitionOf(id));
  if (metric == nullptr) return MetricValue{};
  PointFigures its_own(session_, question_, visibility_, domain::Sorted(objective.value.dimensions), source_);
  return its_own.ReadLast(record::ParentIn(objective.id), id, *metric);
}

v1::Indicator PointFigures::ToldImpact(const base::Stored<domain::Objective>& objective,
                                       const MetricValue& value) const {
  v1::Indicator told = Empty(kImpact, record::ParentIn(objective.id));
  told.set_subject(record::NameOf(domain::Objective::kPattern, objective.id));
  Fill(value, told);
  if (!value.value) return told;
  told.clear_value();
  const auto &baseline = objective.value.baseline, &target = objective.value.target;
  if (!baseline || !target) {
    told.set_no_data(v1::NO_DATA_REASON_NO_TARGET);
    return told;
  }
  told.set_numerator(*value.value - *baseline);
  told.set_denominator(*target - *baseline);
  const metrics::Reading progress = Progress(*value.value, *baseline, *target);
  if (progress.value) {
    told.set_value(*progress.value);
  } else {
    told.set_no_data(v1::NO_DATA_REASON_EMPTY_DENOMINATOR);
  }
  return told;
}

absl::StatusOr<std::optional<v1::Indicator>> PointFigures::TellMeasured(
    const base::Stored<domain::Objective>& objective) {
  PEP_ASSIGN(const auto measure, MeasureOf(session_, objective, question_));
  if (!measure) return std::optional<v1::Indicator>();
  const v1::Indicator of = Told(measure->figure, ProjectName(record::ParentIn(objective.id)), measure->question);
  const MetricValue value = {.value = measure->Value(), .n = of.n(), .no_data = of.no_data()};
  const PointFigures of_its_period(session_, measure->question, visibility_, dimensions_, source_);
  v1::Indicator told = of_its_period.ToldImpact(objective, value);
  told.set_excluded_count(of.excluded_count());
  *told.mutable_exclusions() = of.exclusions();
  return std::optional(std::move(told));
}

absl::StatusOr<std::vector<v1::Indicator>> PointFigures::TellImpacts(const std::string& project,
                                                                     const std::string& subject) {
  PEP_ASSIGN(const auto objectives, store::ObjectivesKnown(session_, project, question_.known_before));
  std::vector<v1::Indicator> figures;
  for (const base::Stored<domain::Objective>& objective : objectives) {
    const bool is_meant = subject.empty() || subject == record::NameOf(domain::Objective::kPattern, objective.id);
    if (!is_meant) continue;
    if (objective.value.metric.empty()) {
      PEP_ASSIGN(auto measured, TellMeasured(objective));
      if (measured) figures.push_back(*std::move(measured));
      continue;
    }
    PEP_ASSIGN(const domain::Definition* const metric, DefinitionOf(objective.value.metric));
    if (metric == nullptr) continue;
    PEP_ASSIGN(const bool told, visibility_.IsToldWhole(objective.value.metric, ProjectName(project),
                                                        [this](const std::string& id) { return DefinitionOf(id); }));
    if (!told) continue;
    PEP_ASSIGN(const MetricValue value, ReadImpact(objective));
    v1::Indicator figure = ToldImpact(objective, value);
    figures.push_back(std::move(figure));
  }
  return figures;
}

absl::StatusOr<std::vector<v1::Indicator>> PointFigures::Tell(std::string_view indicator, const std::string& project,
                                                              const std::string& subject) {
  std::vector<v1::Indicator> figures;
  if (const auto purpose = PurposeOf(indicator)) {
    PEP_ASSIGN(figures, TellMetrics(indicator, *purpose, project, subject));
  } else {
    PEP_ASSIGN(figures, TellImpacts(project, subject));
  }
  if (figures.empty()) figures.push_back(Empty(indicator, project));
  return figures;
}

}  // namespace pepiniere::metrics::api
