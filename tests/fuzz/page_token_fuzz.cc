// Whatever a caller sends as a page token: as it is, and with the version and the checksum that would let it in.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/strings/escaping.h"
#include "services/query/order_by.h"
#include "services/query/page_token.h"
#include "tests/fuzz/require.h"
#include "tests/unit/query/example_schema.h"

namespace pepiniere::query {
namespace {

using fuzz::Require;

// What somebody who read page_token.cc would send.
std::string Forge(std::string_view content) {
  std::string bytes = "\x01" + std::string(content);
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : bytes) hash = (hash ^ static_cast<std::uint8_t>(c)) * 1099511628211u;
  hash ^= hash >> 32;
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(hash >> (8 * i));
  return absl::WebSafeBase64Escape(bytes);
}

std::uint64_t FirstEightBytes(std::string_view content) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(8, content.size()); ++i) {
    value |= std::uint64_t{static_cast<std::uint8_t>(content[i])} << (8 * i);
  }
  return value;
}

void CheckToken(const std::string& text, std::uint64_t fingerprint, std::string_view order_by) {
  const OrderBy order = ParseOrderBy(order_by, ExampleOrders()).value();
  const absl::StatusOr<PageToken> token = DecodePageToken(text, fingerprint, order);
  if (!token.ok()) {
    Require(token.status().code() == absl::StatusCode::kInvalidArgument, "a refusal is INVALID_ARGUMENT");
    return;
  }
  Require(token->fingerprint == fingerprint, "a token belongs to its arguments");
  Require(DecodePageToken(EncodePageToken(*token), fingerprint, order).value() == *token, "a token comes back");
  const absl::StatusOr<SqlFragment> after = order.After(token->last);
  Require(after.ok(), "an accepted token can be resumed from");
  const auto placeholders = std::count(after->sql.begin(), after->sql.end(), '?');
  Require(static_cast<std::size_t>(placeholders) == after->args.size(), "an argument a placeholder");
}

}  // namespace
}  // namespace pepiniere::query

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pepiniere::query;
  const std::string_view content(reinterpret_cast<const char*>(data), size);
  for (const std::string_view order_by : {"", "title desc", "start desc, create_time"}) {
    CheckToken(std::string(content), FirstEightBytes(content), order_by);
    const std::string forged = Forge(content);
    CheckToken(forged, FirstEightBytes(content), order_by);
  }
  return 0;
}
