#include "services/policy/domain/calendar.h"

#include <algorithm>
#include <iterator>

#include "services/base/text.h"

namespace pepiniere::policy {
namespace {

constexpr CalendarName kNames[] = {
    {"metropole", "France métropolitaine", "Metropolitan France"},
    {"alsace-moselle", "Alsace-Moselle", "Alsace-Moselle", Territory::kAlsaceMoselle},
    {"guadeloupe", "Guadeloupe", "Guadeloupe", Territory::kGuadeloupe},
    {"guyane", "Guyane", "French Guiana", Territory::kGuyane},
    {"martinique", "Martinique", "Martinique", Territory::kMartinique},
    {"mayotte", "Mayotte", "Mayotte", Territory::kMayotte},
    {"reunion", "La Réunion", "Réunion", Territory::kReunion},
};

Holiday Found(const HolidayRule& rule, base::Date day) {
  return {.day = day,
          .code = std::string(rule.code),
          .french = std::string(rule.french),
          .english = std::string(rule.english),
          .law = std::string(rule.law)};
}

Holiday Found(const DatedHoliday& dated) {
  return {.day = dated.day, .code = "dated", .french = dated.french, .english = dated.english, .law = dated.law};
}

}  // namespace

std::span<const CalendarName> CalendarNames() { return kNames; }

std::optional<Calendar> Calendar::Of(std::string_view id, std::vector<DatedHoliday> dated) {
  const auto* const name = std::ranges::find(kNames, id, &CalendarName::id);
  if (name == std::end(kNames)) return std::nullopt;
  return Calendar(*name, std::move(dated));
}

std::string Calendar::version() const { return base::Concat(id(), "@", kHolidayRulesVersion, ".", dated_.size()); }

Calendar Calendar::With(std::vector<DatedHoliday> more) const {
  std::vector<DatedHoliday> all = dated_;
  std::ranges::move(more, std::back_inserter(all));
  return {*name_, std::move(all)};
}

bool Calendar::Has(const HolidayRule& rule, int year) const {
  return (rule.territory == Territory::kEverywhere || rule.territory == name_->territory) && rule.first_year <= year &&
         year <= rule.last_year && year >= kFirstHolidayYear && year <= kLastHolidayYear;
}

const DatedHoliday* Calendar::Decided(base::Date day) const {
  const auto found = std::find_if(dated_.rbegin(), dated_.rend(), [&](const auto& dated) { return dated.day == day; });
  return found == dated_.rend() ? nullptr : &*found;
}

std::optional<Holiday> Calendar::On(base::Date day) const {
  const int year = day.year();
  const DatedHoliday* const decided = Decided(day);
  if (decided != nullptr && !decided->is_holiday) return std::nullopt;
  for (const HolidayRule& rule : HolidayRules()) {
    if (Has(rule, year) && DayOf(rule, year) == day) return Found(rule, day);
  }
  return decided != nullptr ? std::optional(Found(*decided)) : std::nullopt;
}

std::vector<Holiday> Calendar::Between(base::Date first, base::Date last) const {
  std::vector<Holiday> found;
  const auto add = [&](Holiday holiday) {
    if (first <= holiday.day && holiday.day <= last) found.push_back(std::move(holiday));
  };
  for (int year = first.year(); year <= last.year(); ++year) {
    for (const HolidayRule& rule : HolidayRules()) {
      if (!Has(rule, year)) continue;
      const base::Date day = DayOf(rule, year);
      const DatedHoliday* const decided = Decided(day);
      if (decided == nullptr || decided->is_holiday) add(Found(rule, day));
    }
  }
  for (const DatedHoliday& dated : dated_) {
    if (Decided(dated.day) != &dated || !dated.is_holiday) continue;
    const std::optional<Holiday> by_rule = On(dated.day);
    if (by_rule && by_rule->code == "dated") add(*by_rule);
  }
  std::stable_sort(found.begin(), found.end(), [](const Holiday& a, const Holiday& b) { return a.day < b.day; });
  return found;
}

int Weekday(base::Date day) {
  constexpr int kDaysOfWeek = 7, kThursday = 3;  // 1970-01-01 was one
  return ((day.days() + kThursday) % kDaysOfWeek + kDaysOfWeek) % kDaysOfWeek;
}

bool IsOuvre(const Calendar& calendar, base::Date day) { return Weekday(day) < kSaturday && !calendar.IsHoliday(day); }

bool IsOuvrable(const Calendar& calendar, base::Date day) {
  return Weekday(day) != kSunday && !calendar.IsHoliday(day);
}

}  // namespace pepiniere::policy
