#include "services/base/date.h"

#include <chrono>

#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"

namespace pepiniere::base {
namespace {

std::chrono::year_month_day Civil(std::int32_t days) { return std::chrono::sys_days(std::chrono::days(days)); }

std::optional<int> Digits(std::string_view s) {
  int value = 0;
  for (char c : s) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> Date::FromCivil(int year, int month, int day) {
  if (year < 1 || year > 9999) return std::nullopt;
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day civil(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                          std::chrono::day(static_cast<unsigned>(day)));
  if (!civil.ok()) return std::nullopt;
  return Date(static_cast<std::int32_t>(std::chrono::sys_days(civil).time_since_epoch().count()));
}

std::optional<Date> Date::Parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = Digits(iso.substr(0, 4)), month = Digits(iso.substr(5, 2)), day = Digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return FromCivil(*year, *month, *day);
}

Date Date::InParis(absl::Time instant) {
  static const absl::TimeZone paris = [] {
    absl::TimeZone zone;
    if (!absl::LoadTimeZone("Europe/Paris", &zone)) zone = absl::FixedTimeZone(3600);
    return zone;
  }();
  return Date(static_cast<std::int32_t>(absl::ToCivilDay(instant, paris) - absl::CivilDay(1970, 1, 1)));
}

int Date::year() const { return static_cast<int>(Civil(days_).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(Civil(days_).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(Civil(days_).day())); }

std::string Date::ToString() const {
  const std::chrono::year_month_day c = Civil(days_);
  return absl::StrFormat("%04d-%02d-%02d", static_cast<int>(c.year()), static_cast<unsigned>(c.month()),
                         static_cast<unsigned>(c.day()));
}

}  // namespace pepiniere::base
