#include "services/gateway/call/timeout.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "absl/strings/numbers.h"
#include "services/aip/errors.h"
#include "services/base/text.h"

namespace pepiniere::gateway {
namespace {

constexpr std::size_t kConnectDigits = 10, kGrpcDigits = 8;

absl::StatusOr<absl::Duration> Parse(std::string_view name, std::string_view digits, std::size_t most,
                                     absl::Duration unit) {
  std::int64_t count = 0;
  const bool number = !digits.empty() && digits.size() <= most &&
                      std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  if (!number || !absl::SimpleAtoi(base::Absl(digits), &count)) return aip::Invalid(name, "this is no time-out");
  return count * unit;
}

absl::Duration UnitOf(char letter) {
  const std::array<std::pair<char, absl::Duration>, 6> units = {{{'H', absl::Hours(1)},
                                                                 {'M', absl::Minutes(1)},
                                                                 {'S', absl::Seconds(1)},
                                                                 {'m', absl::Milliseconds(1)},
                                                                 {'u', absl::Microseconds(1)},
                                                                 {'n', absl::Nanoseconds(1)}}};
  const auto* found = std::ranges::find(units, letter, &std::pair<char, absl::Duration>::first);
  return found == units.end() ? absl::ZeroDuration() : found->second;
}

}  // namespace

absl::StatusOr<absl::Duration> TimeoutOf(const Headers& headers) {
  if (headers.Has("connect-timeout-ms")) {
    return Parse("connect-timeout-ms", headers.Get("connect-timeout-ms"), kConnectDigits, absl::Milliseconds(1));
  }
  std::string_view grpc = headers.Get("grpc-timeout");
  if (grpc.empty()) return absl::InfiniteDuration();
  const absl::Duration unit = UnitOf(grpc.back());
  grpc.remove_suffix(unit == absl::ZeroDuration() ? grpc.size() : 1);
  return Parse("grpc-timeout", grpc, kGrpcDigits, unit);
}

}  // namespace pepiniere::gateway
