#include "services/metrics/api/comparisons.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/aip/names.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/figure_words.h"
#include "services/metrics/api/indicators.h"
#include "services/metrics/api/objective_figures.h"
#include "services/metrics/api/objectives.h"
#include "services/metrics/api/point_figures.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/rollup.h"
#include "services/metrics/store/definition_store.h"
#include "services/metrics/store/history_store.h"

namespace pepiniere::metrics::api {
namespace {

using StoredObjective = base::Stored<domain::Objective>;

// Whether it is where it was meant to be, whichever way that lies.
bool IsMet(double value, double baseline, double target) {
  return target >= baseline ? value >= target : value <= target;
}

// Whether the caller is told it: one of a metric that is not open data, or a part of which is not, is not either.
absl::StatusOr<bool> Sees(db::Session& session, Visibility& visibility, const StoredObjective& objective) {
  if (objective.value.metric.empty()) return true;
  std::map<std::string, domain::MetricFacts> known;  // as the snapshot has them
  const auto find = [&](const std::string& id) -> absl::StatusOr<const domain::Definition*> {
    PEP_ASSIGN(const auto facts, store::FactsOf(session, {id}));
    known.insert(facts.begin(), facts.end());
    const auto found = known.find(id);
    return found == known.end() || found->second.deleted ? nullptr : &found->second.definition;
  };
  return visibility.IsToldWhole(objective.value.metric, ProjectName(record::ParentIn(objective.id)), find);
}

class Comparing {
 public:
  Comparing(const rpc::CallScope& call, db::Session& session, const Question& question, Visibility& visibility)
      : call_(call), session_(session), question_(question), visibility_(visibility) {}

  absl::StatusOr<v1::TargetComparison> Compare(const StoredObjective& objective) {
    v1::TargetComparison told;
    *told.mutable_objective() = resource::StandardMethods<domain::Objective>::Told(objective, resource::Today(call_));
    if (objective.value.metric.empty()) {
      PEP_TRY(TellIndicator(objective, told));
    } else {
      PEP_TRY(TellMetric(objective, Until(objective.value), told));
    }
    TellProgress(objective.value, told);
    if (objective.value.target_date) {
      told.set_days_left(*objective.value.target_date - DayOf(question_.window.as_of, question_.window.zone));
    }
    return told;
  }

 private:
  // The last value by then, or by the end of the last day where that is past.
  Question Until(const domain::Objective& objective) const {
    Question until = question_;
    if (objective.target_date) {
      const absl::Time end = StartOf(*objective.target_date + 1, question_.window.zone);
      until.window.to = std::min(until.window.to, end);
    }
    // However long ago the last value was told.
    until.window.from = std::min(until.window.from, absl::FromUnixSeconds(946'684'800));
    return until;
  }

  absl::Status TellMetric(const StoredObjective& objective, const Question& until, v1::TargetComparison& told) {
    PEP_ASSIGN(const auto metric, record::Find<domain::Definition>(session_, objective.value.metric));
    const auto kind = metric ? metric->value.kind : domain::Kind::kGauge;
    Question asked = until;
    asked.window.from = BeginByDefault(std::min(until.window.to, until.window.as_of), until.window.zone);
    PointFigures figures(session_, asked, visibility_, domain::Sorted(objective.value.dimensions));
    PEP_ASSIGN(MetricValue value, figures.ReadImpact(objective));
    // What adds up is not added up from its beginning on, nor is what ratios are made of. A level stands however long
    // ago it was told, by whoever told it then.
    const bool stands = kind != domain::Kind::kAdditive && kind != domain::Kind::kRatio;
    if (stands && value.no_data == v1::NO_DATA_REASON_NO_ROWS) {
      asked.window.from = until.window.from;
      PEP_ASSIGN(value, figures.ReadImpact(objective));
    }
    *told.mutable_indicator() = figures.ToldImpact(objective, value);
    told.set_no_data(value.no_data);
    if (value.value) told.set_value(*value.value);
    if (value.time) *told.mutable_value_time() = aip::ToProto(*value.time);
    told.set_measure(kind == domain::Kind::kRatio ? v1::TargetComparison::MEASURE_PERIOD
                                                  : v1::TargetComparison::MEASURE_LAST_VALUE);
    return absl::OkStatus();
  }

