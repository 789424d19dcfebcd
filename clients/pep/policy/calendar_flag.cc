#include "clients/pep/policy/calendar_flag.h"

#include <vector>

#include "services/policy/domain/calendar.h"

namespace pepiniere::pep {

void AddCalendarFlag(Command& command, std::string& target) {
  std::vector<std::string> ids;
  for (const policy::CalendarName& name : policy::CalendarNames()) ids.emplace_back(name.id);
  command
      .String("--calendar", target,
              {"Whose public holidays (metropole)", "De quel territoire sont les jours fériés (metropole)"})
      .OneOf(ids);
}

}  // namespace pepiniere::pep
