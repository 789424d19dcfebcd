// Figures of histories, of all that was told or of a part of it: what users said is known by audience, the rest is not
// split.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pepiniere/metrics/v1/indicator.pb.h"
#include "services/metrics/compute/figure.h"
#include "services/metrics/compute/formulas.h"
#include "services/metrics/compute/history.h"
#include "services/metrics/compute/parameters.h"
#include "services/metrics/domain/dimension.h"
#include "services/metrics/store/history_store.h"

namespace pepiniere::metrics::api {

struct Part {
  std::vector<domain::Dimension> dimensions{};
  std::string source{};

  bool IsAll() const { return dimensions.empty() && source.empty(); }
};
// What that audience says.
Part PartOf(domain::Audience audience);
// The audience by which what users said is asked for; none: it is not, or by something else.
std::optional<domain::Audience> AudienceOf(const Part& part);
// Whether a figure is of what users said.
bool IsOfUsers(std::string_view indicator);

// What the formula says of that part; `said`: what each audience said. NOT_COVERED where nothing is known of it alone.
Figure ComputePart(const Formula& formula, const History& history, const store::Satisfaction& said, const Part& part,
                   const Window& window, const Parameters& parameters);
// Says of which part a figure is.
void TellPart(const Part& part, v1::Indicator& told);

}  // namespace pepiniere::metrics::api
