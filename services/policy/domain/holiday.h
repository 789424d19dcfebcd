// Public holidays as law has them: rules that hold from one year to another, as data.
#pragma once

#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "services/base/date.h"

namespace pepiniere::policy {

// Where a rule holds.
enum class Territory { kEverywhere, kAlsaceMoselle, kGuadeloupe, kGuyane, kMartinique, kMayotte, kReunion };

// The years that the rules are true of: before, other laws held.
inline constexpr int kFirstHolidayYear = 1950, kLastHolidayYear = 2299;

// A day of each year from `first_year` to `last_year`, both included: a day of a month, or so many days after Easter
// Sunday (fewer than none: before it) where `month` is 0.
struct HolidayRule {
  std::string_view code;             // "armistice-1918": for programs, never changes
  std::string_view french, english;  // what people call it
  Territory territory = Territory::kEverywhere;
  int month = 0;
  int day = 0;
  int first_year = kFirstHolidayYear;
  int last_year = std::numeric_limits<int>::max();
  std::string_view law;  // what made it one, and what ended it
};

// All of them; of two on one day the first is named.
std::span<const HolidayRule> HolidayRules();

// Raised by whoever changes the rules: what was computed by an older version is computed again.
inline constexpr int kHolidayRulesVersion = 1;

// The day of a rule in a year that it holds in.
base::Date DayOf(const HolidayRule& rule, int year);

// A holiday on its day.
struct Holiday {
  base::Date day;
  std::string code;
  std::string french, english;
  std::string law;
  bool operator==(const Holiday&) const = default;
};

}  // namespace pepiniere::policy
