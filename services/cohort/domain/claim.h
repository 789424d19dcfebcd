// What others published about a programme or a cohort. Field meanings are documented once, on the contract
// (claim.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::cohort {

// Numbered as in the contract.
enum class ClaimFigure {
  kPeople = 1,
  kPersonMonths,
  kAssignments,
  kChallenges,
  kInProduction,
  kApplications,
  kFunding,
  kOther
};

// PEOPLE, IN_PRODUCTION: the symbols of the contract without their prefix, also what the database stores.
std::string_view Symbol(ClaimFigure figure);
bool ReadSymbol(std::string_view symbol, ClaimFigure& figure);

struct Claim {
  std::string quote;
  ClaimFigure figure = ClaimFigure::kOther;
  std::optional<double> value;  // of funding, in euros
  std::string source, source_uri;
  base::Date date;

  static void Fields(auto&& visit, auto&... each) {
    visit("quote", each.quote...);
    visit("figure", each.figure...);
    visit("value", each.value...);
    visit("source", each.source...);
    visit("source_uri", each.source_uri...);
    visit("date", each.date...);
  }
  bool operator==(const Claim&) const = default;
};

// What is wrong with those of one resource, beyond what each field may hold: adds it under their paths
// ("claims[1].date").
void CheckClaims(const std::vector<Claim>& claims, base::Date today, base::Problems& problems);

}  // namespace pepiniere::cohort
