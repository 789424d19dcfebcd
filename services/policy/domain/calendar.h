// A calendar: the public holidays of a place, by the rules of law and by days that were decided one by one.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/base/date.h"
#include "services/policy/domain/holiday.h"

namespace pepiniere::policy {

// What was decided of one day, beside the rules: a holiday that is new, of a place that has no rules here, or of one
// year alone; or, where `is_holiday` is false, that a day is none. Of two about one day the later one holds.
struct DatedHoliday {
  base::Date day;
  bool is_holiday = true;
  std::string french{}, english{};
  std::string law{};  // what decided it
  bool operator==(const DatedHoliday&) const = default;
};

// What a calendar is called.
struct CalendarName {
  std::string_view id;               // "alsace-moselle"
  std::string_view french, english;  // "Alsace-Moselle"
  Territory territory = Territory::kEverywhere;
};

// Those that rules are known of: `metropole`, `alsace-moselle`, and the departments overseas, whose days off by custom
// or by agreement are no public holidays.
std::span<const CalendarName> CalendarNames();

class Calendar {
 public:
  // None for an id that is not among CalendarNames().
  static std::optional<Calendar> Of(std::string_view id, std::vector<DatedHoliday> dated = {});

  const CalendarName& name() const { return *name_; }
  std::string_view id() const { return name_->id; }
  // "metropole@1.0": the version of the rules, and how many days were decided. What is computed by another version may
  // differ.
  std::string version() const;
  const std::vector<DatedHoliday>& dated() const { return dated_; }
  // With more of them, after those that it has: a later version.
  Calendar With(std::vector<DatedHoliday> more) const;

  // Years before kFirstHolidayYear and after kLastHolidayYear have none by rule.
  std::optional<Holiday> On(base::Date day) const;
  bool IsHoliday(base::Date day) const { return On(day).has_value(); }
  // All from one day to another, both included, in their order; two of one day both count.
  std::vector<Holiday> Between(base::Date first, base::Date last) const;

 private:
  Calendar(const CalendarName& name, std::vector<DatedHoliday> dated) : name_(&name), dated_(std::move(dated)) {}
  bool Has(const HolidayRule& rule, int year) const;
  const DatedHoliday* Decided(base::Date day) const;

  const CalendarName* name_;
  std::vector<DatedHoliday> dated_;
};

// 0 is a Monday.
inline constexpr int kSaturday = 5, kSunday = 6;
int Weekday(base::Date day);

// *Jour ouvré*: neither a Saturday nor a Sunday nor a holiday.
bool IsOuvre(const Calendar& calendar, base::Date day);
// *Jour ouvrable*: neither the day of weekly rest, Sunday, nor a holiday.
bool IsOuvrable(const Calendar& calendar, base::Date day);

}  // namespace pepiniere::policy
