#include "services/db/row.h"
#include "services/db/session.h"
#include "services/portfolio/domain/entries.h"
#include "services/record/audit_list.h"
#include "services/record/lines.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

FundingLine Granted(std::int64_t cents) {
  return {.phase = Phase::kConstruction,
          .funding_source = "FAST",
          .amount = cents,
          .share_percent = 62.5,
          .date = Day("2026-03-04"),
          .promotion = 12,
          .note = "first half"};
}

class EntryStoreTest : public StoreTest {
 protected:
  template <typename T>
  std::vector<Entry<T>> Load(const std::string& project) {
    return Done(record::LoadLines<T>(db(), Soon(), project));
  }
  template <typename T>
  Entry<T> Append(const std::string& project, const T& value, std::string_view source = "") {
    return Done(Write([&](journal::Unit& unit) -> absl::StatusOr<Entry<T>> {
      const auto lines = record::LoadLines<T>(unit.session(), project);
      if (!lines.ok()) return lines.status();
      return record::AppendLine(unit, project, *lines, value, source);
    }));
  }
  template <typename T>
  absl::Status Supersede(const std::string& project, const Entry<T>& line, int by, std::string_view reason) {
    return Write([&](journal::Unit& unit) { return record::SupersedeLine(unit, project, line, by, reason).status(); });
  }
  // "resource|..." of every row.
  std::vector<std::string> Rows(const std::string& sql) {
    return Done(db().Read(Soon(), [&](db::Session& session) -> absl::StatusOr<std::vector<std::string>> {
      std::vector<std::string> rows;
      const absl::Status read = session.Query(sql, {}, [&](const db::Row& row) {
        rows.push_back(row.String(0));
        return absl::OkStatus();
      });
      if (!read.ok()) return read;
      return rows;
    }));
  }
};

TEST_F(EntryStoreTest, EveryKindOfLineComesBackAsItWasSaid) {
  const Evidence evidence{
      .phase = Phase::kScaling, .code = "RISK_ANALYSIS", .uri = "https://example.org/r", .note = "é 🌱"};
  const Waiver waiver{
      .phase = Phase::kScaling, .code = "OPEN_REPOSITORY", .reason = "secrecy", .expires = Day("2027-01-31")};
  const SpendingEntry spending{
      .date = Day("2026-04-01"), .amount = 1, .category = 4, .supplier_type = 2, .note = "hosting"};
  const TimeBoxExtension extension{
      .end = Day("2026-12-31"), .granted_by = "the committee of June", .reason = "late start"};
  Append("p", evidence);
  Append("p", waiver);
  Append("p", Granted(12'345'67));
  Append("p", spending);
  Append("p", extension);
  EXPECT_EQ(Load<Evidence>("p").at(0).value, evidence);
  EXPECT_EQ(Load<Waiver>("p").at(0).value, waiver);
  EXPECT_EQ(Load<FundingLine>("p").at(0).value, Granted(12'345'67));
  EXPECT_EQ(Load<SpendingEntry>("p").at(0).value, spending);
  EXPECT_EQ(Load<TimeBoxExtension>("p").at(0).value, extension);
  EXPECT_THAT(Load<FundingLine>("another"), IsEmpty());
}

TEST_F(EntryStoreTest, NumbersCountForEachProjectAndKind) {
  EXPECT_EQ(Append("p", Granted(1)).number, 1);
  EXPECT_EQ(Append("p", Granted(2)).number, 2);
  EXPECT_EQ(Append("q", Granted(3)).number, 1);
  EXPECT_EQ(Append("p", Evidence{.phase = Phase::kScaling, .code = "STATISTICS", .uri = "", .note = "seen"}).number, 1);
  const Entry<FundingLine> first = Load<FundingLine>("p").at(0);
  EXPECT_EQ(first.recorded_by, "coach");
  EXPECT_EQ(first.recorded_at, absl::FromUnixSeconds(1'700'000'000));
  EXPECT_TRUE(first.holds());
}

TEST_F(EntryStoreTest, ASupersededLineStaysWithItsSuccessorAndReason) {
  const auto first = Append("p", Granted(100), "betagouv");
  const auto second = Append("p", Granted(200));
  ASSERT_TRUE(Supersede("p", first, second.number, "a nought too few").ok());
  const auto lines = Load<FundingLine>("p");
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(lines[0].value, Granted(100));
  EXPECT_EQ(lines[0].source, "betagouv");
  EXPECT_FALSE(lines[0].holds());
  EXPECT_EQ(lines[0].superseded_by, 2);
  EXPECT_EQ(lines[0].supersede_reason, "a nought too few");
  EXPECT_TRUE(lines[1].holds());

  ASSERT_TRUE(Supersede("p", second, 0, "never granted").ok());
  EXPECT_EQ(Load<FundingLine>("p")[1].superseded_by, std::nullopt);
  EXPECT_FALSE(Load<FundingLine>("p")[1].holds());
  EXPECT_EQ(Append("p", Granted(300)).number, 3) << "a number is never used again";
}

TEST_F(EntryStoreTest, ALineIsSupersededOnce) {
  const auto line = Append("p", Granted(100));
  ASSERT_TRUE(Supersede("p", line, 0, "first").ok());
  EXPECT_TRUE(absl::IsAborted(Supersede("p", line, 0, "second")));
  EXPECT_EQ(Load<FundingLine>("p")[0].supersede_reason, "first");
}

TEST_F(EntryStoreTest, AuditAndFeedSayWhatHappened) {
  const auto line = Append("p", Granted(100));
  ASSERT_TRUE(Supersede("p", line, 0, "never granted").ok());
  std::vector<std::string> audited;
  for (const auto& record : Done(record::ListAuditRecords(db(), Soon(), {})).rows) {
    audited.push_back(record.kept.resource + "|" + record.opened.reason);
  }
  EXPECT_THAT(audited, ElementsAre("projects/p/fundingLines/1|never granted", "projects/p/fundingLines/1|"));
  EXPECT_THAT(Rows("SELECT CONCAT(resource_type, '|', resource, '|', kind) FROM outbox ORDER BY kind"),
              ElementsAre("fundingLines|projects/p/fundingLines/1|1", "fundingLines|projects/p/fundingLines/1|3"));
}

TEST_F(EntryStoreTest, TheColumnsRepeatTheDayAndTheAmount) {
  Append("p", Granted(12'345'67));
  Append("p", TimeBoxExtension{.end = Day("2026-12-31"), .granted_by = "us", .reason = "late"});
  EXPECT_THAT(Rows("SELECT CONCAT(day, '|', amount_cents) FROM project_entries WHERE amount_cents IS NOT NULL"),
              ElementsAre("2026-03-04|1234567"));
}

}  // namespace
}  // namespace pepiniere::portfolio::store
