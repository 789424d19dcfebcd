// The figures of a digital service, a line each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clients/pep/kit/output.h"
#include "pepiniere/metrics/v1/service_dashboard.pb.h"

namespace pepiniere::pep {

struct ServiceRow {
  std::string project, title, incubator, phase;
  std::string figure;    // "usage", "online_share", "jdma", "csat", "nps"
  std::string metric;    // of usage: definitions/{definition}
  std::string audience;  // "COMPANIES"; empty: all together
  std::string unit;
  std::optional<double> value, value_compared, value_before, progression;
  std::string no_data;  // why there is no value: "NO_ROWS"
  std::int64_t n = 0;   // how many things count; of usage not told
  std::string band = {};
};

// What it tells, and of what it does not tell, why.
std::vector<ServiceRow> RowsOf(const metrics::v1::DigitalService& service);
const View<ServiceRow>& ServiceRowView();

}  // namespace pepiniere::pep
