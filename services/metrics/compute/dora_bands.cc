#include "services/metrics/compute/dora_bands.h"

namespace pepiniere::metrics {

std::string_view FrequencyBand(double days_a_week, std::optional<double> days_a_month, const DoraBands& bands) {
  if (days_a_week >= bands.daily) return "daily";
  if (days_a_week >= bands.weekly) return "weekly";
  if (!days_a_month) return "";
  return *days_a_month >= bands.monthly ? "monthly" : "yearly";
}

std::string_view TimeBand(double seconds, const DoraBands& bands) {
  struct Limit {
    absl::Duration below;
    std::string_view name;
  };
  for (const auto& [below, name] : {Limit{bands.day, "one_day"}, Limit{bands.week, "one_week"},
                                    Limit{bands.month, "one_month"}, Limit{bands.six_months, "six_months"}}) {
    if (seconds < absl::ToDoubleSeconds(below)) return name;
  }
  return "longer";
}

std::string_view FailBand(std::int64_t failed, std::int64_t deployments, const DoraBands& bands) {
  // In integers: 3 of 20 are 15 %, whatever 0.15 is in binary.
  if (100 * failed <= bands.fail_low_percent * deployments) return "low";
  return 100 * failed < bands.fail_middle_percent * deployments ? "middle" : "high";
}

}  // namespace pepiniere::metrics
