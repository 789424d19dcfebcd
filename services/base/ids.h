// Identifiers that need no coordination.
#pragma once

#include <string>

#include "absl/random/bit_gen_ref.h"
#include "absl/time/time.h"

namespace pepiniere::base {

// A ULID: 26 characters of Crockford's base 32, 48 bits of milliseconds since 1970 then 80 random bits. Ids of
// different milliseconds sort by time, so that they fill an index from its end; nothing may depend on more than that.
std::string Ulid(absl::Time now, absl::BitGenRef random);

// The same, from this thread's own generator. Unique, not secret: never a token.
std::string NewId(absl::Time now);

// What the ids of this millisecond begin with, 10 characters; times that no id can have are brought to the nearest that
// one can.
std::string UlidTime(absl::Time time);

}  // namespace pepiniere::base
