#include "services/gateway/opendata/programmes.h"

#include <array>

#include "services/gateway/opendata/portfolio.h"

namespace pepiniere::gateway::opendata {
namespace {

// By the number of the state.
constexpr std::array<std::string_view, 5> kStates = {"", "planned", "running", "ended", "undated"};
static_assert(kStates.size() == cohort::v1::Cohort::State_ARRAYSIZE);

}  // namespace

std::string_view ProgrammeOf(const cohort::v1::Cohort& cohort) {
  const std::string_view rest = IdOf(cohort.name());
  return rest.substr(0, rest.find('/'));
}

std::string_view IdWithinProgramme(const cohort::v1::Cohort& cohort) {
  const std::string_view name = cohort.name();
  return name.substr(name.rfind('/') + 1);
}

std::string_view StateOf(const cohort::v1::Cohort& cohort) {
  const auto number = static_cast<std::size_t>(cohort.state());
  return number < kStates.size() ? kStates[number] : "";
}

}  // namespace pepiniere::gateway::opendata
