// Easter Sunday, which six public holidays follow or are followed by.
#pragma once

#include "services/base/date.h"

namespace pepiniere::policy {

// Of a year from 1583 to 9999 in the Gregorian calendar, by the ecclesiastical moon: from 22 March to 25 April.
base::Date EasterSunday(int year);

}  // namespace pepiniere::policy
