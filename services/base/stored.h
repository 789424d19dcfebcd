// What a resource is in the store, beyond what people say of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/time/time.h"

namespace pepiniere::base {

template <typename T>
struct Stored {
  std::string id;
  std::int64_t version = 0;  // from 1; each change adds one
  T value;
  absl::Time created_at, updated_at;
  std::optional<absl::Time> deleted_at = std::nullopt;
  std::string uid = {};  // a ULID, for good: of what another service may refer to
};

// What a source says now, applied where it differs from what it said before: a field that the source did not change
// keeps what people here made of it.
template <typename T>
T MergeImport(const T& current, const T& said_before, const T& says_now) {
  T merged = current;
  T::Fields(
      [](auto, auto& field, const auto& before, const auto& now) {
        if (now != before) field = now;
      },
      merged, said_before, says_now);
  return merged;
}

}  // namespace pepiniere::base
