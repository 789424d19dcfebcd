// AIP-158 page tokens: where a list stopped, bound to the arguments that it was asked with.
//
// A token is opaque, not secret: it holds nothing that its page did not show, and its values only ever become bound
// arguments of the types that the order asks for. A made-up token can at most start a page elsewhere.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/base/date.h"
#include "services/query/order_by.h"
#include "services/query/sql_fragment.h"

namespace pepiniere::query {

struct PageToken {
  std::uint64_t fingerprint = 0;           // of the arguments: ArgumentsFingerprint
  std::optional<base::Date> as_of{};       // the day that the first page was answered for
  std::optional<std::int64_t> known_at{};  // and the knowledge it used: microseconds since 1970 UTC
  std::vector<SqlValue> last{};            // the sort keys of the last row given

  friend bool operator==(const PageToken&, const PageToken&) = default;
};

// A hash of everything that must not change between pages: the method, the parent, ToString(filter),
// OrderBy::ToString(), as_of and known_at as the caller gave them, what the caller may see. Not page_size (AIP-158).
// The same on every machine and in every version.
std::uint64_t ArgumentsFingerprint(std::initializer_list<std::string_view> arguments);

// Base64url of a versioned binary form with a checksum.
std::string EncodePageToken(const PageToken& token);

// INVALID_ARGUMENT for anything but a token of this list, with these arguments, in this order.
absl::StatusOr<PageToken> DecodePageToken(std::string_view text, std::uint64_t fingerprint, const OrderBy& order);

struct PageSizes {
  std::int32_t preset = 50;  // when the caller leaves it to the service: 0
  std::int32_t max = 1000;   // more is brought down to it, as AIP-158 wants
};

// How many rows to give, at least 1. INVALID_ARGUMENT if negative.
absl::StatusOr<std::int32_t> PageSize(std::int32_t requested, const PageSizes& sizes = {});

}  // namespace pepiniere::query
