// How much a request may hold, so that what does not fit is refused with the name of its field, long before a store or
// a network would refuse it without one.
#pragma once

#include <cstddef>
#include <string_view>

#include "google/protobuf/message.h"
#include "services/rpc/errors.h"

namespace pepiniere::rpc {

inline constexpr std::size_t kMaxMessageBytes = 1 << 20;  // of a resource with all that is in it
inline constexpr std::size_t kMaxTextBytes = 65'535;      // of one string, as UTF-8
inline constexpr int kMaxListItems = 1'000;               // of one list or map

// One violation for each string and list in `message`, at any depth, that is larger than that, each path under
// `prefix`; or one for the message as a whole.
void CheckSizes(const google::protobuf::Message& message, std::string_view prefix, Violations& violations);

}  // namespace pepiniere::rpc
