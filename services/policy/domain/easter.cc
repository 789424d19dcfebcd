#include "services/policy/domain/easter.h"

namespace pepiniere::policy {

// The Gregorian computus: the paschal full moon by the golden number and the century's epact, then the Sunday after it.
base::Date EasterSunday(int year) {
  const int golden = year % 19;
  const int century = year / 100, in_century = year % 100;
  const int leap_days_left_out = century - century / 4;
  const int moon_correction = (8 * century + 13) / 25;
  // Days from 21 March to the full moon; the last two of the 30 are drawn together.
  const int epact = (19 * golden + leap_days_left_out - moon_correction + 15) % 30;
  const int full_moon = epact - (epact + golden / 11) / 29;
  // From the day after it to the Sunday.
  const int weekday = (2 * (century % 4) + 2 * (in_century / 4) - in_century % 4 - full_moon + 32) % 7;
  const base::Date equinox = *base::Date::FromCivil(year, 3, 21);
  return equinox + (full_moon + weekday + 1);
}

}  // namespace pepiniere::policy
