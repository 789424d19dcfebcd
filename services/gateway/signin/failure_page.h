// What people read when they could not be signed in. It says what they can do, and repeats nothing of what a stranger
// may have written into the address that led here.
#pragma once

#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

enum class LoginFailure {
  kNotBegunHere,  // no sign-in of this browser, or another, or too long ago
  kDeclined,      // the provider says that the person, or itself, would not
  kUnreachable,   // it does not answer
  kNotUnderstood  // its answer is not what it must be: somebody has to look into the log
};

Response FailurePage(LoginFailure failure);

}  // namespace pepiniere::gateway
