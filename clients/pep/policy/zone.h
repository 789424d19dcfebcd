// A time zone that somebody typed.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

// A name that every machine knows: no path, and not what is local here. What is wrong with it; empty if nothing is.
std::string TakeZone(const std::string& typed, const Messages& say, absl::TimeZone& zone);

}  // namespace pepiniere::pep
