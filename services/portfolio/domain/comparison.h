// Two moments of a portfolio, project by project: who stands elsewhere, and why.
//
// Between two moments (a day each, and what was known then) lies a third: the first one's day as known later. From the
// moment known earlier to it only knowledge changed, from it to the other only days passed. So every difference is a
// correction, a move or both, besides projects that came into the records, left them, or the filter.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/portfolio/domain/census.h"
#include "services/portfolio/domain/phase.h"

namespace pepiniere::portfolio {

// Numbered as in the contract.
enum class DifferenceReason : std::uint8_t { kMoved = 1, kCorrected, kImported, kCreated, kDeleted, kFilter };

// Where a project is counted.
struct Position {
  Phase phase;
  base::Date since;
  bool paused;
  bool operator==(const Position&) const = default;
};

// Of each moment, `only` is what the filter matches.
struct Comparison {
  Question before, after;

  absl::Time early() const { return std::min(before.known_at, after.known_at); }
  absl::Time late() const { return std::max(before.known_at, after.known_at); }
};

// A project that is not counted alike.
struct Difference {
  std::string project;
  std::optional<Position> before, after;  // none: not counted
  bool moved = false;                     // as known later, it stands elsewhere on one day than on the other
  bool retold = false;  // on the day of the moment known earlier, it is known later to have stood elsewhere
  bool created = false, deleted = false;  // from what was known early to what was known late
  bool filtered = false;                  // known at both, matched at one
};

struct DifferencePage {
  std::vector<Difference> differences;
  bool more = false;
  std::int64_t total = 0;  // of all pages
};

// In the order of their ids; the first `limit` after the project `after`, or from the first on.
DifferencePage Compare(const Census& census, const Comparison& comparison, const std::optional<std::string>& after,
                       int limit);

// Who wrote lines of a ledger, or superseded some, between two times of knowledge.
struct Writers {
  bool people = false, imports = false;
};

// In the order of their numbers; at least one. What retold a ledger without a line of its own (a word that came to mean
// a phase) is a person's correction.
std::vector<DifferenceReason> ReasonsOf(const Difference& difference, const Writers& writers);

}  // namespace pepiniere::portfolio
