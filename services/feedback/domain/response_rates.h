// Response rates as they are named everywhere: American Association for Public Opinion Research, "Standard Definitions:
// Final Dispositions of Case Codes and Outcome Rates for Surveys".
#pragma once

#include <cstdint>
#include <optional>

#include "services/feedback/domain/ratio.h"

namespace pepiniere::feedback {

// What became of those who were drawn: counts from 0 to kMostCases.
struct Dispositions {
  std::int64_t interviews = 0;    // I: complete
  std::int64_t partials = 0;      // P: in part
  std::int64_t refusals = 0;      // R: refused or broke off
  std::int64_t noncontacts = 0;   // NC: eligible, and never reached
  std::int64_t others = 0;        // O: eligible, and did not take part for another reason
  std::int64_t unknown = 0;       // U: whether they are eligible is not known (UH + UO)
  std::int64_t not_eligible = 0;  // NE
};
inline constexpr std::int64_t kMostCases = 1'000'000;

// None where there is nothing to divide by: no data, and never 0.
struct ResponseRates {
  // Which share of the unknown is eligible, e: that of those of whom it is known.
  std::optional<Ratio> eligible;
  std::optional<Ratio> rr1;  // I by all who are or may be eligible: the least
  std::optional<Ratio> rr2;  // I + P by the same
  std::optional<Ratio> rr3;  // I by the eligible and e of the unknown
  std::optional<Ratio> rr5;  // I by the eligible alone: the most
};

ResponseRates RatesOf(const Dispositions& cases);

}  // namespace pepiniere::feedback
