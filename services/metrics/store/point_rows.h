// Points on their way into their tables. For the .cc files of this room.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/db/session.h"

namespace pepiniere::metrics::store {

// Of a series (its number), at a time.
using PointPlace = std::pair<std::int64_t, absl::Time>;

struct PointRow {
  double value = 0;
  std::int64_t revision = 0;
  bool withdrawn = false;
  absl::Time received;
};
using PointRows = std::map<PointPlace, PointRow>;

// From when to when the points of a batch lie, by series; those that are withdrawn apart.
struct Reach {
  std::optional<absl::Time> first, last;
};

// Holds these series until the transaction ends, so that nobody else writes their points or adds them up, and notes
// how far their points reach; of those that had none, when these came.
absl::Status HoldSeries(db::Session& session, const std::map<std::int64_t, Reach>& series, absl::Time received);
// Notes when something new came of them: what says the same again is nothing new.
absl::Status NoteReceived(db::Session& session, const std::set<std::int64_t>& series, absl::Time received);
// Notes from when to when they have points, after some were withdrawn.
absl::Status MeasureSeries(db::Session& session, const std::set<std::int64_t>& series);

// Those of these places that there are, of series that are held.
absl::StatusOr<PointRows> ReadHeld(db::Session& session, const std::vector<PointPlace>& places);
absl::Status WriteRows(db::Session& session, const PointRows& rows);
// What held, and until when.
struct SupersededRow {
  PointPlace place;
  PointRow row;
  absl::Time superseded;
};
absl::Status KeepHistory(db::Session& session, const std::vector<SupersededRow>& history);
// These days of these series are to be added up again.
absl::Status MarkDays(db::Session& session, const std::set<std::pair<std::int64_t, base::Date>>& days, absl::Time now);

}  // namespace pepiniere::metrics::store
