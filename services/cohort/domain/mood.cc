#include "services/cohort/domain/mood.h"

#include <map>
#include <utility>

namespace pepiniere::cohort {
namespace {

constexpr int kDaysOfAWeek = 7;

}  // namespace

base::Date MondayOf(base::Date day) {
  constexpr int kAfterAMonday = 3;  // 1970-01-01, of which days are counted, was a Thursday
  const int since = (day.days() + kAfterAMonday) % kDaysOfAWeek;
  return day + -(since < 0 ? since + kDaysOfAWeek : since);
}

DayRange WeekFrom(base::Date monday) { return {monday, monday + (kDaysOfAWeek - 1)}; }

std::vector<base::FieldProblem> ProblemsOf(const Mood& mood, base::Date today) {
  base::Problems problems;
  base::CheckFields(mood, today, problems);
  return std::move(problems).Take();
}

std::vector<WeekOfMoods> WeeksOf(std::span<const Mood> moods, base::Date today) {
  std::vector<MoodBulletin> bulletins;
  std::map<base::Date, BulletinSet> weeks;
  for (const Mood& mood : moods) {
    if (!mood.week_start || WeekFrom(*mood.week_start).last >= today) continue;
    weeks[*mood.week_start].push_back(bulletins.size());
    bulletins.push_back({mood.person, mood.mood});
  }
  std::vector<BulletinSet> asked;
  for (const auto& [monday, set] : weeks) asked.push_back(set);
  const auto figures = MoodFiguresOf(bulletins, asked);
  std::vector<WeekOfMoods> told;
  for (const auto& [monday, set] : weeks) told.push_back({monday, figures[told.size()]});
  return told;
}

}  // namespace pepiniere::cohort
