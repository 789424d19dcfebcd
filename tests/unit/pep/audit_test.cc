#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <optional>

#include "clients/pep/kit/audit_chain.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using namespace portfolio::v1;  // NOLINT: the service's messages
using rpc::v1::AuditRecord;
using testing::HasSubstr;

class FakeAudit : public GovernanceService::Service {
 public:
  // Two records a page.
  grpc::Status ListAuditRecords(grpc::ServerContext*, const ListAuditRecordsRequest* request,
                                ListAuditRecordsResponse* reply) override {
    if (request->filter().starts_with("NOT sequence:*")) {
      if (unsealed) *reply->add_audit_records() = *unsealed;
      return grpc::Status::OK;
    }
    list = *request;
    const std::size_t from = request->page_token().empty() ? 0 : std::stoul(request->page_token());
    for (std::size_t i = from; i < from + 2 && i < records.size(); ++i) *reply->add_audit_records() = records[i];
    if (from + 2 < records.size()) reply->set_next_page_token(std::to_string(from + 2));
    return grpc::Status::OK;
  }

  std::vector<AuditRecord> records;
  std::optional<AuditRecord> unsealed;  // of some time ago
  ListAuditRecordsRequest list;
};

class AuditTest : public PepTest {
 protected:
  AuditTest() {
    Serve({&service_});
    std::filesystem::create_directories(folder_);
    for (const char* resource : {"projects/a", "projects/b", "projects/a", "committees/c", "projects/d"}) {
      AuditRecord& record = service_.records.emplace_back();
      record.set_id("id-" + std::to_string(service_.records.size()));
      record.set_principal("agent-7");
      record.set_method("pepiniere.portfolio.v1.PortfolioService/UpdateProject");
      record.set_resource(resource);
      record.set_changes_json(R"([{"field":"title"}])");
      record.mutable_event_time()->set_seconds(1'900'000'000);
      record.mutable_event_time()->set_nanos(123'456'000);
    }
    Seal();
  }
  ~AuditTest() override { Stop(); }

  void Seal() {
    std::string seal(64, '0');
    for (std::size_t i = 0; i < service_.records.size(); ++i) {
      service_.records[i].set_sequence(static_cast<std::int64_t>(i) + 1);
      seal = SealOf(service_.records[i], seal);
      service_.records[i].set_seal(seal);
    }
  }
  ExitCode Verify(const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"audit", "verify"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return Pep(arguments);
  }

  FakeAudit service_;
};

// Computed by other means, from the contract's words.
TEST(SealTest, IsWhatTheContractSays) {
  AuditRecord record;
  record.set_sequence(1);
  record.set_id("A");
  record.mutable_event_time()->set_seconds(2);
  record.mutable_event_time()->set_nanos(3'000);
  record.set_principal("é");
  EXPECT_EQ(SealOf(record, std::string(64, '0')), "f8bdc0372e3c93a22f3e74e9cf3dd01c9c893e46233a93831c104aee2add360a");
}

TEST_F(AuditTest, VerifiesTheChainAndPrintsItsHead) {
  EXPECT_EQ(Verify(), ExitCode::kOk) << errors_.str();
  EXPECT_TRUE(service_.list.in_sequence());
  EXPECT_THAT(out_.str(), HasSubstr("5 records"));
  EXPECT_THAT(out_.str(), HasSubstr("\n5:" + service_.records[4].seal() + "\n"));
  EXPECT_EQ(Verify({"-o", "json"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(), "{\"sequence\":\"5\",\"seal\":\"" + service_.records[4].seal() + "\"}\n");
}

TEST_F(AuditTest, ARecordThatWasNeverSealedWasSlippedIn) {
  service_.unsealed = service_.records.front();
  service_.unsealed->set_id("00-slipped-in");
  EXPECT_EQ(Verify(), ExitCode::kTampered);
  EXPECT_THAT(errors_.str(), HasSubstr("record 00-slipped-in"));
}

TEST_F(AuditTest, FindsTheFirstRecordThatWasChanged) {
  service_.records[2].set_principal("somebody-else");
  EXPECT_EQ(Verify(), ExitCode::kTampered);
  EXPECT_THAT(errors_.str(), HasSubstr("record 3 ("));
  EXPECT_THAT(errors_.str(), HasSubstr("its seal is not that of what it says"));
}

TEST_F(AuditTest, FindsARecordThatWasTakenOut) {
  service_.records.erase(service_.records.begin() + 1);
  EXPECT_EQ(Verify(), ExitCode::kTampered);
  EXPECT_THAT(errors_.str(), HasSubstr("record 3 ("));
  EXPECT_THAT(errors_.str(), HasSubstr("does not follow 1"));
}

TEST_F(AuditTest, AHeadKeptElsewhereShowsWhatWasSealedAnew) {
  const std::string file = folder_ + "/head";
  EXPECT_EQ(Verify({"--head-file", file}), ExitCode::kOk);
  EXPECT_EQ(Verify({"--head-file", file}), ExitCode::kOk);
  const std::string kept = "5:" + service_.records[4].seal();
  const auto all = service_.records;
  service_.records.pop_back();
  EXPECT_EQ(Verify({"--head-file", file}), ExitCode::kTampered) << "its end was cut off";
  EXPECT_THAT(errors_.str(), HasSubstr("taken off its end"));
  service_.records = all;
  service_.records[2].set_reason("another");
  Seal();
  EXPECT_EQ(Verify(), ExitCode::kOk) << "by itself, the chain is whole";
  EXPECT_EQ(Verify({"--head-file", file}), ExitCode::kTampered);
  EXPECT_EQ(Verify({"--seal", kept}), ExitCode::kTampered);
  EXPECT_THAT(errors_.str(), HasSubstr("not the one that you kept"));
  EXPECT_EQ(Verify({"--seal", "5:nonsense"}), ExitCode::kUsage);
}

TEST_F(AuditTest, ListsWhoChangedWhat) {
  auto* change = service_.records[0].add_changes();
  change->set_field("title");
  change->mutable_before()->set_string_value("Avant");
  change->mutable_after()->set_string_value("Après");
  EXPECT_EQ(Pep({"audit", "list", "projects/a", "--principal", "agent-7", "--since", "2031-01-01", "--limit", "1"}),
            ExitCode::kOk);
  EXPECT_EQ(service_.list.resource(), "projects/a");
  EXPECT_EQ(service_.list.filter(), "principal = \"agent-7\" AND time >= \"2030-12-31T23:00:00+00:00\"");
  EXPECT_THAT(out_.str(), HasSubstr("title: Avant → Après"));
}

}  // namespace
}  // namespace pepiniere::pep
