// The zone in which days, weeks and months are added up. For the .cc files of this room.
#pragma once

#include "absl/time/time.h"
#include "services/base/date.h"

namespace pepiniere::metrics::store {

inline const absl::TimeZone& Paris() {
  static const auto* const zone = [] {
    auto* const loaded = new absl::TimeZone;
    absl::LoadTimeZone("Europe/Paris", loaded);
    return loaded;
  }();
  return *zone;
}

}  // namespace pepiniere::metrics::store
