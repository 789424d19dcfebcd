#include "services/query/page_token.h"

#include <limits>
#include <string>

#include "absl/strings/escaping.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/unit/query/example_schema.h"

namespace pepiniere::query {
namespace {

const OrderBy& ByStart() {
  static const auto* order = new OrderBy(ParseOrderBy("start desc, create_time, title", ExampleOrders()).value());
  return *order;
}

PageToken Example() {
  return {.fingerprint = ArgumentsFingerprint({"ListProjects", "kind = STATE_STARTUP", ByStart().ToString()}),
          .as_of = base::Date::FromCivil(2026, 8, 20),
          .known_at = std::numeric_limits<std::int64_t>::min(),
          .last = {nullptr, std::int64_t{-1}, std::string("L'École \0 numérique", 20), std::string("m")}};
}

TEST(PageToken, ComesBackAsItWas) {
  const PageToken token = Example();
  EXPECT_EQ(DecodePageToken(EncodePageToken(token), token.fingerprint, ByStart()).value(), token);
  const OrderBy by_id = ParseOrderBy("", ExampleOrders()).value();
  const PageToken plain{.fingerprint = 1, .last = {std::string("m")}};
  EXPECT_EQ(DecodePageToken(EncodePageToken(plain), 1, by_id).value(), plain);
}

TEST(PageToken, FitsInAUrl) {
  const std::string text = EncodePageToken(Example());
  EXPECT_EQ(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
}

TEST(PageToken, BelongsToItsArguments) {
  const PageToken token = Example();
  const std::string text = EncodePageToken(token);
  const absl::Status status = DecodePageToken(text, token.fingerprint + 1, ByStart()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "page_token does not come from this list with these arguments; start again without it");
  // Same fingerprint, other types: a forged token.
  const OrderBy other = ParseOrderBy("title, start, create_time", ExampleOrders()).value();
  EXPECT_FALSE(DecodePageToken(text, token.fingerprint, other).ok());
}

TEST(PageToken, EveryTruncationAndEveryChangedByteIsRefused) {
  const PageToken token = Example();
  const std::string text = EncodePageToken(token);
  std::string bytes;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(text, &bytes));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    EXPECT_FALSE(DecodePageToken(absl::WebSafeBase64Escape(bytes.substr(0, i)), token.fingerprint, ByStart()).ok());
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 0x41);
    EXPECT_FALSE(DecodePageToken(absl::WebSafeBase64Escape(changed), token.fingerprint, ByStart()).ok()) << i;
  }
  EXPECT_FALSE(DecodePageToken(absl::WebSafeBase64Escape(bytes + "x"), token.fingerprint, ByStart()).ok());
  for (const std::string_view foreign : {"", "x", "abc", "é", "AAAAAAAAAAAAAAAAAAAAAAAA", "{\"page\": 2}"}) {
    EXPECT_FALSE(DecodePageToken(foreign, token.fingerprint, ByStart()).ok()) << foreign;
  }
}

TEST(ArgumentsFingerprint, TellsArgumentsApartAndIsStable) {
  EXPECT_NE(ArgumentsFingerprint({"ab", "c"}), ArgumentsFingerprint({"a", "bc"}));
  EXPECT_NE(ArgumentsFingerprint({"a", ""}), ArgumentsFingerprint({"a"}));
  EXPECT_NE(ArgumentsFingerprint({"a", "b"}), ArgumentsFingerprint({"b", "a"}));
  // Tokens outlive a deployment: this number never changes.
  EXPECT_EQ(ArgumentsFingerprint({"ListProjects", ""}), 580143482053122508u);
}

TEST(PageSize, IsClampedAndNeverNegative) {
  EXPECT_EQ(PageSize(0).value(), 50);
  EXPECT_EQ(PageSize(1).value(), 1);
  EXPECT_EQ(PageSize(1000).value(), 1000);
  EXPECT_EQ(PageSize(1001).value(), 1000);
  EXPECT_EQ(PageSize(5, {.preset = 2, .max = 3}).value(), 3);
  EXPECT_EQ(PageSize(-1).status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace pepiniere::query
