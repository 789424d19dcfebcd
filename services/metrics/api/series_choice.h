// Which series tell a metric of a project, so that what they say may be put together.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/metrics/domain/definition.h"
#include "services/metrics/store/series_store.h"

namespace pepiniere::metrics::api {

enum class ChoiceFault { kNone, kSeveralSources, kNotAdditive };

struct Choice {
  std::vector<store::Series> series{};  // none, without a fault: nothing was told
  ChoiceFault fault = ChoiceFault::kNone;
  std::vector<std::string> sources{};  // those that tell of it
};

// Those with exactly the dimensions that are asked, where there is one; else all that have these, if their definition
// lets them be added up over the others. Of one source.
absl::StatusOr<Choice> ChooseSeries(db::Session& session, const store::SeriesQuery& query,
                                    const domain::Definition& definition);

}  // namespace pepiniere::metrics::api
