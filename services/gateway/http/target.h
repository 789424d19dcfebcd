// A request's target: "/projets/a%20b?x=1".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pepiniere::gateway {

struct Target {
  std::string path;   // decoded; begins with '/'; without "." and ".." segments
  std::string query;  // as it came
};

// Nothing for what is no target: without a path, with a NUL or another control character in it, or above the root.
// The absolute form ("http://host/path") counts by its path; "*" is "/".
std::optional<Target> ParseTarget(std::string_view target);

}  // namespace pepiniere::gateway
