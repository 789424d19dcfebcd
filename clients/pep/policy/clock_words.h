// The steps of a clock, in words.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/kit/messages.h"
#include "services/policy/domain/clock_step.h"

namespace pepiniere::pep {

// As --unit has it: "ouvres".
std::string_view TypedUnit(policy::TermUnit unit);
// Of what is typed; one of TypedUnit.
policy::TermUnit UnitOf(std::string_view typed);

// "10 jours ouvrés", "10 working days (Monday to Friday)".
std::string SaidTerm(int n, policy::TermUnit unit, const Messages& say);

// A sentence.
std::string SaidStep(const policy::ClockStep& step, const Messages& say);

}  // namespace pepiniere::pep
