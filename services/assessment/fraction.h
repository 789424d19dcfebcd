// An exact number: marks, weights, means and scores are never rounded.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pepiniere::assessment {

// A whole number or a quotient of two, always reduced. It is never changed once made: copies share it.
class Fraction {
 public:
  // What a numerator or a denominator may have at most when it is read.
  static constexpr std::size_t kMostDigits = 40;

  Fraction() = default;          // 0
  Fraction(std::int64_t whole);  // NOLINT(google-explicit-constructor): a whole number is one

  // "33/2", "17", "-1/3", reduced or not. None for anything else, a denominator of 0 and too many digits.
  static std::optional<Fraction> Parse(std::string_view text);
  // Reduced: "33/2"; "17" when whole.
  std::string ToString() const;

  friend Fraction operator+(const Fraction& a, const Fraction& b);
  friend Fraction operator-(const Fraction& a, const Fraction& b);
  friend Fraction operator*(const Fraction& a, const Fraction& b);
  // `b` is not 0.
  friend Fraction operator/(const Fraction& a, const Fraction& b);
  friend bool operator==(const Fraction& a, const Fraction& b);
  friend std::strong_ordering operator<=>(const Fraction& a, const Fraction& b);

 private:
  struct Number;  // the library's
  explicit Fraction(Number number);
  const Number& number() const;

  std::shared_ptr<const Number> number_;  // none: 0
};

}  // namespace pepiniere::assessment
