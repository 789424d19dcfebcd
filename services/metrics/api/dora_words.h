// How a project delivers, week by week, beside the measures of DORA.
#pragma once

#include <string>

#include "pepiniere/metrics/v1/dora.pb.h"
#include "services/metrics/api/asked.h"
#include "services/metrics/compute/history.h"
#include "services/metrics/compute/parameters.h"

namespace pepiniere::metrics::api {

// `project`: its name.
v1::Dora DoraOf(const History& history, const std::string& project, const Question& question,
                const Parameters& parameters);

}  // namespace pepiniere::metrics::api
