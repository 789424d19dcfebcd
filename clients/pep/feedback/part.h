// What the feedback service brings to pep: what people say, what is told of it, and what becomes of it.
#pragma once

#include "clients/pep/kit/part.h"

namespace pepiniere::pep {

const Part& FeedbackPart();

}  // namespace pepiniere::pep
