// Which figure is asked about.
#pragma once

#include <string>
#include <vector>

#include "clients/pep/kit/command.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

inline constexpr Text kWhichIndicator = {"Its id, cycle_time, or with a version of its formula, cycle_time@1",
                                         "Son id, cycle_time, ou avec une version de sa formule, cycle_time@1"};
inline constexpr Text kWhichSubject = {
    "Of usage, online_share and impact: the metric, or the objective as PROJECT/OBJECTIVE",
    "De usage, online_share et impact : la mesure, ou l'objectif, PROJET/OBJECTIF"};

// --indicator: one or several, parted by commas, and again.
void AddIndicators(Command& command, std::vector<std::string>& indicators);

// "definitions/visits" of "visits", "projects/aides/objectives/7" of "aides/7"; whole names stay as they are.
std::string SubjectName(const std::string& typed);

}  // namespace pepiniere::pep
