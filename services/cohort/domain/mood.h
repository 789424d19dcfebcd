// What people of a cohort write of their week. Field meanings are documented once, on the contract (mood.proto).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/cohort/domain/days.h"
#include "services/cohort/domain/moods.h"
#include "services/cohort/domain/programme.h"

namespace pepiniere::cohort {

struct Mood {
  using Parent = Cohort;
  static constexpr std::string_view kPattern = "programmes/{programme}/cohorts/{cohort}/moods/{mood}",
                                    kCollection = "moods";
  std::string person{};                    // a name of the access service's
  std::optional<base::Date> week_start{};  // a Monday
  int mood = 0;                            // 1 to 5
  std::string priority{}, went_well{}, hard{}, help_needed{};

  static void Fields(auto&& visit, auto&... each) {
    visit("person", each.person...);
    visit("week_start_date", each.week_start...);
    visit("mood", each.mood...);
    visit("priority", each.priority...);
    visit("went_well", each.went_well...);
    visit("hard", each.hard...);
    visit("help_needed", each.help_needed...);
  }
  bool operator==(const Mood&) const = default;
};

// Of the week that has that day.
base::Date MondayOf(base::Date day);
DayRange WeekFrom(base::Date monday);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Mood& mood, base::Date today);

struct WeekOfMoods {
  base::Date monday;
  std::optional<MoodFigure> figure;  // none: withheld
};
// Of each week that is over on that day and in which somebody wrote, in order: MoodFiguresOf, week by week. Nobody
// writes of a week that is over, so that each figure is told once and for all.
std::vector<WeekOfMoods> WeeksOf(std::span<const Mood> moods, base::Date today);

}  // namespace pepiniere::cohort
