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
    case NoData::kNoIntent:
      return "NO_INTENT";
    case NoData::kTooLate:
      return "TOO_LATE";
    case NoData::kNoFailure:
      return "NO_FAILURE";
  }
  return "";
}

}  // namespace pepiniere::metrics
