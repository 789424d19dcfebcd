// The programmes and their cohorts as the open data tells them: the cohort service's messages.
#pragma once

#include <string_view>
#include <vector>

#include "pepiniere/cohort/v1/cohort.pb.h"
#include "pepiniere/cohort/v1/programme.pb.h"

namespace pepiniere::gateway::opendata {

// Each list by name.
struct Programmes {
  std::vector<cohort::v1::Programme> programmes;
  std::vector<cohort::v1::Cohort> cohorts;
};

// "eig" and "8" of programmes/eig/cohorts/8.
std::string_view ProgrammeOf(const cohort::v1::Cohort& cohort);
std::string_view IdWithinProgramme(const cohort::v1::Cohort& cohort);
// "planned", "running", "ended" or "undated", by the day on which it was read; empty for what only a newer service
// knows.
std::string_view StateOf(const cohort::v1::Cohort& cohort);

}  // namespace pepiniere::gateway::opendata
