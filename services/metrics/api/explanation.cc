#include "services/metrics/api/explanation.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "google/protobuf/util/json_util.h"
#include "services/aip/errors.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/metrics/api/answer_rows.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/figure_words.h"
#include "services/metrics/api/formula_list.h"
#include "services/metrics/api/history_figures.h"
#include "services/metrics/api/objective_figures.h"
#include "services/metrics/api/point_figures.h"
#include "services/metrics/compute/deployments.h"
#include "services/metrics/compute/known.h"
#include "services/metrics/compute/percentile_rows.h"
#include "services/metrics/store/history_store.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {
namespace {

constexpr int kMostLinks = 1'000;

// The last segment of a name: how its source calls it, as far as that is its id.
std::string LabelOf(const std::string& name) { return name.substr(name.rfind('/') + 1); }

// The whole name of what a figure calls so: changes of code by their shas.
std::string NameOf(const std::string& id, const std::string& project) {
  return id.find('/') == std::string::npos ? base::Concat(ProjectName(project), "/changes/", id) : id;
}

using Origins = std::map<std::string, store::Origin>;

void AddRows(const Figure& figure, const Origins& origins, const std::string& project, v1::Explanation& told) {
  for (const Row& row : figure.rows) {
    v1::Explanation::Row& one = *told.add_rows();
    one.set_resource(NameOf(row.id, project));
    one.set_label(LabelOf(row.id));
    for (const absl::Time instant : row.instants) *one.add_times() = aip::ToProto(instant);
    one.set_contribution(row.contribution);
    one.set_note(row.note);
    const auto origin = origins.find(row.id);  // as histories call it: changes of code by their shas
    if (origin == origins.end()) continue;
    one.set_revision(origin->second.version);
    one.set_source(origin->second.source);
    *one.mutable_receive_time() = aip::ToProto(origin->second.recorded_at);
  }
  for (const PercentileRows& at : RowsAtPercentiles(figure)) {
    for (const std::size_t row : at.rows) told.mutable_rows(static_cast<int>(row))->add_percentiles(at.percent);
  }
  for (const Excluded& excluded : figure.excluded) {
    auto& one = *told.add_exclusions();
    one.set_resource(NameOf(excluded.id, project));
    one.set_reason(excluded.reason);
  }
}

// Which incident is put down to which deployment: of the formulas that ask it.
void AddLinks(const History& known, std::string_view formula, const Parameters& parameters, v1::Explanation& told) {
  if (formula != "change_fail_rate" && formula != "recovery_time") return;
  for (const Link& link : LinkIncidents(known, parameters)) {
    if (told.links_size() == kMostLinks) return;
    v1::Explanation::Link& one = *told.add_links();
    one.set_incident(link.incident->id);
    one.set_origin(v1::Explanation::Link::ORIGIN_NONE);
    if (!link.deployment) continue;
    one.set_deployment(link.deployment->id);
    const bool said = link.why == "explicit";
    one.set_origin(said ? v1::Explanation::Link::ORIGIN_EXPLICIT : v1::Explanation::Link::ORIGIN_TIME);
    if (link.deployment->finished) {
      one.set_distance_seconds(absl::ToDoubleSeconds(link.incident->detected - *link.deployment->finished));
    }
  }
}

void AddParameters(const Explained& explained, v1::Explanation& told) {
  for (const FormulaParameter& parameter : explained.formula->parameters) {
    v1::Explanation::Parameter& one = *told.add_parameters();
    one.set_key(std::string(parameter.name));
    one.set_value(ValueOf(parameter, explained.parameters));
    one.set_unit(std::string(parameter.unit));
    const bool said = std::ranges::any_of(
        explained.parameters, [&](const v1::ParameterValue& value) { return value.key() == parameter.name; });
    one.set_origin(said ? v1::Explanation::Parameter::ORIGIN_REQUEST : v1::Explanation::Parameter::ORIGIN_FORMULA);
  }
}

// From where an objective goes, and where to.
void AddEnds(const domain::Objective& objective, v1::Explanation& told) {
  for (const auto& [key, value] : {std::pair("baseline", objective.baseline), std::pair("target", objective.target)}) {
    if (!value) continue;
    v1::Explanation::Parameter& one = *told.add_parameters();
    one.set_key(key);
    one.set_value(*value);
    one.set_origin(v1::Explanation::Parameter::ORIGIN_OBJECTIVE);
  }
}

void AddFreshness(const std::map<std::string, absl::Time>& freshness, std::string_view formula, v1::Explanation& told) {
  // The end of the period, to which ages are counted, is no event.
  const int most = formula == "age" ? 1 : std::numeric_limits<int>::max();
  std::map<std::string, std::pair<std::int64_t, absl::Time>> rows;  // how many, and their last instant
  for (const v1::Explanation::Row& row : told.rows()) {
    auto& [count, last] = rows.emplace(row.source(), std::pair(0, absl::InfinitePast())).first->second;
    ++count;
    aip::Violations none;
    for (int i = 0; i < std::min(most, row.times_size()); ++i) {
      last = std::max(last, aip::ReadTime(row.times(i), "", none).value_or(last));
    }
  }
  for (const auto& [source, received] : freshness) {
    v1::Explanation::Freshness& one = *told.add_freshness();
    one.set_source(source);
    *one.mutable_receive_time() = aip::ToProto(received);
    const auto its = rows.find(source);
    if (its == rows.end()) continue;
    one.set_rows(its->second.first);
    if (its->second.second != absl::InfinitePast()) *one.mutable_event_time() = aip::ToProto(its->second.second);
  }
}

// A figure of a history of a project (an id).
struct OfHistory {
  const std::string& project;
  const Question& question;
  const History& history;
  const Figure& figure;
  const Part& part;
  const Parameters& parameters;
};

absl::Status AddMadeOf(db::Session& session, Visibility& visibility, const OfHistory& of, v1::Explanation& told) {
  const auto& [project, question, history, figure, part, parameters] = of;
  PEP_ASSIGN(const Origins origins, store::LoadOrigins(session, project, question.known_before));
  PEP_ASSIGN(const bool reads_all, visibility.Reads(ProjectName(project)));
  PEP_ASSIGN(const auto freshness, store::LoadFreshness(session, project, question.known_before, reads_all));
  if (IsOfUsers(figure.id) && figure.n > 0) {
    PEP_ASSIGN(const auto surveys, store::SurveysKnown(session, project, question.window, question.known_before));
    AddAnswers(figure.id, surveys, AudienceOf(part), origins, told);
  } else {
    AddRows(figure, origins, project, told);
  }
  if (part.IsAll()) AddLinks(KnownBefore(question.window.as_of, history), figure.id, parameters, told);
  AddFreshness(freshness, figure.id, told);
  return absl::OkStatus();
}

absl::StatusOr<v1::Explanation> ExplainHistory(db::Session& session, Visibility& visibility,
                                               const Explained& explained) {
  PEP_ASSIGN(const Parameters parameters, ReadParameters(explained.parameters));
  const Question& question = explained.question;
  PEP_ASSIGN(const History history,
             store::LoadHistory(session, explained.project, question.window, question.known_before));
  const Part part{explained.dimensions, explained.source};
  store::Satisfaction said;
  if (AudienceOf(part)) {
    PEP_ASSIGN(auto all, store::LoadSatisfaction(session, {explained.project}, question.window, question.known_before));
    said = std::move(all[explained.project]);
  }
  const Figure figure = ComputePart(*explained.formula, history, said, part, question.window, parameters);
  v1::Explanation told;
  *told.mutable_indicator() = Told(figure, ProjectName(explained.project), question);
  TellPart(part, *told.mutable_indicator());
  PEP_TRY(AddMadeOf(session, visibility, {explained.project, question, history, figure, part, parameters}, told));
  return told;
}

// Of an objective that is measured by an indicator: what that is made of.
absl::StatusOr<v1::Explanation> ExplainMeasured(db::Session& session, Visibility& visibility,
                                                const Explained& explained,
                                                const base::Stored<domain::Objective>& objective,
                                                v1::Explanation told) {
  PEP_ASSIGN(const auto measure, MeasureOf(session, objective, explained.question));
  if (!measure) return told;
  const Part all;
  const Parameters standard;
  PEP_TRY(AddMadeOf(session, visibility,
                    {explained.project, measure->question, measure->history, measure->figure, all, standard}, told));
  return told;
}

void AddPoints(const MetricValue& value, v1::Explanation& told) {
  std::map<std::int64_t, const store::Series*> series;
  for (const store::Series& one : value.series) series[one.number] = &one;
  for (const store::HeldPoint& point : value.points) {
    v1::Explanation::Row& row = *told.add_rows();
    const store::Series* const its = series[point.series];
    if (its) row.set_resource(record::NameOf(store::kSeriesPattern, its->id));
    if (its) {
      row.set_source(its->source);
      for (const domain::Dimension& dimension : its->dimensions) {
        auto& one = *row.add_dimensions();
        one.set_key(dimension.key);
        one.set_value(dimension.value);
      }
    }
    row.set_label(its ? its->metric : "");
    row.set_revision(point.revision);
    *row.add_times() = aip::ToProto(point.time);
    row.set_contribution(point.value);
    *row.mutable_receive_time() = aip::ToProto(point.received);
  }
  for (const LeftOut& one : value.left_out) {
    auto& exclusion = *told.add_exclusions();
    exclusion.set_resource(one.name);
    exclusion.set_reason(std::string(one.reason));
  }
}

absl::StatusOr<v1::Explanation> ExplainPoints(db::Session& session, Visibility& visibility,
                                              const Explained& explained) {
  PointFigures figures(session, explained.question, visibility, explained.dimensions, explained.source);
  PEP_ASSIGN(const auto told_figures, figures.Tell(explained.formula->id, explained.project, explained.subject));
  v1::Explanation told;
  // Without a subject: of the one that is told, or why none is.
  if (told_figures.size() > 1) return aip::Invalid("subject", "name the metric or the objective");
  *told.mutable_indicator() = told_figures.front();
  const std::string& subject = told.indicator().subject();
  if (subject.empty()) return told;
  const bool objective = explained.formula->id == kImpact;
  std::string metric = subject;
  std::vector<domain::Dimension> dimensions = explained.dimensions;
  if (objective) {
    const std::string id = record::IdIn(domain::Objective::kPattern, subject);
    PEP_ASSIGN(const auto found, record::Find<domain::Objective>(session, id));
    if (!found) return told;
    AddEnds(found->value, told);
    if (found->value.metric.empty()) return ExplainMeasured(session, visibility, explained, *found, std::move(told));
    metric = record::NameOf(domain::Definition::kPattern, found->value.metric);
    dimensions = domain::Sorted(found->value.dimensions);
  }
  const std::string id = record::IdIn(domain::Definition::kPattern, metric);
  PEP_ASSIGN(const auto definition, record::Find<domain::Definition>(session, id));
  if (!definition) return told;
  PointFigures its_own(session, explained.question, visibility, dimensions, explained.source);
  PEP_ASSIGN(const MetricValue value, objective ? its_own.ReadLast(explained.project, id, definition->value)
                                                : its_own.Read(explained.project, id, definition->value));
  AddPoints(value, told);
  return told;
}

}  // namespace

