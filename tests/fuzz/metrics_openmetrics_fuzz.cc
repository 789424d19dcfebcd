// Whatever is sent as OpenMetrics' text: what is read of it is what its points say when they are written again.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "services/base/text.h"
#include "services/metrics/ingest/openmetrics.h"
#include "services/query/utf8.h"
#include "tests/fuzz/require.h"

namespace pepiniere::metrics {
namespace {

using fuzz::Require;

// A point without a type, so that it keeps its name.
std::string Line(const PointSeen& point) {
  std::string labels;
  for (const auto& [name, value] : point.dimensions) {
    labels += base::Concat(labels.empty() ? "" : ",", name, "=\"",
                           absl::StrReplaceAll(value, {{"\\", "\\\\"}, {"\n", "\\n"}, {"\"", "\\\""}}), "\"");
  }
  return absl::StrFormat("%s{%s} %.17g %.6f\n", point.metric, labels, point.value,
                         static_cast<double>(absl::ToUnixMicros(point.time)) / 1e6);
}

void Read(std::string_view text) {
  const Reading reading{.received = absl::FromUnixSeconds(1'790'856'000)};
  const auto told = ReadOpenMetrics(text, reading);
  if (!told.ok()) {
    Require(told.status().code() == absl::StatusCode::kInvalidArgument, "a refusal is INVALID_ARGUMENT");
    Require(!query::FirstInvalidUtf8(std::string(told.status().message())), "errors are UTF-8");
    return;
  }
  Require(told->read == told->refused + static_cast<std::int64_t>(told->events.size()),
          "every sample is accounted for");
  for (const Event& event : told->events) {
    const auto& point = std::get<PointSeen>(event);
    Require(std::isfinite(point.value), "a point is a number");
    const auto again = ReadOpenMetrics(base::Concat(Line(point), "# EOF"), reading);
    Require(again.ok() && again->events.size() == 1, "what was read can be written");
    const auto& same = std::get<PointSeen>(again->events.front());
    Require(same.metric == point.metric && same.dimensions == point.dimensions && same.value == point.value &&
                same.time == point.time,
            "and is read as it was");
  }
}

}  // namespace
}  // namespace pepiniere::metrics

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pepiniere::metrics::Read({reinterpret_cast<const char*>(data), size});
  return 0;
}
