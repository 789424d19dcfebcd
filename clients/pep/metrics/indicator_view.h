// How figures are listed.
#pragma once

#include <string>

#include "clients/pep/kit/output.h"
#include "pepiniere/metrics/v1/indicator.pb.h"

namespace pepiniere::pep {

// Of one project, and of several, which they name.
const View<metrics::v1::Indicator>& IndicatorView();
const View<metrics::v1::Indicator>& ProjectIndicatorView();

// All of them, one after the other.
template <class Items>
void ListIndicators(const Output& output, const Items& indicators) {
  Listing<metrics::v1::Indicator> listing(output, IndicatorView());
  for (const auto& indicator : indicators) listing.Add(indicator);
  listing.Flush();
}

// "audience=COMPANIES;channel=web"
std::string PlainDimensions(const metrics::v1::Indicator& indicator);

}  // namespace pepiniere::pep
