#include "services/base/ids.h"

#include <cstdint>

#include "absl/random/random.h"

namespace pepiniere::base {
namespace {

constexpr char kCrockford[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// Writes the low 5 * `digits` bits of `value`, the highest first.
void Encode(std::uint64_t value, int digits, std::string& out) {
  for (int shift = 5 * (digits - 1); shift >= 0; shift -= 5) out += kCrockford[(value >> shift) & 31];
}

}  // namespace

std::string Ulid(absl::Time now, absl::BitGenRef random) {
  std::string id;
  id.reserve(26);
  Encode(static_cast<std::uint64_t>(absl::ToUnixMillis(now)) & 0xFFFFFFFFFFFF, 10, id);
  for (int half = 0; half < 2; ++half) Encode(absl::Uniform<std::uint64_t>(random), 8, id);
  return id;
}

std::string NewId(absl::Time now) {
  thread_local absl::BitGen random;
  return Ulid(now, random);
}

}  // namespace pepiniere::base
