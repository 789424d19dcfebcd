#include "services/metrics/api/series_sums.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "services/base/try.h"
#include "services/db/session.h"

namespace pepiniere::metrics::api {
namespace {

using BySeries = std::map<std::int64_t, store::Rollups>;

// In whose days they are kept.
constexpr std::string_view kKeptIn = "Europe/Paris";

// Beside what another series has of the same bucket.
void Merge(const store::Rollup& one, store::Rollup& all) {
  if (all.points == 0) {
    all = one;
    return;
  }
  all.min = std::min(all.min, one.min);
  all.max = std::max(all.max, one.max);
  // The last value is that of the latest time, of all series that have one then.
  if (one.last_time > all.last_time) {
    all.last = one.last;
    all.last_time = one.last_time;
  } else if (one.last_time == all.last_time) {
    all.last += one.last;
  }
  all.sum += one.sum;
  all.points += one.points;
}

// Adds what the points of [from, end) say.
absl::Status AddPoints(db::Session& session, const std::vector<std::int64_t>& series, absl::Time from, absl::Time end,
                       Grain grain, const Question& question, const std::optional<Whole>& whole, BySeries& sums) {
  if (from >= end) return absl::OkStatus();
  PEP_ASSIGN(auto points, store::ReadPoints(session, series, {from, end, question.known_before}));
  LeaveOutParts(whole, points);
  for (auto first = points.begin(); first != points.end();) {
    const auto last = std::ranges::find_if(
        first, points.end(), [&](const store::HeldPoint& point) { return point.series != first->series; });
    for (auto& [bucket, sum] : store::AddUp({first, last}, grain, question.window.zone)) {
      sums[first->series][bucket] = sum;
    }
    first = last;
  }
  return absl::OkStatus();
}

bool IsKept(const Question& question) { return question.zone == kKeptIn && !question.known_before; }

}  // namespace

absl::StatusOr<store::Rollups> ReadSums(db::Session& session, const std::vector<std::int64_t>& series,
                                        const Stretch& stretch, const Question& question,
                                        const std::optional<Whole>& whole) {
  const auto& [grain, buckets, from, end] = stretch;
  store::Rollups all;
  if (series.empty() || buckets.empty()) return all;
  // The first and the end of those that are asked about as a whole.
  const auto entire = std::ranges::find_if(buckets, [&](const Bucket& bucket) { return bucket.from >= stretch.from; });
  const auto part = std::find_if(entire, buckets.end(), [&](const Bucket& bucket) { return bucket.to > stretch.end; });
  const absl::Time first = std::max(from, buckets.front().from), last = std::min(end, buckets.back().to);
  BySeries sums;
  if (IsKept(question) && !whole && entire != part) {
    const Bucket &begins = *entire, &ends = *std::prev(part);
    PEP_ASSIGN(sums, store::ReadRollups(session, series, grain, begins.first, ends.end));
    PEP_TRY(AddPoints(session, series, first, begins.from, grain, question, whole, sums));
    PEP_TRY(AddPoints(session, series, ends.to, last, grain, question, whole, sums));
  } else {
    PEP_TRY(AddPoints(session, series, first, last, grain, question, whole, sums));
  }
  for (const auto& [number, rollups] : sums) {
    for (const auto& [bucket, sum] : rollups) Merge(sum, all[bucket]);
  }
  return all;
}

}  // namespace pepiniere::metrics::api
