// One's own answer to a campaign, shown.
#pragma once

#include "clients/pep/feedback/questions.h"
#include "clients/pep/kit/output.h"
#include "pepiniere/feedback/v1/answer.pb.h"

namespace pepiniere::pep {

void ShowAnswer(const feedback::v1::Answer& answer, const Questions& questions, const Output& output);

}  // namespace pepiniere::pep
