// Measured points: which is which, and which value holds where several came.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "absl/time/time.h"

namespace pepiniere::metrics {

struct PointKey {
  std::string project, metric;
  std::map<std::string, std::string> dimensions = {};
  absl::Time time;
  std::string source;

  auto Tie() const { return std::tie(project, metric, dimensions, time, source); }
  friend bool operator==(const PointKey& a, const PointKey& b) { return a.Tie() == b.Tie(); }
  friend bool operator<(const PointKey& a, const PointKey& b) { return a.Tie() < b.Tie(); }
};

struct Point {
  PointKey key;
  std::optional<std::int64_t> revision = {};  // as its source counts them
  double value = 0;
  absl::Time received;
};

enum class Effect { kCreated, kUnchanged, kRestated, kRefused };
std::string_view ToString(Effect effect);  // "CREATED", ...

struct Judgement {
  Effect effect = Effect::kRefused;
  // Of kRefused, why: "NOT_FINITE", "NO_REVISION" (its source numbered the point that is held), "SAME_REVISION" (with
  // another value). Of kUnchanged, why another value did not win: "OLDER_REVISION", "EARLIER_ARRIVAL"; else empty.
  std::string_view why = {};
  // What is to be held from now on: of kUnchanged too, where a higher revision or a later arrival repeats the value.
  bool keep = false;
};

// What becomes of a point beside the one that is held of its key, if there is one.
Judgement Judge(const Point* held, const Point& arriving);

// What a batch does to what is there: `held` has the points of its keys that are there already. Points of a batch are
// judged in its order, each beside what those before it left.
struct BatchOutcome {
  std::vector<Judgement> judged;      // of each point
  std::map<PointKey, Point> changed;  // to write, as it is in the end
  std::vector<Point> superseded;      // for the history of restatements: values that held before
  std::set<PointKey> dirty;           // whose buckets are to be computed again: created or restated
};
BatchOutcome JudgeBatch(const std::map<PointKey, Point>& held, std::span<const Point> batch);

}  // namespace pepiniere::metrics
