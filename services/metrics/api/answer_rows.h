// What users said, as an explanation lists it: each answer of each survey, with its day, form, audience and source.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pepiniere/metrics/v1/explanation.pb.h"
#include "services/metrics/domain/survey.h"
#include "services/metrics/store/history_store.h"

namespace pepiniere::metrics::api {

// Those of the kind of survey that the indicator is of, of that audience (none: of all), by their ids. What they bring
// adds up to what is divided: of JDMA 10 for each good answer and 5 for each medium one; else 1 for each.
void AddAnswers(std::string_view indicator, const std::vector<std::pair<std::string, domain::Survey>>& surveys,
                std::optional<domain::Audience> audience, const std::map<std::string, store::Origin>& origins,
                v1::Explanation& told);

}  // namespace pepiniere::metrics::api
