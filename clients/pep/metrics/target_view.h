// How far objectives are, as a list.
#pragma once

#include "clients/pep/kit/output.h"
#include "pepiniere/metrics/v1/comparison.pb.h"

namespace pepiniere::pep {

const View<metrics::v1::TargetComparison>& TargetView();

}  // namespace pepiniere::pep
