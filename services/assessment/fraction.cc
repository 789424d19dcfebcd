#include "services/assessment/fraction.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <utility>

namespace pepiniere::assessment {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

struct Fraction::Number {
  cpp_rational value;
};

namespace {

bool AreDigits(std::string_view text) {
  return !text.empty() && text.size() <= Fraction::kMostDigits &&
         std::ranges::all_of(text, [](char c) { return '0' <= c && c <= '9'; });
}

// The library takes what begins with 0 for octal.
cpp_int Whole(std::string_view digits) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return cpp_int(std::string(digits));
}

}  // namespace

Fraction::Fraction(std::int64_t whole) : Fraction(Number{cpp_rational(whole)}) {}
Fraction::Fraction(Number number) : number_(std::make_shared<const Number>(std::move(number))) {}

const Fraction::Number& Fraction::number() const {
  static const Number* const zero = new Number{};
  return number_ ? *number_ : *zero;
}

std::optional<Fraction> Fraction::Parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto bar = text.find('/');
  const std::string_view above = text.substr(0, bar);
  const std::string_view below = bar == text.npos ? "1" : text.substr(bar + 1);
  if (!AreDigits(above) || !AreDigits(below)) return std::nullopt;
  const cpp_int denominator = Whole(below);
  if (denominator == 0) return std::nullopt;
  const cpp_int numerator = Whole(above);
  return Fraction(Number{cpp_rational(negative ? cpp_int(-numerator) : numerator, denominator)});
}

std::string Fraction::ToString() const { return number().value.str(); }

Fraction operator+(const Fraction& a, const Fraction& b) {
  return Fraction(Fraction::Number{a.number().value + b.number().value});
}
Fraction operator-(const Fraction& a, const Fraction& b) {
  return Fraction(Fraction::Number{a.number().value - b.number().value});
}
Fraction operator*(const Fraction& a, const Fraction& b) {
  return Fraction(Fraction::Number{a.number().value * b.number().value});
}
Fraction operator/(const Fraction& a, const Fraction& b) {
  return Fraction(Fraction::Number{a.number().value / b.number().value});
}
bool operator==(const Fraction& a, const Fraction& b) { return a.number().value == b.number().value; }
std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
  return a.number().value.compare(b.number().value) <=> 0;
}

}  // namespace pepiniere::assessment
