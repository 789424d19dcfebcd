// pep cohort programmes|cohorts
#pragma once

#include "clients/pep/kit/noun.h"

namespace pepiniere::pep {

Noun ProgrammesNoun();
Noun CohortsNoun();

}  // namespace pepiniere::pep
