// What the metrics service brings to pep: what teams deliver, what users say, and what can be promised.
#pragma once

#include "clients/pep/kit/part.h"

namespace pepiniere::pep {

const Part& MetricsPart();

}  // namespace pepiniere::pep