absl::StatusOr<const Formula*> ReadIndicator(const std::string& indicator, const std::string& subject) {
  const Formula* const formula = FindAsked(indicator);
  if (!formula || formula->id == kForecast) return aip::Invalid("indicator", NoIndicator(indicator));
  if (!IsOfPoints(formula->id) && !subject.empty())
    return aip::Invalid("subject", "is of usage, online_share and impact");
  return formula;
}

absl::StatusOr<v1::Explanation> Explain(const Context& context, const rpc::CallScope& call, const Explained& explained,
                                        Reader reader) {
  Visibility visibility(context, call, reader);
  PEP_ASSIGN(v1::Explanation told, context.db.Snapshot(call.deadline(), [&](db::Session& session) {
    return IsOfPoints(explained.formula->id) ? ExplainPoints(session, visibility, explained)
                                             : ExplainHistory(session, visibility, explained);
  }));
  if (!explained.subject.empty() && told.indicator().subject() != explained.subject) {
    return aip::NotFound(explained.subject);
  }
  *told.mutable_formula() = Told(*explained.formula);
  AddParameters(explained, told);
  told.set_row_count(told.rows_size() + told.exclusions_size());
  return told;
}

std::vector<std::string> ExportOf(const v1::Explanation& whole) {
  v1::Explanation head = whole;
  head.clear_rows();
  head.clear_exclusions();
  // What says of the export, and what was asked beside the figure, are no parts of it.
  head.clear_sha256();
  head.clear_before();
  head.clear_changes();
  std::vector<std::string> lines;
  const auto add = [&](const google::protobuf::Message& message) {
    std::string line;
    const auto written = google::protobuf::util::MessageToJsonString(message, &line);
    lines.push_back((written.ok() ? line : "{}") + "\n");  // a message of ours always can be
  };
  add(head);
  for (v1::Explanation::Row row : whole.rows()) {
    row.clear_form();  // a text in which people may be called, who may ask that it goes: no export keeps it
    add(row);
  }
  for (const v1::Indicator::Exclusion& exclusion : whole.exclusions()) add(exclusion);
  return lines;
}

}  // namespace pepiniere::metrics::api
