// The calendar that a command counts by.
#pragma once

#include <string>

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

inline constexpr const char kUsualCalendar[] = "metropole";

// --calendar. `target`, which outlives the parse, is the id of one that there is.
void AddCalendarFlag(Command& command, std::string& target);

}  // namespace pepiniere::pep
