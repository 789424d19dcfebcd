// The bearer token that goes with each call.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace pepiniere::clients {

// Asked before every attempt, so that a token renewed beside a running program is used. Thread-safe.
class TokenSource {
 public:
  virtual ~TokenSource() = default;
  // Empty: call without one. An error ends the call as UNAUTHENTICATED, before it is made.
  virtual absl::StatusOr<std::string> Token() const = 0;
};

std::shared_ptr<const TokenSource> NoToken();
// The content of a file without the white space around it. A file that is not there is an error.
std::shared_ptr<const TokenSource> TokenFromFile(std::string path);
// The value of an environment variable; none if it is not set.
std::shared_ptr<const TokenSource> TokenFromEnvironment(std::string variable);

}  // namespace pepiniere::clients
