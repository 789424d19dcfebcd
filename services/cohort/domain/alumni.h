// Who is an alumnus: computed, never told.
#pragma once

#include <span>

#include "services/base/date.h"
#include "services/cohort/domain/days.h"

namespace pepiniere::cohort {

// Had an assignment that is over, has none on that day, and consents to being listed on it. `assignments`: all that the
// person ever had, of every programme, with their renewals, until the day on which each really ended.
bool IsAlumnus(std::span<const DayRange> assignments, bool consents, base::Date day);

}  // namespace pepiniere::cohort
