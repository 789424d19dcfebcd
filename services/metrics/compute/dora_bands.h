// In which of DORA's bands a figure falls. On the exact value, never on what is shown of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/time/time.h"

namespace pepiniere::metrics {

// Reference data: other buckets are another version. These are those of the Four Keys dashboard (2019). A month has 730
// hours; what lasts exactly as long as a limit is in the band above.
struct DoraBands {
  int version = 1;
  // Days with a deployment: the median of weeks, then of the last complete months.
  int daily = 3, weekly = 1, monthly = 1;
  int months = 3;
  absl::Duration day = absl::Hours(24), week = absl::Hours(168), month = absl::Hours(730);
  absl::Duration six_months = absl::Hours(4380);
  int fail_low_percent = 15;     // up to, and with it
  int fail_middle_percent = 46;  // below
};

// "daily", "weekly", "monthly", "yearly"; empty where a week's median does not tell and there is no complete month.
std::string_view FrequencyBand(double days_a_week, std::optional<double> days_a_month, const DoraBands& bands);
// Of a lead or a recovery time: "one_day", "one_week", "one_month", "six_months", "longer".
std::string_view TimeBand(double seconds, const DoraBands& bands);
// "low", "middle", "high". `deployments` > 0.
std::string_view FailBand(std::int64_t failed, std::int64_t deployments, const DoraBands& bands);

}  // namespace pepiniere::metrics
