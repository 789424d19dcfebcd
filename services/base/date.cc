#include "services/base/date.h"

#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"

namespace pepiniere::base {
namespace {

constexpr absl::CivilDay kEpoch(1970, 1, 1);

absl::CivilDay Civil(std::int32_t days) { return kEpoch + days; }

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
  const absl::CivilDay civil(year, month, day);
  if (civil.month() != month || civil.day() != day) return std::nullopt;  // CivilDay normalises; a date does not.
  return Date(static_cast<std::int32_t>(civil - kEpoch));
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
  return Date(static_cast<std::int32_t>(absl::ToCivilDay(instant, paris) - kEpoch));
}

int Date::year() const { return static_cast<int>(Civil(days_).year()); }
int Date::month() const { return Civil(days_).month(); }
int Date::day() const { return Civil(days_).day(); }

std::string Date::ToString() const {
  const absl::CivilDay c = Civil(days_);
  return absl::StrFormat("%04d-%02d-%02d", c.year(), c.month(), c.day());
}

}  // namespace pepiniere::base
