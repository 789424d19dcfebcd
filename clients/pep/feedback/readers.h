// Who reads what of what people say: for the help of commands that write.
#pragma once

#include "clients/pep/kit/readers.h"

namespace pepiniere::pep {

Contract FeedbackContract();

}  // namespace pepiniere::pep
