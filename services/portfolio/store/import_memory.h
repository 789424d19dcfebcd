// What each source said last, so that an import applies what the source changed, and only that.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::portfolio::store {

// One thing of a source, named as a resource ("projects/x"), with the document of what it says.
struct Remembered {
  std::string collection, id, document;
};

// The documents by "collection/id"; things never imported from that source are left out.
absl::StatusOr<std::map<std::string, std::string>> Recall(journal::Unit& unit, std::string_view source,
                                                          const std::vector<Remembered>& things);
// Takes the place of what was remembered of these things.
absl::Status Remember(journal::Unit& unit, std::string_view source, const std::vector<Remembered>& things);

}  // namespace pepiniere::portfolio::store
