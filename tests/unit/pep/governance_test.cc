// Commands of governing against a service in this process that answers what a test tells it, and remembers what it was
// asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/pep/kit/proto_values.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using namespace portfolio::v1;  // NOLINT: the service's messages
using grpc::ServerContext;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class FakeGovernance : public GovernanceService::Service {
 public:
  grpc::Status GetCommittee(ServerContext*, const GetCommitteeRequest* request, Committee* reply) override {
    *reply = committee;
    reply->set_name(request->name());
    reply->set_etag("e" + std::to_string(++reads));
    return grpc::Status::OK;
  }
  grpc::Status UpdateCommittee(ServerContext*, const UpdateCommitteeRequest* request, Committee* reply) override {
    updates.push_back(*request);
    if (static_cast<int>(updates.size()) <= conflicts) return {grpc::ABORTED, "changed"};
    *reply = request->committee();
    return grpc::Status::OK;
  }
  grpc::Status HoldCommittee(ServerContext*, const HoldCommitteeRequest* request, Committee*) override {
    hold = *request;
    return grpc::Status::OK;
  }
  grpc::Status CreateCommittee(ServerContext*, const CreateCommitteeRequest* request, Committee* reply) override {
    create = *request;
    *reply = request->committee();
    return grpc::Status::OK;
  }
  grpc::Status CheckReadiness(ServerContext*, const CheckReadinessRequest* request, Readiness* reply) override {
    reply->set_project(request->name());
    reply->set_phase(PHASE_CONSTRUCTION);
    reply->set_current_phase(PHASE_INVESTIGATION);
    reply->set_ready(ready);
    const auto add = [&](const char* code, Readiness::Check::State state, GateRequirement::AnsweredBy by) {
      auto* check = reply->add_checks();
      check->set_code(code);
      check->set_state(state);
      check->set_answered_by(by);
      return check;
    };
    add("SPONSOR", ready ? Readiness::Check::STATE_MET : Readiness::Check::STATE_MISSING,
        GateRequirement::ANSWERED_BY_FIELD);
    if (ready) return grpc::Status::OK;
    add("COMMITTEE_GO", Readiness::Check::STATE_MISSING, GateRequirement::ANSWERED_BY_COMMITTEE);
    add("USER_TESTS", Readiness::Check::STATE_ADVISED, GateRequirement::ANSWERED_BY_EVIDENCE)
        ->set_label_en("tests with users");
    add("BUDGET", Readiness::Check::STATE_WAIVED, GateRequirement::ANSWERED_BY_FIELD)->set_why("a small one");
    return grpc::Status::OK;
  }
  grpc::Status CreateFundingLine(ServerContext*, const CreateFundingLineRequest* request, FundingLine* reply) override {
    fund = *request;
    *reply = request->funding_line();
    reply->set_name(request->parent() + "/fundingLines/1");
    return grpc::Status::OK;
  }
  grpc::Status ListFundingLines(ServerContext*, const ListFundingLinesRequest* request,
                                ListFundingLinesResponse* reply) override {
    FundingLine* line = reply->add_funding_lines();
    line->set_name(request->parent() + "/fundingLines/1");
    line->set_funding_source("FAST");
    line->set_promotion(3);
    line->mutable_amount()->set_currency_code("EUR");
    line->mutable_amount()->set_units(140000);
    ToProto(*base::Date::Parse("2031-02-03"), line->mutable_date());
    return grpc::Status::OK;
  }
  grpc::Status CorrectFundingLine(ServerContext*, const CorrectFundingLineRequest* request, FundingLine*) override {
    correct = *request;
    return grpc::Status::OK;
  }
  grpc::Status CreateWaiver(ServerContext*, const CreateWaiverRequest* request, Waiver*) override {
    waive = *request;
    return grpc::Status::OK;
  }
  grpc::Status GetProjectFinances(ServerContext*, const GetProjectFinancesRequest* request,
                                  ProjectFinances* reply) override {
    reply->set_project(request->name());
    reply->mutable_allocated()->set_currency_code("EUR");
    reply->mutable_allocated()->set_units(1000);
    for (const int left : {1000, 500, -100}) {
      auto* point = reply->add_burn_down();
      point->mutable_remaining()->set_currency_code("EUR");
      point->mutable_remaining()->set_units(left);
    }
    return grpc::Status::OK;
  }
  grpc::Status GetRules(ServerContext*, const GetRulesRequest*, Rules* reply) override {
    for (const Concern concern : {CONCERN_OVERDUE, CONCERN_STUCK}) reply->add_concerns(concern);
    return grpc::Status::OK;
  }
  grpc::Status GetAttentionList(ServerContext*, const GetAttentionListRequest* request,
                                GetAttentionListResponse* reply) override {
    attention.push_back(*request);
    const bool sud = request->parent() == "incubators/sud";
    AttentionItem* item = reply->add_items();
    item->set_project(sud ? "projects/stuck" : "projects/overdue");
    item->set_concern(sud ? CONCERN_STUCK : CONCERN_OVERDUE);
    item->set_days(12);
    item->set_next_step("Call them.");
    auto* count = reply->add_counts();
    count->set_concern(item->concern());
    count->set_count(1);
    return grpc::Status::OK;
  }
  grpc::Status UpdateGateRequirement(ServerContext*, const UpdateGateRequirementRequest* request,
                                     GateRequirement* reply) override {
    gate = *request;
    *reply = request->gate_requirement();
    return grpc::Status::OK;
  }
  grpc::Status SearchLessons(ServerContext*, const SearchLessonsRequest* request,
                             SearchLessonsResponse* reply) override {
    lessons = *request;
    Lesson* lesson = reply->add_lessons();
    lesson->set_project("projects/x");
    lesson->set_title("Ancien projet");
    lesson->set_lessons("Parler aux usagers");
    return grpc::Status::OK;
  }

  Committee committee;
  int reads = 0, conflicts = 0;
  bool ready = false;
  std::vector<UpdateCommitteeRequest> updates;
  HoldCommitteeRequest hold;
  CreateCommitteeRequest create;
  CreateFundingLineRequest fund;
  CorrectFundingLineRequest correct;
  CreateWaiverRequest waive;
  std::vector<GetAttentionListRequest> attention;
  UpdateGateRequirementRequest gate;
  SearchLessonsRequest lessons;
};

