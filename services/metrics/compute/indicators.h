// Every indicator of one project, over one window. The same figures whatever order its events came in, and however
// often each came.
#pragma once

#include <string_view>
#include <vector>

#include "services/metrics/compute/figure.h"
#include "services/metrics/compute/formulas.h"
#include "services/metrics/compute/history.h"
#include "services/metrics/compute/parameters.h"

namespace pepiniere::metrics {

// All of Formulas(), in its order.
std::vector<Figure> Compute(const History& history, const Window& window, const Parameters& parameters = {});
// `id` is one of Formulas().
Figure ComputeOne(std::string_view id, const History& history, const Window& window, const Parameters& parameters = {});

}  // namespace pepiniere::metrics
