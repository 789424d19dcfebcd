// One line of OpenMetrics' text, by its grammar alone.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace pepiniere::metrics {

struct Sample {
  std::string name;
  std::map<std::string, std::string> labels;
  double value = 0;                 // may be infinite, or no number
  std::optional<double> timestamp;  // seconds since 1970
};

// "# TYPE name counter", "# HELP name text", "# UNIT name seconds".
struct Descriptor {
  std::string_view kind, name, text;
};

// The errors are INVALID_ARGUMENT, saying why without saying where.
absl::StatusOr<Sample> ParseSample(std::string_view line);
absl::StatusOr<Descriptor> ParseDescriptor(std::string_view line);

}  // namespace pepiniere::metrics
