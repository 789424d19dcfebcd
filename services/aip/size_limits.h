// How much a request may hold, so that what does not fit is refused with the name of its field, long before a store or
// a network would refuse it without one.
#pragma once

#include <cstddef>
#include <string_view>

#include "google/protobuf/message.h"
#include "services/aip/errors.h"

namespace pepiniere::aip {

struct SizeLimits {
  std::size_t message;  // bytes of a message with all that is in it
  std::size_t text;     // bytes of one string, as UTF-8
  int items;            // of one list or map
};

inline constexpr std::size_t kMaxMessageBytes = 1 << 20;
inline constexpr std::size_t kMaxTextBytes = 65'535;
inline constexpr int kMaxListItems = 1'000;
// Of a request that writes: a resource may be large.
inline constexpr SizeLimits kWriteLimits = {kMaxMessageBytes, kMaxTextBytes, kMaxListItems};
// Of a request that only asks: names, a filter, a page token.
inline constexpr SizeLimits kReadLimits = {64 << 10, 16 << 10, 100};
// Of the paths in a field mask, whoever asks: more than any message of the contract has fields.
inline constexpr int kMaxMaskPaths = 100;

// One violation for each string and list in `message`, at any depth, that is larger than that, each path under
// `prefix`; or one for the message as a whole.
void CheckSizes(const google::protobuf::Message& message, std::string_view prefix, Violations& violations,
                const SizeLimits& limits = kWriteLimits);
// The part of it that is known before a message is read. Whether there are few enough.
bool CheckBytes(std::size_t bytes, std::string_view prefix, Violations& violations,
                const SizeLimits& limits = kWriteLimits);

}  // namespace pepiniere::aip
