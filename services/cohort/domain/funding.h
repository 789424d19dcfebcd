// What pays for an assignment: its lines, how a cost is split, and what an overpayment takes from the next payment.
// Amounts are euro cents.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/problems.h"

namespace pepiniere::cohort {

// Shares are in basis points, hundredths of a percent.
inline constexpr int kWholeShare = 10'000;
inline constexpr std::int64_t kMostFunding = 1'000'000'000'000;  // of one line, in cents: ten billion euros

enum class FundingKind { kMonthsOfCost = 1, kLumpSum };

// Promised, allowed by a decree, paid, and paid too much of.
enum class FundingState { kGranted = 1, kDecreed, kTransferred, kOverpaid };

// LUMP_SUM, GRANTED: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(FundingKind kind);
std::string_view Symbol(FundingState state);
bool ReadSymbol(std::string_view symbol, FundingKind& kind);
bool ReadSymbol(std::string_view symbol, FundingState& state);

struct FundingLine {
  FundingKind kind = FundingKind::kMonthsOfCost;
  std::string funding_source;  // PIA, LFI, co-funding...
  int months = 0;              // of cost; 0 of a lump sum
  std::int64_t amount = 0;
  int share = 0;  // of all the lines together, in basis points
  FundingState state = FundingState::kGranted;
  std::int64_t overpaid = 0;  // what was paid beyond what was due; 0 unless OVERPAID

  static void Fields(auto&& visit, auto&... each) {
    visit("kind", each.kind...);
    visit("funding_source", each.funding_source...);
    visit("months", each.months...);
    visit("amount", each.amount...);
    visit("share_basis_points", each.share...);
    visit("state", each.state...);
    visit("overpaid_amount", each.overpaid...);
  }
  bool operator==(const FundingLine&) const = default;
};

// The parts of an amount, which add up to it: each its share rounded down, and the cents that are left to those of
// whose share most was cut off, to the earlier one of equals. 58,333.33 at 30/70 is 17,500.00 and 40,833.33. None
// unless the shares are zero or more and add up to 10,000, and the amount is zero or more.
std::optional<std::vector<std::int64_t>> SplitByShare(std::int64_t amount, std::span<const int> shares);

// The lines of one assignment. Their shares add up to 10,000, and each amount is what SplitByShare gives of their sum.
std::vector<base::FieldProblem> CheckFunding(std::span<const FundingLine> lines);

// GRANTED, DECREED, TRANSFERRED, OVERPAID, each after the one before and nothing else: at state.
std::vector<base::FieldProblem> CheckFundingMove(FundingState from, FundingState to);

// What a line has still to bring, after what its source overpaid by earlier lines was deducted.
struct FundingDue {
  std::int64_t deducted = 0, due = 0;
  bool operator==(const FundingDue&) const = default;
};
struct Overpayment {
  std::string funding_source;
  std::int64_t amount = 0;
  bool operator==(const Overpayment&) const = default;
};
struct FundingDues {
  std::vector<FundingDue> lines;         // one each
  std::vector<Overpayment> unrecovered;  // by source, in the order of their first overpayment: no line was left for it
};
// In the order in which they are paid. An overpayment is deducted from the source's next line, and what that one is
// too small for from the one after.
FundingDues DuesOf(std::span<const FundingLine> lines);

// 100 x part / whole in hundredths, rounded to the nearest, halves up; but only what is all of it is 100.00, and only
// nothing is 0.00: 99.996 % is 9999, 0.004 % is 1, and what is more than the whole is more than 10,000. None where
// either is below zero or the whole is nothing, which has no percentage.
std::optional<std::int64_t> PercentHundredths(std::int64_t part, std::int64_t whole);

}  // namespace pepiniere::cohort
