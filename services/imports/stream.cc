#include "services/imports/stream.h"

#include "services/base/characters.h"

namespace pepiniere::imports {

absl::Status CheckSource(std::string_view source) {
  constexpr std::size_t kLongest = 50;
  if (source.empty() || source.size() > kLongest) {
    return aip::Invalid("source", "say in the first message where the items come from, in at most 50 bytes: betagouv");
  }
  if (base::IsBlank(source) || base::HasControls(source, base::Lines::kOne)) {
    return aip::Invalid("source", "must be one line that says something, without control characters");
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::imports
