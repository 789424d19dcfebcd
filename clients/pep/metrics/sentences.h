// What the metrics service says in English, in the reader's language.
#pragma once

#include "clients/pep/kit/errors.h"

namespace pepiniere::pep {

const Refusals& MetricsRefusals();

}  // namespace pepiniere::pep
