// What a clock comes to, for people and for programs.
#pragma once

#include "clients/pep/kit/output.h"
#include "services/policy/domain/answer_clock.h"
#include "services/policy/domain/deadline.h"

namespace pepiniere::pep {

// Of a clock that has a last day. For programs one JSON object, or a line of CSV a step.
void ShowClock(const Output& output, const policy::AnswerClock& clock, const policy::Deadline& deadline);

}  // namespace pepiniere::pep
