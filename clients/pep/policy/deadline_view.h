// How the last day of an answer comes about, as the service computed it.
#pragma once

#include <optional>

#include "clients/pep/kit/output.h"
#include "pepiniere/policy/v1/transmission.pb.h"
#include "services/policy/domain/clock_step.h"

namespace pepiniere::pep {

// A step of the service's as the domain has it, which says it in words; none of a kind that this pep does not know.
std::optional<policy::ClockStep> StepOf(const policy::v1::Deadline::Step& step);

// The last day and each step, for people; a message for programs, or a record a step.
void ShowDeadline(const Output& output, const policy::v1::Deadline& deadline);

}  // namespace pepiniere::pep
