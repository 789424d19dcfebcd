#include "services/metrics/api/point_figures.h"

#include <algorithm>
#include <map>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/formula_list.h"
#include "services/metrics/api/series_choice.h"
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

// The sum of all of what adds up over time; of the rest, what holds at the last time that anything is told of.
double ValueOf(const std::vector<store::HeldPoint>& points, absl::Time last, bool adds_up) {
  double value = 0;
  for (const store::HeldPoint& point : points) {
    if (adds_up || point.time == last) value += point.value;
  }
  return value;
}

void Fill(const MetricValue& value, v1::Indicator& told) {
  told.set_no_data(value.no_data);
  told.set_n(value.n);
  if (value.no_data != v1::NO_DATA_REASON_UNSPECIFIED) return;
  if (value.value) told.set_value(*value.value);
  if (value.numerator) told.set_numerator(*value.numerator);
  if (value.denominator) told.set_denominator(*value.denominator);
}

}  // namespace

absl::StatusOr<MetricValue> PointFigures::ReadPlain(const std::string& project, const std::string& metric,
                                                    const domain::Definition& definition) {
  MetricValue read;
  const store::SeriesQuery query = {.project = project, .metric = metric, .dimensions = dimensions_};
  PEP_ASSIGN(const Choice choice, ChooseSeries(session_, query, definition));
  if (choice.fault != ChoiceFault::kNone) {
    read.no_data = ReasonOf(choice.fault);
    return read;
  }
  std::vector<std::int64_t> numbers;
  for (const store::Series& one : choice.series) numbers.push_back(one.number);
  if (numbers.empty()) return read;
  const absl::Time end = std::min(question_.window.to, question_.window.as_of);
  PEP_ASSIGN(read.points, store::ReadPoints(session_, numbers, {question_.window.from, end, question_.known_before}));
  read.series = choice.series;
  if (read.points.empty()) return read;
  read.time = std::ranges::max_element(read.points, {}, &store::HeldPoint::time)->time;
  read.value = ValueOf(read.points, *read.time, definition.kind == domain::Kind::kAdditive);
  read.n = static_cast<std::int64_t>(read.points.size());
  read.no_data = v1::NO_DATA_REASON_UNSPECIFIED;
  return read;
}

absl::StatusOr<MetricValue> PointFigures::ReadRatio(const std::string& project, const domain::Definition& definition) {
  PEP_ASSIGN(const auto facts, store::FactsOf(session_, {definition.numerator, definition.denominator}));
  MetricValue parts[2];
  for (const auto& [place, id] : {std::pair(0, definition.numerator), std::pair(1, definition.denominator)}) {
    const auto part = facts.find(id);
    if (part == facts.end() || part->second.deleted) return MetricValue{};
    PEP_ASSIGN(const bool told, visibility_.IsTold(part->second.definition, ProjectName(project)));
    if (!told) return MetricValue{};
    PEP_ASSIGN(parts[place], ReadPlain(project, id, part->second.definition));
    if (parts[place].no_data != v1::NO_DATA_REASON_UNSPECIFIED) {
      return MetricValue{.no_data = parts[place].no_data};
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
  std::erase_if(read.points, [&](const store::HeldPoint& point) { return point.time != *read.time; });
  read.value = ValueOf(read.points, *read.time, /*adds_up=*/true);
  read.n = static_cast<std::int64_t>(read.points.size());
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
  TellQuestion(question_, told);
  told.set_no_data(v1::NO_DATA_REASON_NO_ROWS);
  return told;
}

absl::StatusOr<std::vector<v1::Indicator>> PointFigures::TellMetrics(std::string_view indicator,
                                                                     domain::Purpose purpose,
                                                                     const std::string& project,
                                                                     const std::string& subject) {
  PEP_ASSIGN(const auto definitions, store::DefinitionsFor(session_, purpose));
  std::vector<v1::Indicator> figures;
  for (const base::Stored<domain::Definition>& definition : definitions) {
    const std::string name = record::NameOf(domain::Definition::kPattern, definition.id);
    const std::string& owner = definition.value.project;
    const bool is_theirs = owner.empty() || owner == ProjectName(project);
    if (!is_theirs || (!subject.empty() && subject != name)) continue;
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
  PEP_ASSIGN(const auto facts, store::FactsOf(session_, {id}));
  const auto metric = facts.find(id);
  if (metric == facts.end() || metric->second.deleted) return MetricValue{};
  PointFigures its_own(session_, question_, visibility_, domain::Sorted(objective.value.dimensions));
  return its_own.ReadLast(record::ParentIn(objective.id), id, metric->second.definition);
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

absl::StatusOr<std::vector<v1::Indicator>> PointFigures::TellImpacts(const std::string& project,
                                                                     const std::string& subject) {
  PEP_ASSIGN(const auto objectives, store::ObjectivesKnown(session_, project, question_.known_before));
  std::vector<v1::Indicator> figures;
  for (const base::Stored<domain::Objective>& objective : objectives) {
    const bool is_meant = subject.empty() || subject == record::NameOf(domain::Objective::kPattern, objective.id);
    if (!is_meant || objective.value.metric.empty()) continue;
    PEP_ASSIGN(const auto facts, store::FactsOf(session_, {objective.value.metric}));
    const auto metric = facts.find(objective.value.metric);
    if (metric == facts.end() || metric->second.deleted) continue;
    PEP_ASSIGN(const bool told, visibility_.IsTold(metric->second.definition, ProjectName(project)));
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
  if (indicator == kImpact) {
    PEP_ASSIGN(figures, TellImpacts(project, subject));
  } else {
    const auto purpose = indicator == kUsage ? domain::Purpose::kUsage : domain::Purpose::kOnlineShare;
    PEP_ASSIGN(figures, TellMetrics(indicator, purpose, project, subject));
  }
  if (figures.empty()) figures.push_back(Empty(indicator, project));
  return figures;
}

}  // namespace pepiniere::metrics::api
