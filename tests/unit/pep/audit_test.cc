#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <optional>

#include "clients/pep/kit/audit_chain.h"
#include "google/protobuf/util/json_util.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using rpc::v1::AuditRecord;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// A service's, whose contract has messages of its own for it or not.
template <class Service, class Request, class Response>
class FakeAudit : public Service {
 public:
  grpc::Status ListAuditRecords(grpc::ServerContext*, const Request* request, Response* reply) override {
    if (absent) return {grpc::StatusCode::UNIMPLEMENTED, ""};
    if (request->filter().starts_with("NOT sequence:*")) {
      if (unsealed) *reply->add_audit_records() = *unsealed;
      return grpc::Status::OK;
    }
    list = *request;
    const std::size_t from = request->page_token().empty() ? 0 : std::stoul(request->page_token());
    for (std::size_t i = from; i < from + page && i < records.size(); ++i) *reply->add_audit_records() = records[i];
    if (from + page < records.size()) reply->set_next_page_token(std::to_string(from + page));
    return grpc::Status::OK;
  }

  // One more, of which nothing else is told than the resource.
  void Add(const char* resource) {
    AuditRecord& record = records.emplace_back();
    record.set_id("id-" + std::to_string(records.size()));
    record.set_principal("agent-7");
    record.set_method("pepiniere.portfolio.v1.PortfolioService/UpdateProject");
    record.set_resource(resource);
    record.set_changes_json(R"([{"field":"title"}])");
    record.mutable_event_time()->set_seconds(1'900'000'000);
    record.mutable_event_time()->set_nanos(123'456'000);
  }
  // Deletes the first chain, which ends with record `last`.
  void DeleteFirstChain(std::size_t last) {
    records[last].set_seal_version(2);
    records[last].set_previous_seal(records[last - 1].seal());
    records.erase(records.begin(), records.begin() + static_cast<std::ptrdiff_t>(last));
  }
  void Seal() {
    std::string seal(64, '0');
    for (std::size_t i = 0; i < records.size(); ++i) {
      records[i].set_sequence(static_cast<std::int64_t>(i) + 1);
      seal = SealOf(records[i], seal);
      records[i].set_seal(seal);
    }
  }
  // What `audit verify` prints of its last record.
  std::string Head(const std::string& service) const {
    return service + ":" + std::to_string(records.size()) + ":" + records.back().seal();
  }

  std::vector<AuditRecord> records;
  std::optional<AuditRecord> unsealed;  // of some time ago
  std::size_t page = 2;                 // records in one
  bool absent = false;                  // the server has no such service
  Request list;
};
using FakePortfolio = FakeAudit<portfolio::v1::GovernanceService::Service, portfolio::v1::ListAuditRecordsRequest,
                                portfolio::v1::ListAuditRecordsResponse>;
using FakeCohort =
    FakeAudit<cohort::v1::CohortService::Service, rpc::v1::ListAuditRecordsRequest, rpc::v1::ListAuditRecordsResponse>;
using FakeOfMetrics = FakeAudit<metrics::v1::MetricsService::Service, rpc::v1::ListAuditRecordsRequest,
                                rpc::v1::ListAuditRecordsResponse>;
using FakeOfFeedback = FakeAudit<feedback::v1::FeedbackService::Service, rpc::v1::ListAuditRecordsRequest,
                                 rpc::v1::ListAuditRecordsResponse>;
using FakeOfPolicy =
    FakeAudit<policy::v1::PolicyService::Service, rpc::v1::ListAuditRecordsRequest, rpc::v1::ListAuditRecordsResponse>;

class FakeAccess : public FakeAudit<access::v1::AccessService::Service, rpc::v1::ListAuditRecordsRequest,
                                    rpc::v1::ListAuditRecordsResponse> {
 public:
  grpc::Status NamePersons(grpc::ServerContext*, const access::v1::NamePersonsRequest* request,
                           access::v1::NamePersonsResponse* reply) override {
    batches.push_back(request->names_size());
    if (refuses) return {grpc::StatusCode::PERMISSION_DENIED, ""};
    for (const std::string& name : request->names()) {
      reply->add_display_names(name == "persons/lise" ? "Lise" : "");
    }
    return grpc::Status::OK;
  }

  std::vector<int> batches;  // how many names each call asked about
  bool refuses = false;
};

class AuditTest : public PepTest {
 protected:
  AuditTest() {
    Serve({&service_, &cohort_, &metrics_, &feedback_, &policy_, &access_});
    std::filesystem::create_directories(folder_);
    for (const char* resource : {"projects/a", "projects/b", "projects/a", "committees/c", "projects/d"}) {
      service_.Add(resource);
    }
    for (const char* resource : {"programmes/eig", "programmes/eig/cohorts/8", "programmes/eig"}) cohort_.Add(resource);
    for (const char* resource : {"definitions/visits", "projects/a/deployments/1"}) metrics_.Add(resource);
    for (const char* resource : {"campaigns/bilan", "spaces/agents/ideas/1"}) feedback_.Add(resource);
    access_.Add("accessBindings/a");
    service_.Seal();
    cohort_.Seal();
    metrics_.Seal();
    feedback_.Seal();
    policy_.Add("proposals/2026-1");
    policy_.Seal();
    access_.Seal();
  }
  ~AuditTest() override { Stop(); }