  absl::Status TellIndicator(const StoredObjective& objective, v1::TargetComparison& told) {
    PEP_ASSIGN(const auto measure, MeasureOf(session_, objective, question_));
    if (!measure) {
      told.set_no_data(v1::NO_DATA_REASON_NO_ROWS);
      return absl::OkStatus();
    }
    const Window& window = measure->question.window;
    const std::string project = ProjectName(record::ParentIn(objective.id));
    *told.mutable_indicator() = Told(measure->figure, project, measure->question);
    told.set_no_data(told.indicator().no_data());
    const std::optional<double> value = measure->Value();
    if (!value) return absl::OkStatus();
    told.set_value(*value);
    told.set_measure(measure->figure.value ? v1::TargetComparison::MEASURE_PERIOD : v1::TargetComparison::MEASURE_P85);
    *told.mutable_value_time() = aip::ToProto(std::min(window.to, window.as_of));
    return absl::OkStatus();
  }

  static void TellProgress(const domain::Objective& objective, v1::TargetComparison& told) {
    if (!told.has_value()) return;
    if (!objective.baseline || !objective.target) {
      told.set_no_data(v1::NO_DATA_REASON_NO_TARGET);
      return;
    }
    told.set_met(IsMet(told.value(), *objective.baseline, *objective.target));
    const metrics::Reading progress = Progress(told.value(), *objective.baseline, *objective.target);
    if (progress.value) {
      told.set_progress(*progress.value);
    } else {
      told.set_no_data(v1::NO_DATA_REASON_EMPTY_DENOMINATOR);
    }
  }

  const rpc::CallScope& call_;
  db::Session& session_;
  const Question& question_;
  Visibility& visibility_;
};

}  // namespace

absl::StatusOr<v1::CompareToTargetResponse> CompareObjectives(const rpc::CallScope& call, db::Session& session,
                                                              Visibility& visibility, const std::string& project,
                                                              const Question& question, const std::string& only) {
  v1::CompareToTargetResponse told;
  PEP_ASSIGN(const auto all, store::ObjectivesKnown(session, project, question.known_before));
  Comparing comparing(call, session, question, visibility);
  for (const StoredObjective& objective : all) {
    if (!only.empty() && objective.id != only) continue;
    PEP_ASSIGN(const bool sees, Sees(session, visibility, objective));
    if (!sees) continue;
    PEP_ASSIGN(*told.add_comparisons(), comparing.Compare(objective));
  }
  return told;
}

absl::StatusOr<v1::CompareToTargetResponse> Comparisons::Compare(rpc::CallScope& call,
                                                                 const v1::CompareToTargetRequest& request) {
  PEP_ASSIGN(const std::string project, ReadProject(context_, call, "parent", request.parent()));
  PEP_ASSIGN(const Question question, ReadQuestion(request, call.received_at()));
  std::string wanted;
  if (!request.objective().empty()) {
    PEP_ASSIGN(wanted, aip::ParseKey(resource::PatternOf<domain::Objective>(), "objective", request.objective()));
  }
  Visibility visibility(context_, call);
  PEP_ASSIGN(auto reply, context_.db.Snapshot(call.deadline(), [&](db::Session& session) {
    return CompareObjectives(call, session, visibility, project, question, wanted);
  }));
  if (!wanted.empty() && reply.comparisons().empty()) return aip::NotFound(request.objective());
  return reply;
}

void Comparisons::Mount(rpc::Service& service) { service.Unary("CompareToTarget", *this, &Comparisons::Compare); }

}  // namespace pepiniere::metrics::api
