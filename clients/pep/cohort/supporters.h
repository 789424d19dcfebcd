// Who carries a challenge, as people type and read it.
#pragma once

#include <string>

#include "clients/pep/kit/messages.h"
#include "pepiniere/cohort/v1/challenge.pb.h"

namespace pepiniere::pep {

// "mentor;Camille Dupré;persons/…": the person may be left out. Returns what is wrong with it, if anything.
std::string AddSupporter(const std::string& typed, cohort::v1::Challenge& challenge, const Messages& say);

// "mentor · Camille Dupré".
std::string SaidSupporter(const cohort::v1::Supporter& supporter, const Messages& say);

}  // namespace pepiniere::pep
