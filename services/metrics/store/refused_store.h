// Which entries of what came by sources were refused, so that nothing else of it is written when it is taken again.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::metrics::store {

// The places of entries in what was sent.
using EntryPlaces = std::set<std::int64_t>;

// Of an event (an id) whose body is kept; none: they were not noted when that came.
absl::Status KeepRefused(db::Session& session, const std::string& event, const EntryPlaces& places);
absl::StatusOr<std::optional<EntryPlaces>> LoadRefused(db::Session& session, const std::string& event);

// When events of a source (an id) were replayed, where all that were came at `received` at the latest.
absl::StatusOr<std::vector<absl::Time>> ReplaysOfEarlier(db::Session& session, const std::string& source,
                                                         absl::Time received);

}  // namespace pepiniere::metrics::store
