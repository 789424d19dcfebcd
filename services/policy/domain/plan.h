// An action plan, and how many commitments it has: as it says, and as they are listed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace pepiniere::policy {

struct Plan {
  std::string country;                           // "FR": ISO 3166-1
  int cycle = 0;                                 // the year in which it begins
  std::optional<std::int64_t> declared_count{};  // none: it says no number
  std::string declared_in{};                     // where it says so
  bool operator==(const Plan&) const = default;
};

// Both counts are told. Neither corrects the other.
struct PlanCounts {
  std::optional<std::int64_t> declared;
  std::int64_t listed = 0;
  bool differ() const { return declared && *declared != listed; }
  bool operator==(const PlanCounts&) const = default;
};

// `listed`: how many commitments of the plan are listed, each row once, whatever its id.
inline PlanCounts CountsOf(const Plan& plan, std::int64_t listed) { return {plan.declared_count, listed}; }

}  // namespace pepiniere::policy
