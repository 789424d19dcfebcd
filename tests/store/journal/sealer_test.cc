#include "services/journal/sealer.h"

#include <thread>

#include "absl/strings/str_cat.h"
#include "services/base/text.h"
#include "services/journal/audit.h"
#include "services/journal/seal.h"
#include "tests/store/journal/feed_test.h"

namespace pepiniere::journal {
namespace {

class SealerTest : public FeedTest {
 protected:
  // One transaction that leaves a record a resource.
  void Audit(const std::vector<std::string>& resources) {
    Commit([&](Unit& unit) {
      for (const std::string& resource : resources) unit.Audit(resource, "", R"({"name":"é"})", "because");
    });
  }
  // As a server of the release before writes them.
  void AuditWithoutSayingSo(int records) {
    schema_.Run(base::Concat(
        "INSERT INTO audit_records (id, occurred_at_us, principal, method, resource, request_id, trace_id, reason, "
        "diff) SELECT CONCAT('old', seq), 1, 'p', 'm', 'r', '', '', '', '{}' FROM seq_1_to_",
        records));
  }
  // All records, in the order of the chain, the unsealed ones first.
  std::vector<AuditRecord> Records() {
    std::vector<AuditRecord> records;
    const absl::Status read = database_.Read(Soon(), [&](db::Session& session) {
      records.clear();
      return session.Query(base::Concat("SELECT ", kAuditColumns,
                                        " FROM audit_records r LEFT JOIN audit_seals s ON s.audit_id = r.id "
                                        "ORDER BY s.seq"),
                           {}, [&](const db::Row& row) {
                             records.push_back(ReadAuditRecord(row));
                             return absl::OkStatus();
                           });
    });
    EXPECT_TRUE(read.ok()) << read;
    return records;
  }
  // Each of the `expected` records has its place, and its seal chains it to the one before.
  void ExpectChain(std::size_t expected) {
    const std::vector<AuditRecord> records = Records();
    ASSERT_EQ(records.size(), expected);
    std::string seal(kFirstSeal);
    for (std::size_t i = 0; i < records.size(); ++i) {
      EXPECT_EQ(records[i].seq, static_cast<std::int64_t>(i) + 1);
      seal = SealOf(seal, records[i]);
      EXPECT_EQ(records[i].seal, seal) << records[i].seq;
    }
    EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM audit_pending"), 0);
    EXPECT_EQ(schema_.Count("SELECT last_seq FROM audit_head"), static_cast<std::int64_t>(expected));
  }
  void AwaitNothingUnsealed() {
    const absl::Time patience = Soon();
    while (schema_.Count("SELECT COUNT(*) FROM audit_records r LEFT JOIN audit_seals s ON s.audit_id = r.id WHERE "
                         "s.seq IS NULL") > 0) {
      ASSERT_LT(absl::Now(), patience) << "a record stays without a seal";
      absl::SleepFor(absl::Milliseconds(2));
    }
  }
};

TEST_F(SealerTest, ChainsWhatIsCommitted) {
  Sealer sealer(database_, clock_, {.batch = 3});
  EXPECT_EQ(*sealer.RunOnce(Soon()), 0);
  Audit({"projects/a"});
  EXPECT_EQ(Records().front().seq, 0);
  EXPECT_EQ(Records().front().seal, "");
  EXPECT_EQ(*sealer.RunOnce(Soon()), 1);
  ExpectChain(1);
  Audit({"projects/b", "projects/c"});
  Audit({"projects/d", "projects/e"});
  EXPECT_EQ(*sealer.RunOnce(Soon()), 3);
  EXPECT_EQ(*sealer.RunOnce(Soon()), 1);
  EXPECT_EQ(*sealer.RunOnce(Soon()), 0);
  ExpectChain(5);
}

TEST_F(SealerTest, WhatIsRolledBackIsNotSealed) {
  const auto tried = Mutate<Empty>(database_, clock_, {.deadline = Soon(), .validate_only = true}, Empty(),
                                   [](Unit& unit) -> absl::StatusOr<Empty> {
                                     unit.Audit("projects/a", "", R"({"a":1})");
                                     return Empty();
                                   });
  ASSERT_TRUE(tried.ok()) << tried.status();
  Sealer sealer(database_, clock_);
  EXPECT_EQ(*sealer.RunOnce(Soon()), 0);
  ExpectChain(0);
}

TEST_F(SealerTest, WaitsForNobodyWhoHasNotCommitted) {
  db::Database database(Patient(), {.max_size = 1}, clock_);
  Sealer sealer(database, clock_);
  db::Pool pool(schema_.options(), {.max_size = 1}, clock_);
  absl::StatusOr<db::Session> slow = pool.Acquire(Soon());
  ASSERT_TRUE(slow->Begin().ok());
  const WriteCall caller{.principal = "p", .method = "m"};
  Unit unit(*slow, clock_.Now(), caller);
  unit.Audit("projects/slow", "", R"({"a":1})");
  ASSERT_TRUE(unit.Flush().ok());
  Audit({"projects/a", "projects/b"});
  EXPECT_EQ(sealer.RunOnce(Soon()).value_or(-1), 2);
  ASSERT_TRUE(slow->Commit().ok());
  EXPECT_EQ(*sealer.RunOnce(Soon()), 1);
  ExpectChain(3);
}

// Several servers, each with writers and a sealer of its own that searches all the time.
TEST_F(SealerTest, ManyServersMakeOneChain) {
  constexpr int kServers = 3, kWrites = 30;
  const SealerOptions hasty{.batch = 4,
                            .shortest_pause = absl::Milliseconds(1),
                            .longest_pause = absl::Milliseconds(3),
                            .search = absl::ZeroDuration()};
  AuditWithoutSayingSo(20);
  std::vector<std::thread> servers;
  for (int s = 0; s < kServers; ++s) {
    servers.emplace_back([&, s] {
      Sealer sealer(database_, clock_, hasty);
      sealer.Start();
      for (int i = 0; i < kWrites; ++i) {
        Audit({absl::StrCat("projects/", s), absl::StrCat("projects/", s, "/events/", i)});
      }
    });
  }
  for (std::thread& server : servers) server.join();
  Sealer last(database_, clock_, hasty);
  last.Start();
  AwaitNothingUnsealed();
  last.Stop();
  ExpectChain(20 + 2 * kServers * kWrites);
}

TEST_F(SealerTest, FindsWhatNobodySaidWasPending) {
  Audit({"projects/a"});
  AuditWithoutSayingSo(1500);
  Sealer sealer(database_, clock_);
  sealer.Start();
  AwaitNothingUnsealed();
  sealer.Stop();
  ExpectChain(1501);
}

// What somebody with the database's keys could do to a record shows at that record.
TEST_F(SealerTest, ATamperedRecordBreaksTheChain) {
  Audit({"projects/a", "projects/b", "projects/c"});
  Sealer sealer(database_, clock_);
  EXPECT_EQ(*sealer.RunOnce(Soon()), 3);
  schema_.Run("UPDATE audit_records r JOIN audit_seals s ON s.audit_id = r.id SET r.reason = 'other' WHERE s.seq = 2");
  const std::vector<AuditRecord> records = Records();
  EXPECT_EQ(SealOf(kFirstSeal, records[0]), records[0].seal);
  EXPECT_NE(SealOf(records[0].seal, records[1]), records[1].seal);
}

}  // namespace
}  // namespace pepiniere::journal
