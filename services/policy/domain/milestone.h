// When something is due that was promised, as precisely as it was said: mostly by a year.
#pragma once

#include <optional>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::policy {

// A year, a month of it, or a day of that.
struct Due {
  int year = 0;
  std::optional<int> month{};
  std::optional<int> day{};  // only with a month
  bool operator==(const Due&) const = default;
};

// What is wrong, at year, month or day.
std::vector<base::FieldProblem> ProblemsOf(const Due& due);

// The last day that is in time: of a year, 31 December. `due` has no problems.
base::Date LastDayOf(const Due& due);

// Numbered as in the contract.
enum class Lateness {
  kInTime = 1,  // not due yet, or done by its last day
  kLate,        // due, and not done
  kDoneLate,    // done after its last day
};

// As of a day. `done`: the day of which the government says that it is complete, if it does; a later one than `day` is
// none yet.
Lateness LatenessOn(base::Date day, const Due& due, std::optional<base::Date> done);

}  // namespace pepiniere::policy
