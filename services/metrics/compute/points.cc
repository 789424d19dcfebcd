#include "services/metrics/compute/points.h"

#include <cmath>

namespace pepiniere::metrics {
namespace {

Judgement Newer(const Point& held, const Point& arriving) {
  return {held.value == arriving.value ? Effect::kUnchanged : Effect::kRestated, "", true};
}

Judgement Unchanged(const Point& held, const Point& arriving, std::string_view why) {
  return {Effect::kUnchanged, held.value == arriving.value ? "" : why, false};
}

Judgement Refused(std::string_view why) { return {Effect::kRefused, why, false}; }

}  // namespace

std::string_view ToString(Effect effect) {
  switch (effect) {
    case Effect::kCreated:
      return "CREATED";
    case Effect::kUnchanged:
      return "UNCHANGED";
    case Effect::kRestated:
      return "RESTATED";
    case Effect::kRefused:
      return "REFUSED";
  }
  return "";
}

Judgement Judge(const Point* held, const Point& arriving) {
  if (!std::isfinite(arriving.value)) return Refused("NOT_FINITE");
  if (!held) return {Effect::kCreated, "", true};
  if (arriving.revision && held->revision) {
    if (*arriving.revision > *held->revision) return Newer(*held, arriving);
    if (*arriving.revision < *held->revision) return Unchanged(*held, arriving, "OLDER_REVISION");
    return held->value == arriving.value ? Unchanged(*held, arriving, "") : Refused("SAME_REVISION");
  }
  if (held->revision) return held->value == arriving.value ? Unchanged(*held, arriving, "") : Refused("NO_REVISION");
  // A source that begins to number its points is newer than when it did not.
  if (arriving.revision || arriving.received >= held->received) return Newer(*held, arriving);
  return Unchanged(*held, arriving, "EARLIER_ARRIVAL");
}

BatchOutcome JudgeBatch(const std::map<PointKey, Point>& held, std::span<const Point> batch) {
  BatchOutcome outcome;
  for (const Point& arriving : batch) {
    const Point* before = nullptr;
    if (const auto changed = outcome.changed.find(arriving.key); changed != outcome.changed.end()) {
      before = &changed->second;
    } else if (const auto there = held.find(arriving.key); there != held.end()) {
      before = &there->second;
    }
    const Judgement& judged = outcome.judged.emplace_back(Judge(before, arriving));
    if (judged.effect == Effect::kRestated) outcome.superseded.push_back(*before);
    if (judged.effect == Effect::kCreated || judged.effect == Effect::kRestated) outcome.dirty.insert(arriving.key);
    if (judged.keep) outcome.changed.insert_or_assign(arriving.key, arriving);
  }
  return outcome;
}

}  // namespace pepiniere::metrics
