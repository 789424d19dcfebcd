// What concerns all that is told with its instants. For the .cc files of this room, and for who tells the kind of a
// problem.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "services/base/problems.h"

namespace pepiniere::metrics::domain {

inline constexpr std::string_view kByHand = "manual";

inline constexpr std::string_view kAhead = "lies more than a day ahead: the clock of whoever tells of it is wrong";
// Of two instants that are in the wrong order: these, and the field of the one that is to come first.
inline constexpr std::string_view kBefore = "lies before ", kNotAfter = "must lie after ";
// Whether a problem is that: of an instant alone it is said otherwise (base/problems.h).
inline bool SaysEndBeforeStart(std::string_view problem) {
  return (problem.starts_with(kBefore) || problem.starts_with(kNotAfter)) && problem.ends_with("_time");
}

// A clock may be wrong by a day.
inline void CheckNotAhead(absl::Time time, absl::Time now, std::string_view field, base::Problems& problems) {
  problems.If(time > now + absl::Hours(24), field, kAhead);
}
inline void CheckNotAhead(const std::optional<absl::Time>& time, absl::Time now, std::string_view field,
                          base::Problems& problems) {
  if (time) CheckNotAhead(*time, now, field, problems);
}

// The last part of an id.
inline std::string_view OwnIdIn(std::string_view id) { return id.substr(id.rfind('/') + 1); }

// By whom something is told, and how it is called there, where nobody says.
template <typename T>
void CompleteSource(std::string_view id, T& value) {
  if (value.source.empty()) value.source = kByHand;
  if (value.source_id.empty()) value.source_id = OwnIdIn(id);
}

// What is said takes the place of what was.
inline void Say(const std::string& told, std::string& known) {
  if (!told.empty()) known = told;
}
template <typename T>
void Say(const std::optional<T>& told, std::optional<T>& known) {
  if (told) known = told;
}

}  // namespace pepiniere::metrics::domain