// Says who is calling.
class FakeAccess : public access::v1::AccessService::Service {
 public:
  grpc::Status GetCaller(ServerContext*, const access::v1::GetCallerRequest*, access::v1::Caller* reply) override {
    *reply = caller;
    return grpc::Status::OK;
  }

  access::v1::Caller caller;
};

class GovernanceTest : public PepTest {
 protected:
  GovernanceTest() {
    Serve({&service_, &access_});
    service_.committee.set_state(Committee::STATE_PLANNED);
    for (const char* project : {"projects/a", "projects/b"}) service_.committee.add_hearings()->set_project(project);
  }
  ~GovernanceTest() override { Stop(); }

  FakeGovernance service_;
  FakeAccess access_;
};

TEST_F(GovernanceTest, PlansACommittee) {
  EXPECT_EQ(Pep({"committees", "create", "sud-1", "--incubator", "sud", "--date", "2031-02-03", "--member",
                 "Ada L. (chair)", "--member", "Grace H."}),
            ExitCode::kOk);
  EXPECT_EQ(service_.create.committee_id(), "sud-1");
  EXPECT_EQ(service_.create.committee().incubator(), "incubators/sud");
  EXPECT_EQ(service_.create.committee().members(0).display_name(), "Ada L.");
  EXPECT_EQ(service_.create.committee().members(0).title(), "chair");
  EXPECT_EQ(service_.create.committee().members(1).title(), "");
}

TEST_F(GovernanceTest, ChangesTheAgendaAgainWhenSomebodyWasFaster) {
  service_.conflicts = 1;
  EXPECT_EQ(Pep({"committees", "hear", "sud-1", "c", "--summary", "Go on?"}), ExitCode::kOk) << errors_.str();
  ASSERT_EQ(service_.updates.size(), 2u);
  const UpdateCommitteeRequest& last = service_.updates.back();
  EXPECT_EQ(last.committee().etag(), "e2");
  EXPECT_THAT(last.update_mask().paths(), ElementsAre("hearings"));
  ASSERT_EQ(last.committee().hearings_size(), 3);
  EXPECT_EQ(last.committee().hearings(2).project(), "projects/c");
  EXPECT_EQ(last.committee().hearings(2).summary(), "Go on?");
  service_.conflicts = 9;
  EXPECT_EQ(Pep({"committees", "hear", "sud-1", "a", "--remove"}), ExitCode::kConflict) << "once, not for ever";
  EXPECT_EQ(service_.updates.back().committee().hearings_size(), 1);
}

