#include "services/metrics/compute/figure.h"

namespace pepiniere::metrics {

std::string_view ToString(NoData reason) {
  switch (reason) {
    case NoData::kNoRows:
      return "NO_ROWS";
    case NoData::kEmptyDenominator:
      return "EMPTY_DENOMINATOR";
    case NoData::kTooFew:
      return "TOO_FEW";
    case NoData::kNotCovered:
      return "NOT_COVERED";
  }
  return "";
}

}  // namespace pepiniere::metrics
