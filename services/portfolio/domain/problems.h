// What checks of resources share.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "services/base/text.h"
#include "services/portfolio/domain/project.h"

namespace pepiniere::portfolio {

// Collects what is wrong.
class Problems {
 public:
  void If(bool wrong, std::string_view field, std::string_view problem) {
    if (wrong) found_.push_back({std::string(field), std::string(problem)});
  }
  std::vector<FieldProblem> Take() && { return std::move(found_); }

 private:
  std::vector<FieldProblem> found_;
};

// An absolute http:// or https:// address, or nothing.
inline bool LooksLikeUri(std::string_view uri) {
  return uri.empty() || absl::StartsWithIgnoreCase(base::Absl(uri), "https://") ||
         absl::StartsWithIgnoreCase(base::Absl(uri), "http://");
}
inline constexpr std::string_view kNoUri = "give an absolute http:// or https:// address";

}  // namespace pepiniere::portfolio
