#include "services/feedback/domain/ratio.h"

#include <numeric>

#include "services/base/text.h"

namespace pepiniere::feedback {

Ratio Ratio::Of(std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t common = std::gcd(numerator, denominator) * (denominator < 0 ? -1 : 1);
  return {numerator / common, denominator / common};
}

std::string Ratio::ToString() const {
  return denominator == 1 ? base::Concat(numerator) : base::Concat(numerator, "/", denominator);
}

std::int64_t Ratio::Permille() const {
  constexpr std::int64_t kTwice = 2, kParts = 1000;
  const std::int64_t half = numerator < 0 ? -denominator : denominator;
  return (kTwice * kParts * numerator + half) / (kTwice * denominator);
}

}  // namespace pepiniere::feedback
