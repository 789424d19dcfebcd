// Where the link of a letter leads that stops what is not owed.
#pragma once

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "services/gateway/http/page.h"

namespace pepiniere::gateway {

// Stops it, by the token of a letter. INVALID_ARGUMENT: it is none. It may block.
using StopMail = std::function<absl::Status(const std::string& token)>;

// GET asks, so that no program that follows links stops anything; POST does it: the button of that page, and one click
// in a program that reads mail (RFC 8058), which sends it without having been here.
Routes StopMailRoutes(StopMail stop);

}  // namespace pepiniere::gateway
