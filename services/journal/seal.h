// What chains the audit's records: the contract of pepiniere/rpc/v1/audit.proto.
#pragma once

#include <string>
#include <string_view>

#include "services/journal/audit.h"

namespace pepiniere::journal {

// The seal before the first record.
inline constexpr std::string_view kFirstSeal = "0000000000000000000000000000000000000000000000000000000000000000";

// The seal of a record, 64 characters of lower-case hex: the SHA-256 of these bytes, one after the other.
//
//   the seal of the record before it    64 bytes, its hex characters; kFirstSeal for record 1
//   then for each of these fields       its length in bytes, as 8 bytes, the most significant first; then its bytes
//     1  seq            "1", decimal digits without leading zeros
//     2  id
//     3  occurred_at    microseconds since 1970-01-01 UTC, decimal digits
//     4  principal
//     5  method
//     6  resource
//     7  request_id
//     8  trace_id
//     9  reason         the text as it is stored
//    10  diff           the text as it is stored
//    11  on_behalf_of   where there is one; nothing of it otherwise
//
// Texts are UTF-8, as stored; an empty one is 8 zero bytes. `record.seal` plays no part.
std::string SealOf(std::string_view previous_seal, const AuditRecord& record);

}  // namespace pepiniere::journal
