// How projects and metrics are called that metrics.sql makes, and how it numbers their series.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"

namespace pepiniere::bench {

inline constexpr std::size_t kMetrics = 50, kMetricProjects = 1'000;
// Noon of the last day, 31 March 2026, in UTC.
inline constexpr std::int64_t kLastNoon = 1'774'958'400, kDay = 86'400;

// From 1 on.
inline std::string MetricProject(std::size_t n) { return absl::StrFormat("projects/projet-%06d", n); }
inline std::string MetricName(std::size_t n) { return absl::StrFormat("definitions/mesure_%02d", n); }

inline std::int64_t SeriesNumber(const std::string& project, const std::string& metric) {
  std::int64_t of_project = 0, of_metric = 0;
  (void)absl::SimpleAtoi(project.substr(project.rfind('-') + 1), &of_project);
  (void)absl::SimpleAtoi(metric.substr(metric.rfind('_') + 1), &of_metric);
  return (of_project - 1) * static_cast<std::int64_t>(kMetrics) + of_metric;
}

}  // namespace pepiniere::bench
