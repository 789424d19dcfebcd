// What brings the people of a cohort together, as people type and read it.
#pragma once

#include <string>

#include "clients/pep/kit/messages.h"
#include "pepiniere/cohort/v1/cohort.pb.h"

namespace pepiniere::pep {

// "bootcamp;2020-09-01;2020-09-05;Paris;Title": all that follows the first day may be left out. Returns what is wrong
// with it, if anything.
std::string AddSession(const std::string& typed, cohort::v1::Cohort& cohort, const Messages& say);

// "bootcamp · 1 Sep 2020 → 5 Sep 2020 · Paris · Title".
std::string SaidSession(const cohort::v1::Session& session, const Messages& say);

}  // namespace pepiniere::pep
