#include "services/metrics/ingest/finding.h"

#include "services/base/text.h"

namespace pepiniere::metrics {

std::vector<Finding> Findings::Take() && {
  if (more_ > 0) {
    found_.push_back({.code = "MORE",
                      .message = base::Concat("and ", more_, " more findings"),
                      .action = "settle these, then import again"});
  }
  return std::move(found_);
}

}  // namespace pepiniere::metrics
