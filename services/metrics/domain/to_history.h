// What is kept, as it is computed with (compute/history.h). There, resources are called by their whole names, and
// changes of code by their shas.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/metrics/compute/history.h"
#include "services/metrics/compute/rollup.h"
#include "services/metrics/domain/definition.h"
#include "services/metrics/domain/delivery.h"
#include "services/metrics/domain/sprint.h"
#include "services/metrics/domain/survey.h"
#include "services/metrics/domain/work_item.h"

namespace pepiniere::metrics::domain {

// The name of what is below a project, by its id: ("deployments", "p/d") is "projects/p/deployments/d".
std::string NameBelow(std::string_view collection, std::string_view id);

// `id`: its project's, a slash, and its own.
metrics::State ToCompute(StateCategory state);
metrics::WorkItem ToCompute(std::string_view id, const WorkItem& item);
metrics::Sprint ToCompute(std::string_view id, const Sprint& sprint);
metrics::Change ToCompute(std::string_view id, const CodeChange& change);
// None of one that was called off: nobody was to have it.
std::optional<metrics::Deployment> ToCompute(std::string_view id, const Deployment& deployment);
// One that no deployment caused names one that there cannot be, so that none is found for it by time.
metrics::Incident ToCompute(std::string_view id, const Incident& incident);
// Adds its answers to what was counted.
void AddTo(const Survey& survey, metrics::Surveys& surveys);

// What may be added of a metric, over which dimensions: over `split`, which are not told apart any more.
metrics::Definition ToCompute(const Definition& definition, const std::vector<std::string>& split);

}  // namespace pepiniere::metrics::domain
