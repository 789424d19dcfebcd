// Figures of the compute room, as the contract tells them.
#pragma once

#include <string>
#include <string_view>

#include "pepiniere/metrics/v1/explanation.pb.h"
#include "pepiniere/metrics/v1/indicator.pb.h"
#include "services/metrics/api/asked.h"
#include "services/metrics/compute/figure.h"

namespace pepiniere::metrics::api {

v1::NoDataReason ToProto(NoData reason);
// DAILY of "daily", UNDER_ONE_DAY of "one_day".
std::string_view BandOf(std::string_view band);
// Of a project (a name), with what was asked.
v1::Indicator Told(const Figure& figure, const std::string& project, const Question& question);

}  // namespace pepiniere::metrics::api
