#include "services/metrics/api/objective_figures.h"

#include <algorithm>
#include <utility>

#include "services/base/try.h"
#include "services/db/database.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/formulas.h"
#include "services/metrics/compute/indicators.h"
#include "services/metrics/store/history_store.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {

std::optional<double> Measure::Value() const {
  if (figure.no_data) return std::nullopt;
  return figure.value ? figure.value : figure.p85;
}

absl::StatusOr<std::optional<Measure>> MeasureOf(db::Session& session, const base::Stored<domain::Objective>& objective,
                                                 const Question& question) {
  const domain::Objective& of = objective.value;
  if (!of.metric.empty() || !FindFormula(of.indicator)) return std::optional<Measure>();
  Question period = question;
  Window& window = period.window;
  if (of.target_date) window.to = std::min(window.to, StartOf(*of.target_date + 1, window.zone));
  window.from = std::min(window.from, BeginByDefault(window.to, window.zone));
  const std::string project = record::ParentIn(objective.id);
  PEP_ASSIGN(History history, store::LoadHistory(session, project, window, period.known_before));
  Figure figure = ComputeOne(of.indicator, history, window);
  return std::optional(Measure{std::move(period), std::move(history), std::move(figure)});
}

}  // namespace pepiniere::metrics::api
