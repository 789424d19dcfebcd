#include "services/journal/seal.h"

#include <gtest/gtest.h>

namespace pepiniere::journal {
namespace {

// The seals were computed beside this code, by Python's hashlib from the words of audit.proto.
TEST(SealTest, IsWhatTheContractSays) {
  AuditRecord first = {.id = "01JD0000000000000000000001",
                       .occurred_at = absl::FromUnixMicros(1'764'000'000'123'456),
                       .principal = "coach@example.test",
                       .method = "pepiniere.portfolio.v1.PortfolioService/AdvancePhase",
                       .resource = "projects/école",
                       .request_id = "",
                       .trace_id = "trace-1",
                       .reason = "Décidé en comité",
                       .diff = R"({"phase":{"after":"SCALING","before":"CONSTRUCTION"}})",
                       .seq = 1};
  first.seal = SealOf(kFirstSeal, first);
  EXPECT_EQ(first.seal, "e3ebcfbab62d0505800d7a8f7affe0bdedea9feee95a4133a238b55d800a0dd0");
  EXPECT_EQ(SealOf(first.seal, {.id = "01JD0000000000000000000002",
                                .occurred_at = absl::FromUnixMicros(1'764'000'000'123'457),
                                .principal = "anonymous",
                                .method = "m",
                                .resource = "projects/p2",
                                .request_id = "r-2",
                                .diff = "{}",
                                .seq = 2}),
            "fed8d0f9ffa7a7a03eed5cf9e93e1a8e539c0faf671a9c032c20ae0b09685c8f");
  EXPECT_EQ(SealOf(first.seal, {.id = "01JD0000000000000000000002",
                                .occurred_at = absl::FromUnixMicros(1'764'000'000'123'457),
                                .principal = "service:access",
                                .method = "m",
                                .resource = "projects/p2",
                                .request_id = "r-2",
                                .diff = "{}",
                                .on_behalf_of = "persons/01JD0000000000000000000000",
                                .seq = 2}),
            "ab721b24a170a7436487dff0126cff85065a200eb276b33ac340f2fe5db269b9");
}

TEST(SealTest, TellsWhereOneFieldEndsAndTheNextBegins) {
  EXPECT_NE(SealOf(kFirstSeal, {.principal = "ab", .method = "c"}),
            SealOf(kFirstSeal, {.principal = "a", .method = "bc"}));
  EXPECT_NE(SealOf(kFirstSeal, {.request_id = "x"}), SealOf(kFirstSeal, {.trace_id = "x"}));
}

}  // namespace
}  // namespace pepiniere::journal
