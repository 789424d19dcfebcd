#include "services/base/ids.h"

#include <algorithm>
#include <cstdint>

#include "absl/random/random.h"

namespace pepiniere::base {
namespace {

constexpr char kCrockford[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// Writes the low 5 * `digits` bits of `value`, the highest first.
void Encode(std::uint64_t value, int digits, std::string& out) {
  for (int shift = 5 * (digits - 1); shift >= 0; shift -= 5) out += kCrockford[(value >> shift) & 31];
}

constexpr std::int64_t kLastMillisecond = 0xFFFFFFFFFFFF;

}  // namespace

std::string UlidTime(absl::Time time) {
  std::string text;
  Encode(static_cast<std::uint64_t>(std::clamp(absl::ToUnixMillis(time), std::int64_t{0}, kLastMillisecond)), 10, text);
  return text;
}

std::string Ulid(absl::Time now, absl::BitGenRef random) {
  std::string id = UlidTime(now);
  id.reserve(26);
  for (int half = 0; half < 2; ++half) Encode(absl::Uniform<std::uint64_t>(random), 8, id);
  return id;
}

std::string NewId(absl::Time now) {
  thread_local absl::BitGen random;
  return Ulid(now, random);
}

}  // namespace pepiniere::base
