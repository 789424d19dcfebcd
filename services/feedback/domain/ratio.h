// A quotient of two counts, exact: means and response rates are published as fractions, so that nothing is rounded
// twice.
#pragma once

#include <cstdint>
#include <string>

namespace pepiniere::feedback {

// Always reduced, with a denominator of 1 at least.
struct Ratio {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  // `denominator` is not 0.
  static Ratio Of(std::int64_t numerator, std::int64_t denominator);

  // "7/2"; "4" when whole.
  std::string ToString() const;
  double Value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
  // In tenths of a percent, rounded half away from 0: 1/3 is 333.
  std::int64_t Permille() const;

  bool operator==(const Ratio&) const = default;
};

}  // namespace pepiniere::feedback