  ExitCode Verify(const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"audit", "verify"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return Pep(arguments);
  }

  FakePortfolio service_;
  FakeCohort cohort_;
  FakeOfMetrics metrics_;
  FakeOfFeedback feedback_;
  FakeOfPolicy policy_;
  FakeAccess access_;
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

TEST_F(AuditTest, VerifiesTheChainsAndPrintsTheirHeads) {
  EXPECT_EQ(Verify(), ExitCode::kOk) << errors_.str();
  EXPECT_TRUE(service_.list.in_sequence());
  EXPECT_TRUE(cohort_.list.in_sequence());
  EXPECT_THAT(out_.str(), HasSubstr("portfolio: 5 records, each as it was sealed."));
  EXPECT_THAT(out_.str(), HasSubstr("cohort: 3 records, each as it was sealed."));
  EXPECT_THAT(out_.str(), HasSubstr("\n" + service_.Head("portfolio") + "\n" + cohort_.Head("cohort") + "\n" +
                                    metrics_.Head("metrics") + "\n" + feedback_.Head("feedback") + "\n" +
                                    policy_.Head("policy") + "\n" + access_.Head("access") + "\n"));
  const std::string portfolio =
      R"({"service":"portfolio","sequence":"5","seal":")" + service_.records[4].seal() + "\"}\n";
  const std::string cohort = R"({"service":"cohort","sequence":"3","seal":")" + cohort_.records[2].seal() + "\"}\n";
  const std::string metrics = R"({"service":"metrics","sequence":"2","seal":")" + metrics_.records[1].seal() + "\"}\n";
  const std::string feedback =
      R"({"service":"feedback","sequence":"2","seal":")" + feedback_.records[1].seal() + "\"}\n";
  const std::string policy = R"({"service":"policy","sequence":"1","seal":")" + policy_.records[0].seal() + "\"}\n";
  const std::string access = R"({"service":"access","sequence":"1","seal":")" + access_.records[0].seal() + "\"}\n";
  EXPECT_EQ(Verify({"-o", "json"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(), portfolio + cohort + metrics + feedback + policy + access);
  EXPECT_EQ(Verify({"-o", "csv"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(), "sequence,seal,service\r\n5," + service_.records[4].seal() + ",portfolio\r\n3," +
                            cohort_.records[2].seal() + ",cohort\r\n2," + metrics_.records[1].seal() +
                            ",metrics\r\n2," + feedback_.records[1].seal() + ",feedback\r\n1," +
                            policy_.records[0].seal() + ",policy\r\n1," + access_.records[0].seal() + ",access\r\n");
  EXPECT_EQ(Verify({"-o", "json", "--service", "cohort"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(), cohort);
  EXPECT_EQ(Verify({"--lang", "fr"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("cohort : 3 enregistrements, tels qu'ils ont été scellés."));
  EXPECT_EQ(Verify({"--service", "nothing"}), ExitCode::kUsage);
}

TEST_F(AuditTest, ABrokenChainIsNamedAndTheOthersAreStillTold) {
  cohort_.records[1].set_reason("another");
  EXPECT_EQ(Verify(), ExitCode::kTampered);
  EXPECT_THAT(errors_.str(), HasSubstr("pep: cohort: record 2 ("));
  EXPECT_THAT(out_.str(), HasSubstr("portfolio: 5 records, each as it was sealed."));
  EXPECT_THAT(out_.str(), Not(HasSubstr("cohort")));
  EXPECT_EQ(Verify({"--service", "portfolio"}), ExitCode::kOk);
  service_.records[0].set_reason("another");
  EXPECT_EQ(Verify(), ExitCode::kTampered);
  EXPECT_THAT(errors_.str(), HasSubstr("pep: portfolio: record 1 ("));
  EXPECT_THAT(errors_.str(), HasSubstr("\ncohort: record 2 ("));
  EXPECT_THAT(out_.str(), Not(HasSubstr("portfolio")));
  EXPECT_THAT(out_.str(), HasSubstr("access: 1 record, each as it was sealed."));
}

// What a server does not have is not whole; nor does it hide that another chain was tampered with.
TEST_F(AuditTest, AServiceThatIsNotThereIsNotVerified) {
  cohort_.absent = true;
  EXPECT_EQ(Verify(), ExitCode::kUnexpected);
  EXPECT_THAT(errors_.str(), HasSubstr("cohort: not verified.\n"));
  EXPECT_THAT(errors_.str(), HasSubstr("this server has no service cohort"));
  EXPECT_THAT(out_.str(), HasSubstr("portfolio: 5 records, each as it was sealed."));
  service_.records[0].set_reason("another");
  EXPECT_EQ(Verify(), ExitCode::kTampered);
}

TEST_F(AuditTest, ARecordThatWasNeverSealedWasSlippedIn) {
  service_.unsealed = service_.records.front();
  service_.unsealed->set_id("00-slipped-in");
  EXPECT_EQ(Verify(), ExitCode::kTampered);
  EXPECT_THAT(errors_.str(), HasSubstr("portfolio: record 00-slipped-in"));
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

TEST_F(AuditTest, TheFirstChainMayBeDeletedAndNothingElse) {
  const auto all = service_.records;
  service_.DeleteFirstChain(3);
  EXPECT_EQ(Verify(), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(errors_.str(), HasSubstr("portfolio: the first chain (1 to 3) was deleted; verified from 4"));
  EXPECT_THAT(errors_.str(), Not(HasSubstr("cohort: the first chain")));
  EXPECT_THAT(out_.str(), HasSubstr("portfolio: 2 records, each as it was sealed."));
  EXPECT_THAT(out_.str(), HasSubstr("\nportfolio:5:" + all[4].seal() + "\n"));
  EXPECT_EQ(Verify({"-o", "json", "--service", "portfolio"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(),
            R"({"service":"portfolio","sequence":"5","seal":")" + all[4].seal() + "\",\"deleted\":\"3\"}\n");
  EXPECT_EQ(Verify({"--lang", "fr"}), ExitCode::kOk);
  EXPECT_THAT(errors_.str(), HasSubstr("la première chaîne (1 à 3) a été supprimée ; vérifiée à partir de 4"));
  service_.records[1].set_reason("another");
  EXPECT_EQ(Verify(), ExitCode::kTampered) << "what is left is verified as ever";
  service_.records = {all[3], all[4]};
  EXPECT_EQ(Verify(), ExitCode::kTampered) << "nothing says what was before";
  EXPECT_THAT(errors_.str(), HasSubstr("record 4 ("));
  EXPECT_THAT(errors_.str(), HasSubstr("does not follow 0"));
  service_.records = all;
  service_.DeleteFirstChain(3);
  service_.records[0].set_previous_seal(std::string(64, 'a'));
  EXPECT_EQ(Verify(), ExitCode::kTampered) << "another beginning";
  service_.records = all;
  service_.records[3].set_previous_seal(all[2].seal());
  service_.records.erase(service_.records.begin() + 1, service_.records.begin() + 3);
  EXPECT_EQ(Verify(), ExitCode::kTampered) << "a gap that does not begin at the beginning";
}

TEST_F(AuditTest, SealsOfWhatWasDeletedAreCounted) {
  const auto all = service_.records;
  const auto seal = [&](std::size_t n) { return "portfolio:" + std::to_string(n) + ":" + all[n - 1].seal(); };
  service_.DeleteFirstChain(3);
  EXPECT_EQ(Verify({"--seal", seal(1), "--seal", seal(2), "--seal", seal(3), "--seal", seal(5)}), ExitCode::kOk)
      << errors_.str();
  EXPECT_THAT(errors_.str(),
              HasSubstr("portfolio: 2 seals that were kept of what was deleted can no longer be verified"));
  EXPECT_EQ(Verify({"--seal", "portfolio:3:" + std::string(64, 'a')}), ExitCode::kTampered)
      << "that of the last one deleted is still known";
  access_.Add("auditWitnesses/portfolio");
  access_.records.back().set_changes_json(R"({"head":{"after":"1:)" + all[0].seal() + R"("}})");
  access_.Seal();
  EXPECT_EQ(Verify(), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(errors_.str(),
              HasSubstr("portfolio: 1 seal that was kept of what was deleted can no longer be verified"));
}

TEST_F(AuditTest, AHeadKeptElsewhereShowsWhatWasSealedAnew) {
  const std::string file = folder_ + "/head";
  EXPECT_EQ(Verify({"--head-file", file}), ExitCode::kOk);
  EXPECT_EQ(Verify({"--head-file", file}), ExitCode::kOk);
  const std::string kept = service_.Head("portfolio");
  std::ifstream in(file);
  std::string line;
  ASSERT_TRUE(std::getline(in, line));
  EXPECT_EQ(line, access_.Head("access"));
  ASSERT_TRUE(std::getline(in, line));
  EXPECT_EQ(line, cohort_.Head("cohort"));
  ASSERT_TRUE(std::getline(in, line));
  EXPECT_EQ(line, feedback_.Head("feedback"));
  ASSERT_TRUE(std::getline(in, line));
  EXPECT_EQ(line, metrics_.Head("metrics"));
  ASSERT_TRUE(std::getline(in, line));
  EXPECT_EQ(line, kept);
  const auto all = service_.records;
  service_.records.pop_back();
  EXPECT_EQ(Verify({"--head-file", file}), ExitCode::kTampered) << "its end was cut off";
  EXPECT_THAT(errors_.str(), HasSubstr("taken off its end"));
  service_.records = all;
  service_.records[2].set_reason("another");
  service_.Seal();
  EXPECT_EQ(Verify(), ExitCode::kOk) << "by itself, the chain is whole";
  EXPECT_EQ(Verify({"--head-file", file}), ExitCode::kTampered);
  EXPECT_EQ(Verify({"--seal", kept}), ExitCode::kTampered);
  EXPECT_THAT(errors_.str(), HasSubstr("not the one that was kept elsewhere"));
  EXPECT_EQ(Verify({"--service", "cohort", "--head-file", file}), ExitCode::kOk)
      << "of the other, it is kept as it was";
  EXPECT_EQ(Verify({"--head-file", file}), ExitCode::kTampered);
  EXPECT_EQ(Verify({"--service", "cohort", "--seal", kept}), ExitCode::kUsage);
  for (const char* nonsense : {"5:nonsense", "cohort:5:nonsense", "cohort", ""}) {
    EXPECT_EQ(Verify({"--seal", nonsense}), ExitCode::kUsage) << nonsense;
  }
}

TEST_F(AuditTest, WhatAnotherChainWitnessedShowsWhatWasSealedAnew) {
  const auto witness = [&](const std::string& service, const std::string& kept) {
    access_.Add("");
    AuditRecord& record = access_.records.back();
    record.set_resource("auditWitnesses/" + service);
    record.set_changes_json(R"({"head":{"after":")" + kept.substr(service.size() + 1) + R"("}})");
    access_.Seal();
  };
  witness("portfolio", service_.Head("portfolio"));
  witness("cohort", cohort_.Head("cohort"));
  service_.Add("projects/e");
  service_.Seal();
  witness("portfolio", service_.Head("portfolio"));
  EXPECT_EQ(Verify(), ExitCode::kOk) << errors_.str();
  const auto all = service_.records;
  service_.records.pop_back();
  EXPECT_EQ(Verify(), ExitCode::kTampered) << "its end was cut off";
  EXPECT_THAT(errors_.str(), HasSubstr("portfolio: the chain ends at 5, and had a record 6"));
  service_.records = all;
  service_.records[2].set_reason("another");
  service_.Seal();
  EXPECT_EQ(Verify(), ExitCode::kTampered) << "written anew";
  EXPECT_EQ(Verify({"--service", "portfolio"}), ExitCode::kOk) << "nobody else was asked";
}

TEST_F(AuditTest, AHeadThatNamesNoServiceIsThePortfolios) {
  const std::string seal = "5:" + service_.records[4].seal();
  EXPECT_EQ(Verify({"--seal", seal}), ExitCode::kOk);
  const std::string file = folder_ + "/head";
  std::ofstream(file) << seal << "\n";
  EXPECT_EQ(Verify({"--head-file", file}), ExitCode::kOk);
  service_.records[2].set_reason("another");
  service_.Seal();
  EXPECT_EQ(Verify({"--seal", seal}), ExitCode::kTampered);
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

TEST_F(AuditTest, AReasonIsChainedAsItWasSealedAndSoIsForWhom) {
  service_.records[0].set_reason("as it is read");
  service_.records[0].set_sealed_reason("\x1fsealed:as it is chained");
  service_.records[1].set_on_behalf_of("persons/1");
  service_.Seal();
  service_.records[0].set_reason("");  // who it told of was erased since
  EXPECT_EQ(Pep({"audit", "verify"}), ExitCode::kOk) << errors_.str();
  service_.records[1].set_on_behalf_of("persons/2");
  EXPECT_EQ(Pep({"audit", "verify"}), ExitCode::kTampered);
  EXPECT_THAT(errors_.str(), HasSubstr("record 2 ("));
}

TEST_F(AuditTest, PersonsAreCalledByTheirNames) {
  service_.records[0].set_principal("persons/lise");
  service_.records[1].set_principal("persons/nil");
  service_.records[2].set_principal("persons/lise");
  EXPECT_EQ(Pep({"audit", "list", "--all"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), HasSubstr("Lise"));
  EXPECT_THAT(out_.str(), Not(HasSubstr("persons/lise")));
  EXPECT_THAT(out_.str(), HasSubstr("persons/nil"));
  EXPECT_THAT(out_.str(), HasSubstr("agent-7")) << "who is no person is as ever";
  EXPECT_THAT(access_.batches, testing::ElementsAre(2)) << "once, since nobody else is there";
  EXPECT_EQ(Pep({"audit", "list", "--all", "-o", "json"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("persons/lise"));
  EXPECT_THAT(out_.str(), Not(HasSubstr("Lise")));
  access_.refuses = true;
  EXPECT_EQ(Pep({"audit", "list", "--all"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("persons/lise"));
  EXPECT_THAT(errors_.str(), Not(HasSubstr("pep:")));
}

TEST_F(AuditTest, ManyPersonsAreNamedInBatches) {
  for (int i = 0; i < 450; ++i) {
    service_.Add("projects/a");
    service_.records.back().set_principal("persons/" + std::to_string(i));
  }
  service_.page = 1000;
  EXPECT_EQ(Pep({"audit", "list", "--all"}), ExitCode::kOk);
  EXPECT_THAT(access_.batches, testing::ElementsAre(100, 100, 100, 100, 50));
}

TEST_F(AuditTest, WhatToldOfSomebodyErasedIsSaidToBe) {
  auto* change = service_.records[0].add_changes();
  change->set_field("contact");
  change->mutable_before()->set_null_value(google::protobuf::NULL_VALUE);
  change->mutable_after()->set_string_value("b");
  change->set_erased(true);
  EXPECT_EQ(Pep({"audit", "list", "--limit", "1"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("contact: erased → b"));
  EXPECT_EQ(Pep({"audit", "list", "--limit", "1", "--lang", "fr"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("contact: effacé → b"));
}

TEST_F(AuditTest, WhatToldOfThemAmongOtherThingsIsSaidToBeErasedToo) {
  const auto was = [&](const std::string& field, const std::string& before) {
    service_.records[0].clear_changes();
    auto* change = service_.records[0].add_changes();
    change->set_field(field);
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(before, change->mutable_before()).ok());
    change->mutable_after()->mutable_list_value();
    change->set_erased(true);
  };
  was("a", "[null, null]");
  EXPECT_EQ(Pep({"audit", "list", "--limit", "1"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("a: erased → []"));
  EXPECT_EQ(Pep({"audit", "list", "--limit", "1", "--lang", "fr"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("a: effacé → []"));
  was("a", R"([{"subject": null}])");
  EXPECT_EQ(Pep({"audit", "list", "--limit", "1", "--lang", "fr"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("\"subject\":\"(effacé)\""));
  EXPECT_THAT(out_.str(), Not(HasSubstr("null")));
}

TEST_F(AuditTest, AsksTheServiceThatHasItOrThatIsNamed) {
  EXPECT_EQ(Pep({"audit", "list", "programmes/eig/cohorts/8"}), ExitCode::kOk);
  EXPECT_EQ(cohort_.list.resource(), "programmes/eig/cohorts/8");
  EXPECT_EQ(service_.list.resource(), "");
  EXPECT_EQ(Pep({"audit", "list", "--service", "cohort", "-o", "json"}), ExitCode::kOk);
  EXPECT_EQ(Lines(), 2) << "a page of the cohort service's";
  EXPECT_THAT(out_.str(), HasSubstr(R"("resource":"programmes/eig/cohorts/8")"));
  EXPECT_EQ(Pep({"audit", "list", "-o", "json", "--all"}), ExitCode::kOk);
  EXPECT_EQ(Lines(), 5);
  EXPECT_EQ(Pep({"audit", "list", "spaces/agents/ideas/1"}), ExitCode::kOk);
  EXPECT_EQ(feedback_.list.resource(), "spaces/agents/ideas/1");
  EXPECT_EQ(Pep({"audit", "list", "accessBindings/a"}), ExitCode::kOk);
  EXPECT_EQ(access_.list.resource(), "accessBindings/a");
  EXPECT_EQ(Pep({"audit", "list", "gates/SCALING/requirements/x"}), ExitCode::kOk);
  EXPECT_EQ(service_.list.resource(), "gates/SCALING/requirements/x");
  EXPECT_EQ(Pep({"audit", "list", "projects/a/deployments/1"}), ExitCode::kOk);
  EXPECT_EQ(metrics_.list.resource(), "projects/a/deployments/1") << "not all below a project is the portfolio's";
  EXPECT_EQ(Pep({"audit", "list", "projects/a/events/1"}), ExitCode::kOk);
  EXPECT_EQ(service_.list.resource(), "projects/a/events/1");
  EXPECT_EQ(Pep({"audit", "list", "projects/a"}), ExitCode::kOk);
  EXPECT_EQ(service_.list.resource(), "projects/a");
  EXPECT_EQ(Pep({"audit", "list", "projects/a", "--service", "metrics"}), ExitCode::kOk);
  EXPECT_EQ(metrics_.list.resource(), "projects/a");
}

TEST_F(AuditTest, SaysWhoseRecordsTheseAre) {
  EXPECT_EQ(Pep({"audit", "list"}), ExitCode::kOk);
  EXPECT_THAT(errors_.str(),
              HasSubstr("Of the portfolio service; the others: --service cohort|metrics|feedback|access"));
  EXPECT_EQ(Pep({"audit", "list", "--service", "cohort"}), ExitCode::kOk);
  EXPECT_THAT(errors_.str(), Not(HasSubstr("the others")));
}

TEST_F(AuditTest, WhatNoServiceHasIsAMistake) {
  for (const char* wrong : {"gardens/x", "x", "projet/x"}) {
    EXPECT_EQ(Pep({"audit", "list", wrong}), ExitCode::kUsage) << wrong;
    EXPECT_THAT(errors_.str(), HasSubstr("names none of")) << wrong;
  }
  EXPECT_EQ(Pep({"audit", "list", "projects/a", "--service", "cohort"}), ExitCode::kUsage);
}

TEST_F(AuditTest, LongValuesAreCutInTheTableAndWholeInJson) {
  const std::string sheet(500, 'x');
  auto* change = service_.records[0].add_changes();
  change->set_field("description");
  change->mutable_after()->set_string_value(sheet);
  EXPECT_EQ(Pep({"audit", "list", "projects/a", "--limit", "1"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("xx…"));
  EXPECT_THAT(out_.str(), Not(HasSubstr(sheet)));
  EXPECT_EQ(Pep({"audit", "list", "projects/a", "--limit", "1", "-o", "json"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr(sheet));
}

TEST_F(AuditTest, TheKeysOfAValueAreInOneOrder) {
  auto& fields = *service_.records[0].add_changes()->mutable_after()->mutable_struct_value()->mutable_fields();
  for (const char* key : {"zoe", "bob", "léa", "ann", "max", "ida"}) fields[key].set_string_value("1");
  EXPECT_EQ(Pep({"audit", "list", "projects/a", "--limit", "1", "-o", "json"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr(R"({"ann":"1","bob":"1","ida":"1","léa":"1","max":"1","zoe":"1"})"));
  EXPECT_THAT(out_.str(), StartsWith("{\"id\":\"id-1\",\"eventTime\""));
}

}  // namespace
}  // namespace pepiniere::pep
