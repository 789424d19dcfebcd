// The audit's differences (journal/diff.h), whose personal texts are sealed before they are kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::personal {

// A difference of a resource, and what the resource was before and after (documents; empty: not there), where other
// fields may name the person.
struct ResourceDiff {
  std::string_view resource;  // its name
  std::string_view before, after;
  std::string& diff;
};

// What stands for the texts in a JSON text of a resource, which have one owner together.
std::string InsideOf(std::string_view resource);

// Whether a difference of that resource may have anything personal: whether SealDiffs needs what it was.
bool MayBePersonal(std::string_view resource);

// Seals each personal text with its person's key. In the transaction that writes them.
absl::Status SealDiffs(db::Session& session, const std::vector<ResourceDiff>& diffs, absl::Time now);

// The differences as whoever may read them reads them: opened, and a side of an erased person null, with "erased": true
// beside it. Those without anything sealed stay as they are.
absl::Status OpenDiffs(db::Session& session, const std::vector<std::string*>& diffs);
// Whether there is anything to open.
bool HasSealed(std::string_view diff);

}  // namespace pepiniere::personal
