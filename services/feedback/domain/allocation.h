// How many of each stratum are wanted, and how many are invited so that as many take part.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace pepiniere::feedback {

// People by stratum.
using Strata = std::map<std::string, std::int64_t>;

// `wanted` places in proportion to the strata, q = wanted * N_h / N, by the largest remainder: each stratum has the
// whole part of its q, and what is left goes to those with the largest remainders, the first by its code between equals
// (Hamilton's method). None where more are wanted than there are, or less than 0. No stratum gets more than it has.
std::optional<Strata> Allocate(const Strata& strata, std::int64_t wanted);

// How many to invite in each stratum so that `allocation` take part where a share of `percent`, from 1 to 100, does:
// rounded up, and never more than there are.
Strata Invitations(const Strata& allocation, const Strata& strata, int percent);

}  // namespace pepiniere::feedback
