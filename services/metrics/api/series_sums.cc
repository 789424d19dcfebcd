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
// A series that said nothing for so long is over.
constexpr absl::Duration kStays = absl::Hours(24 * 7 * 13);

// Beside what other series have of the same bucket.
void Merge(const store::Rollup& one, BucketSum& all) {
  ++all.series;
  store::Rollup& sum = all.rollup;
  if (all.series == 1) {
    sum = one;
    return;
  }
  sum.min = std::min(sum.min, one.min);
  sum.max = std::max(sum.max, one.max);
  sum.last += one.last;
  sum.last_time = std::max(sum.last_time, one.last_time);
  sum.sum += one.sum;
  sum.points += one.points;
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

// Marks buckets in which one of several series says nothing that did before: they are not of the whole.
absl::Status NoteLacks(db::Session& session, const std::vector<std::int64_t>& series, const Stretch& stretch,
                       const Question& question, const BySeries& sums, BucketSums& all) {
  if (series.size() < 2 || all.empty()) return absl::OkStatus();
  const absl::Time begin = std::max(stretch.from, stretch.buckets.front().from);
  PEP_ASSIGN(const auto points, store::ReadPoints(session, series, {begin - kStays, begin, question.known_before}));
  std::map<std::int64_t, absl::Time> last;
  for (const store::HeldPoint& point : points) last[point.series] = point.time;  // by time
  for (const Bucket& bucket : stretch.buckets) {
    const auto sum = all.find(bucket.first);
    for (const std::int64_t number : series) {
      const auto its_own = sums.find(number);
      const auto told = its_own == sums.end() ? store::Rollups::const_iterator() : its_own->second.find(bucket.first);
      if (its_own != sums.end() && told != its_own->second.end()) {
        last[number] = told->second.last_time;
      } else if (sum != all.end() && last.contains(number)) {
        sum->second.lacks = sum->second.lacks || last[number] >= std::max(stretch.from, bucket.from) - kStays;
      }
    }
  }
  return absl::OkStatus();
}

}  // namespace

bool IsKept(const Question& question) { return question.zone == kKeptIn && !question.known_before; }

absl::StatusOr<BucketSums> ReadSums(db::Session& session, const std::vector<std::int64_t>& series,
                                    const Stretch& stretch, const Question& question,
                                    const std::optional<Whole>& whole) {
  const auto& [grain, buckets, from, end] = stretch;
  BucketSums all;
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
  PEP_TRY(NoteLacks(session, series, stretch, question, sums, all));
  return all;
}

}  // namespace pepiniere::metrics::api
