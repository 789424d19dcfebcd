// How a project's standing before a gate is shown.
#pragma once

#include <string>

#include "clients/pep/kit/output.h"
#include "pepiniere/portfolio/v1/gate.pb.h"

namespace pepiniere::pep {

const View<portfolio::v1::Readiness::Check>& ChecksView();

// The checklist: a mark, what is asked, why it stands so and what to do about it.
void PrintReadiness(const portfolio::v1::Readiness& readiness, const Output& output);

// What refuses entry, a line each, with the command that mends it. A committee's word is left out: who prepares one is
// about to ask for it. Empty when nothing does.
std::string MissingLines(const portfolio::v1::Readiness& readiness, const Output& output);

}  // namespace pepiniere::pep