TEST_F(GovernanceTest, DecidesOfAProjectThatIsHeard) {
  EXPECT_EQ(Pep({"committees", "decide", "sud-1", "b", "go", "--amount", "140 000", "--funding-source", "FAST",
                 "--promotion", "3", "--conditions", "Ouvrir le code"}),
            ExitCode::kOk);
  const Hearing& hearing = service_.updates.at(0).committee().hearings(1);
  EXPECT_EQ(hearing.decision(), DECISION_GO);
  EXPECT_EQ(hearing.amount_granted().units(), 140000);
  EXPECT_EQ(hearing.promotion(), 3);
  EXPECT_EQ(hearing.conditions(), "Ouvrir le code");
  EXPECT_EQ(Pep({"committees", "decide", "sud-1", "nobody", "stop"}), ExitCode::kNotFound);
  EXPECT_THAT(errors_.str(), HasSubstr("pep committees hear sud-1 nobody"));
  EXPECT_EQ(Pep({"committees", "decide", "sud-1", "b", "maybe"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("go|stop|graduate|pivot|postpone"));
}

TEST_F(GovernanceTest, ShowsWhatTheProjectsOfAnAgendaLack) {
  service_.committee.mutable_hearings(1)->set_decision(DECISION_STOP);
  EXPECT_EQ(Pep({"committees", "show", "sud-1"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("✗ a sponsor  →  pep projects update a --sponsor ORGANISATION"));
  EXPECT_THAT(out_.str(), Not(HasSubstr("update b"))) << "what stops lacks nothing";
  EXPECT_THAT(out_.str(), Not(HasSubstr("committee's go"))) << "that is what it is about to give";
}

TEST_F(GovernanceTest, SaysWhyADecisionIsNotThere) {
  EXPECT_EQ(Pep({"--lang", "fr", "committees", "show", "sud-1"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("Pas encore décidé"));
  service_.committee.set_state(Committee::STATE_HELD);
  EXPECT_EQ(Pep({"--lang", "fr", "committees", "show", "sud-1"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("Décision non communiquée par la source"));
  EXPECT_THAT(out_.str(), Not(HasSubstr("Pas encore décidé")));
}

TEST_F(GovernanceTest, HoldsForTheSakeOfChecking) {
  EXPECT_EQ(Pep({"committees", "hold", "sud-1", "--dry-run"}), ExitCode::kOk);
  EXPECT_TRUE(service_.hold.validate_only());
  EXPECT_THAT(out_.str(), HasSubstr("Dry run"));
}

TEST_F(GovernanceTest, ChecksReadiness) {
  EXPECT_EQ(Pep({"projects", "check", "a", "--phase", "construction"}), ExitCode::kRefused);
  EXPECT_THAT(out_.str(), HasSubstr("✗ a sponsor"));
  EXPECT_THAT(out_.str(), HasSubstr("! tests with users"));
  EXPECT_THAT(out_.str(), HasSubstr("pep projects evidence a USER_TESTS --phase construction --uri URL"));
  EXPECT_THAT(out_.str(), HasSubstr("~ a budget  waived: a small one"));
  EXPECT_THAT(errors_.str(), HasSubstr("not ready: 2 things"));
  service_.ready = true;
  EXPECT_EQ(Pep({"projects", "check", "a"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("✓ a sponsor"));
}

TEST_F(GovernanceTest, RecordsLines) {
  EXPECT_EQ(Pep({"projects", "fund", "a", "140000", "--source", "FAST", "--promotion", "3", "--date", "2031-02-03"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.fund.parent(), "projects/a");
  EXPECT_EQ(service_.fund.funding_line().amount().units(), 140000);
  EXPECT_EQ(service_.fund.funding_line().promotion(), 3);
  EXPECT_EQ(Iso(service_.fund.funding_line().date()), "2031-02-03");
  EXPECT_NE(service_.fund.request_id(), "");
  EXPECT_EQ(Pep({"projects", "waive", "a", "SPONSOR", "--phase", "construction", "--reason", "on its way", "--expires",
                 "2031-12-31"}),
            ExitCode::kOk);
  EXPECT_EQ(service_.waive.waiver().code(), "SPONSOR");
  EXPECT_EQ(service_.waive.waiver().phase(), PHASE_CONSTRUCTION);
  EXPECT_EQ(service_.waive.waiver().reason(), "on its way");
  EXPECT_EQ(Pep({"projects", "fund", "a", "beaucoup"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("'beaucoup' is not an amount"));
}

TEST_F(GovernanceTest, AmendsALineAndKeepsWhatWasRight) {
  EXPECT_EQ(Pep({"projects", "amend", "projects/a/fundingLines/1", "--amount", "150000", "--reason", "a typo"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.correct.name(), "projects/a/fundingLines/1");
  EXPECT_EQ(service_.correct.reason(), "a typo");
  EXPECT_EQ(service_.correct.funding_line().amount().units(), 150000);
  EXPECT_EQ(service_.correct.funding_line().funding_source(), "FAST");
  EXPECT_EQ(Iso(service_.correct.funding_line().date()), "2031-02-03");
  EXPECT_EQ(service_.correct.funding_line().name(), "");
  EXPECT_EQ(Pep({"projects", "amend", "projects/a/fundingLines/1", "--withdraw", "--reason", "never"}), ExitCode::kOk);
  EXPECT_TRUE(service_.correct.withdraw());
  EXPECT_FALSE(service_.correct.has_funding_line());
  EXPECT_EQ(Pep({"projects", "amend", "projects/a/fundingLines/7", "--amount", "1", "--reason", "r"}),
            ExitCode::kNotFound);
  EXPECT_EQ(Pep({"projects", "amend", "projects/a/fundingLines/1", "--category", "audit", "--reason", "r"}),
            ExitCode::kUsage);
  EXPECT_EQ(Pep({"projects", "amend", "projects/a", "--amount", "1", "--reason", "r"}), ExitCode::kUsage);
}

TEST_F(GovernanceTest, ListsLinesOfAKind) {
  EXPECT_EQ(Pep({"projects", "entries", "a", "funding"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), HasSubstr("fundingLines/1  FAST"));
  EXPECT_THAT(out_.str(), HasSubstr("€140,000"));
  EXPECT_EQ(Pep({"projects", "entries", "a", "funding", "-o", "csv"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("projects/a/fundingLines/1,,FAST,140000.00,2031-02-03,"));
  EXPECT_EQ(Pep({"projects", "entries", "a", "funding", "-o", "json"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("\"fundingSource\":\"FAST\""));
}

TEST_F(GovernanceTest, DrawsTheBurnDown) {
  EXPECT_EQ(Pep({"projects", "budget", "a"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("███████████████               "));
  EXPECT_THAT(out_.str(), HasSubstr("-€100"));
}

TEST_F(GovernanceTest, AttentionIsForTheCallersOwnRoles) {
  for (const char* resource : {"incubators/sud", "organisations/eau"}) {
    auto* held = access_.caller.add_roles();
    held->set_role(rpc::v1::ROLE_COACH);
    held->set_resource(resource);
  }
  EXPECT_EQ(Pep({"attention", "--concern", "stuck", "--concern", "overdue", "--stuck-days", "30"}), ExitCode::kOk);
  ASSERT_EQ(service_.attention.size(), 2u);
  EXPECT_EQ(service_.attention[0].stuck_days(), 30);
  EXPECT_THAT(service_.attention[0].concerns(), ElementsAre(CONCERN_STUCK, CONCERN_OVERDUE));
  EXPECT_LT(out_.str().find("overdue"), out_.str().find("stuck ")) << "the most urgent first, whoever's list it was";
  EXPECT_THAT(out_.str(), HasSubstr("Call them."));
  service_.attention.clear();
  EXPECT_EQ(Pep({"attention", "--ministry", "eau", "--lang", "fr"}), ExitCode::kOk);
  ASSERT_EQ(service_.attention.size(), 1u);
  EXPECT_EQ(service_.attention[0].parent(), "organisations/eau");
  EXPECT_THAT(out_.str(), HasSubstr("Passer en comité"));
  EXPECT_EQ(Pep({"attention", "--ministry", "eau", "--project", "x"}), ExitCode::kUsage);
}

TEST_F(GovernanceTest, SetsAGate) {
  EXPECT_EQ(Pep({"gates", "set", "scaling/STATISTICS", "--weight", "advised", "--since", "2031-01-01"}), ExitCode::kOk);
  EXPECT_EQ(service_.gate.gate_requirement().name(), "gates/scaling/requirements/STATISTICS");
  EXPECT_EQ(service_.gate.gate_requirement().weight(), GateRequirement::WEIGHT_ADVISED);
  EXPECT_THAT(service_.gate.update_mask().paths(), ElementsAre("weight", "since"));
  EXPECT_EQ(Pep({"gates", "set", "scaling/STATISTICS"}), ExitCode::kUsage);
}

TEST_F(GovernanceTest, SearchesLessons) {
  EXPECT_EQ(Pep({"lessons", "search", "usagers", "parler"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.lessons.query(), "usagers parler");
  EXPECT_THAT(out_.str(), HasSubstr("Parler aux usagers"));
  EXPECT_EQ(Pep({"lessons", "search"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.lessons.query(), "");
}

}  // namespace
}  // namespace pepiniere::pep
