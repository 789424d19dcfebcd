// pep policy against a service in this process: what is sent for whom, and what is shown.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

#include "clients/pep/kit/proto_values.h"
#include "google/protobuf/util/json_util.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using grpc::ServerContext;
using grpc::Status;
using policy::v1::Amendment;
using policy::v1::Commitment;
using policy::v1::ConsultationVote;
using policy::v1::Decision;
using policy::v1::Plan;
using policy::v1::Proposal;
using policy::v1::Transmission;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

template <class Message>
Message FromJson(const std::string& json) {
  Message message;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(json, &message).ok()) << json;
  return message;
}

class FakePolicy : public policy::v1::PolicyService::Service {
 public:
  Status GetCaller(ServerContext*, const policy::v1::GetCallerRequest*, policy::v1::Caller* reply) override {
    reply->set_person(person);
    return Status::OK;
  }
  Status GetProposal(ServerContext*, const policy::v1::GetProposalRequest* request, Proposal* reply) override {
    reply->set_name(request->name());
    reply->set_title("Relever le seuil");
    reply->set_revision(4);
    return Status::OK;
  }
  Status ListProposals(ServerContext*, const policy::v1::ListProposalsRequest*,
                       policy::v1::ListProposalsResponse* reply) override {
    Proposal& proposal = *reply->add_proposals();
    proposal.set_name("proposals/2026-1");
    proposal.set_title("Relever le seuil");
    return Status::OK;
  }
  Status CreateProposal(ServerContext*, const policy::v1::CreateProposalRequest* request, Proposal* reply) override {
    begun = *request;
    *reply = request->proposal();
    reply->set_name("proposals/2026-1");
    reply->set_state(Proposal::STATE_DRAFT);
    return Status::OK;
  }
  Status EvaluateProposal(ServerContext*, const policy::v1::EvaluateProposalRequest* request, Proposal*) override {
    judged = *request;
    return Status::OK;
  }
  Status CreateAmendment(ServerContext*, const policy::v1::CreateAmendmentRequest* request, Amendment* reply) override {
    amended = *request;
    *reply = request->amendment();
    return Status::OK;
  }
  Status CastVote(ServerContext*, const policy::v1::CastVoteRequest* request, ConsultationVote* reply) override {
    voted = *request;
    reply->set_position(request->position());
    reply->set_revision(4);
    return Status::OK;
  }
  Status CreateSession(ServerContext*, const policy::v1::CreateSessionRequest* request,
                       policy::v1::Session* reply) override {
    convened = request->session();
    *reply = request->session();
    return Status::OK;
  }
  Status RecordAttendance(ServerContext*, const policy::v1::RecordAttendanceRequest* request,
                          policy::v1::Session*) override {
    attendance = *request;
    return Status::OK;
  }
  Status CreateDecision(ServerContext*, const policy::v1::CreateDecisionRequest* request, Decision* reply) override {
    decided = *request;
    *reply = request->decision();
    return Status::OK;
  }
  Status CorrectTransmission(ServerContext*, const policy::v1::CorrectTransmissionRequest* request,
                             Transmission*) override {
    corrected = *request;
    return Status::OK;
  }
  Status SuspendTransmission(ServerContext*, const policy::v1::SuspendTransmissionRequest* request,
                             Transmission*) override {
    suspended = *request;
    return Status::OK;
  }
  Status ExplainDeadline(ServerContext*, const policy::v1::ExplainDeadlineRequest*,
                         policy::v1::Deadline* reply) override {
    *reply = FromJson<policy::v1::Deadline>(R"({"lastDay":{"year":2027,"month":2,"day":28},"steps":[
      {"kind":"KIND_RECEIVED","day":{"year":2026,"month":12,"day":30}},
      {"kind":"KIND_LAST_DAY","day":{"year":2027,"month":2,"day":28}}]})");
    return Status::OK;
  }
  Status ListTransmissions(ServerContext*, const policy::v1::ListTransmissionsRequest* request,
                           policy::v1::ListTransmissionsResponse* reply) override {
    listed = *request;
    *reply->add_transmissions() = FromJson<Transmission>(
        R"({"name":"transmissions/01T","proposal":"proposals/2026-1","authority":"organisations/berges",
            "lastDay":{"year":2026,"month":3,"day":5},"standing":"STANDING_OVERDUE",
            "silenceNow":"SILENCE_NONE","daysLeft":-12})");
    return Status::OK;
  }
  Status QueryTrace(ServerContext*, const policy::v1::QueryTraceRequest* request,
                    policy::v1::QueryTraceResponse* reply) override {
    traced = *request;
    *reply->add_rows() = FromJson<policy::v1::TraceRow>(
        R"({"proposal":"proposals/2026-1","title":"Relever le seuil","topics":["constraintTopics/marches"],
            "state":"STATE_ADOPTED",
            "answer":"VERDICT_PARTLY","answeredLate":true,"text":"texts/01T","textReference":"JORF n° 1"})");
    return Status::OK;
  }
  Status ListReceipts(ServerContext*, const policy::v1::ListReceiptsRequest* request,
                      policy::v1::ListReceiptsResponse* reply) override {
    receipts_of = request->person();
    *reply->add_receipts() = FromJson<policy::v1::Receipt>(
        R"({"proposal":"proposals/2026-1","title":"Relever le seuil","state":"STATE_TRANSMITTED","overdue":true,
            "lastDay":{"year":2026,"month":3,"day":5},"contributions":["CONTRIBUTION_VOTE","CONTRIBUTION_COMMENT"],
            "steps":[{"to":"STATE_DRAFT"},{"to":"STATE_TRANSMITTED","reason":"Le comité est convaincu."}]})");
    return Status::OK;
  }

  // Plans and what is in them, for catalogues.
  Status ListPlans(ServerContext*, const policy::v1::ListPlansRequest*, policy::v1::ListPlansResponse* reply) override {
    *reply->add_plans() =
        FromJson<Plan>(R"({"name":"plans/rv-2015","country":"RV","cycle":"2015-2017","firstYear":2015})");
    *reply->add_plans() =
        FromJson<Plan>(R"({"name":"plans/rv-2018","country":"RV","cycle":"2018-2020","firstYear":2018})");
    return Status::OK;
  }
  Status ImportCommitments(ServerContext*, const policy::v1::ImportCommitmentsRequest* request,
                           policy::v1::ImportCommitmentsResponse* reply) override {
    if (request->validate_only()) ++rehearsals;
    for (const auto& row : request->rows()) {
      reply->set_created_count(reply->created_count() + 1);
      if (row.has_claim()) reply->set_claim_count(reply->claim_count() + 1);
      if (request->validate_only()) continue;
      auto& all = commitments[request->parent()];
      Commitment& kept = all.emplace_back(row.commitment());
      kept.set_name(request->parent() + "/commitments/" + std::to_string(all.size()));
      if (!row.has_claim()) continue;
      auto& claim = claims[request->parent()].emplace_back(row.claim());
      claim.set_name(kept.name() + "/claims/1");
    }
    return Status::OK;
  }
  Status ListCommitments(ServerContext*, const policy::v1::ListCommitmentsRequest* request,
                         policy::v1::ListCommitmentsResponse* reply) override {
    for (const Commitment& one : commitments[request->parent()]) *reply->add_commitments() = one;
    return Status::OK;
  }
  Status ListCommitmentClaims(ServerContext*, const policy::v1::ListCommitmentClaimsRequest* request,
                              policy::v1::ListCommitmentClaimsResponse* reply) override {
    const std::string plan = request->parent().substr(0, request->parent().find("/commitments/"));
    for (const auto& one : claims[plan]) *reply->add_claims() = one;
    return Status::OK;
  }
  Status ListCommitmentReviews(ServerContext*, const policy::v1::ListCommitmentReviewsRequest*,
                               policy::v1::ListCommitmentReviewsResponse*) override {
    return Status::OK;
  }

  std::string person = "persons/01H", receipts_of;
  int rehearsals = 0;
  policy::v1::CreateProposalRequest begun;
  policy::v1::EvaluateProposalRequest judged;
  policy::v1::CreateAmendmentRequest amended;
  policy::v1::CastVoteRequest voted;
  policy::v1::Session convened;
  policy::v1::RecordAttendanceRequest attendance;
  policy::v1::CreateDecisionRequest decided;
  policy::v1::CorrectTransmissionRequest corrected;
  policy::v1::SuspendTransmissionRequest suspended;
  policy::v1::ListTransmissionsRequest listed;
  policy::v1::QueryTraceRequest traced;
  std::map<std::string, std::vector<Commitment>> commitments;
  std::map<std::string, std::vector<policy::v1::CommitmentClaim>> claims;
};

class PolicyServedTest : public PepTest {
 protected:
  PolicyServedTest() {
    Serve({&service_});
    std::filesystem::create_directories(folder_);
  }
  ~PolicyServedTest() override { Stop(); }

  std::string Write(const std::string& name, const std::string& text) const {
    std::string file = folder_ + "/" + name;
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }
  static std::string Read(const std::string& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
  }

  FakePolicy service_;
};

TEST_F(PolicyServedTest, AProposalIsItsAuthors) {
  EXPECT_EQ(Pep({"policy", "proposals", "create", "--title", "Relever le seuil", "--nature", "regulatory",
                 "--target-text", "code;Code des rives;R. 1", "--proposed", "1=cent mille"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.begun.author(), "persons/01H");
  EXPECT_THAT(service_.begun.proposal().natures(), ElementsAre("REGULATORY"));
  EXPECT_EQ(service_.begun.proposal().target_texts(0).proposed_wording(), "cent mille");
  EXPECT_THAT(out_.str(), HasSubstr("2026-1"));
  service_.person.clear();
  EXPECT_EQ(Pep({"policy", "proposals", "create", "--title", "x"}), ExitCode::kNotAllowed);
  EXPECT_THAT(errors_.str(), HasSubstr("nobody in particular"));
}

TEST_F(PolicyServedTest, EvidenceIsNamedByItsNumberOrWhole) {
  EXPECT_EQ(Pep({"policy", "proposals", "evaluate", "2026-1", "3", "--reason", "moins de signalements"}), ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.judged.evidence(), "proposals/2026-1/evidence/3");
  EXPECT_EQ(Pep({"policy", "proposals", "evaluate", "2026-1", "2026-1/4", "--reason", "x"}), ExitCode::kOk);
  EXPECT_EQ(service_.judged.evidence(), "proposals/2026-1/evidence/4");
}

TEST_F(PolicyServedTest, AnAmendmentIsOfTheRevisionOfToday) {
  EXPECT_EQ(Pep({"policy", "amendments", "propose", "2026-1", "--part", "title", "--wording", "Autrement", "--reason",
                 "plus clair"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.amended.parent(), "proposals/2026-1");
  EXPECT_EQ(service_.amended.amendment().author(), "persons/01H");
  EXPECT_EQ(service_.amended.amendment().base_revision(), 4);
  EXPECT_EQ(Pep({"policy", "amendments", "propose", "2026-1", "--part", "title", "--base-revision", "2"}),
            ExitCode::kOk);
  EXPECT_EQ(service_.amended.amendment().base_revision(), 2);
  EXPECT_EQ(Pep({"policy", "amendments", "propose", "2026-1", "--part", "footnote"}), ExitCode::kUsage);
}

TEST_F(PolicyServedTest, OneVotesForOneself) {
  EXPECT_EQ(Pep({"policy", "votes", "cast", "01C", "contre"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.voted.name(), "consultations/01C");
  EXPECT_EQ(service_.voted.person(), "persons/01H");
  EXPECT_EQ(service_.voted.position(), policy::v1::POSITION_CONTEST);
  EXPECT_THAT(out_.str(), HasSubstr("against it"));
}

TEST_F(PolicyServedTest, ACommitteeIsConvenedAttendsAndDecides) {
  EXPECT_EQ(Pep({"policy", "sessions", "convene", "--title", "Comité", "--start", "2027-01-11", "--member",
                 "a;Anne;chair", "--member", "b;Bo", "--agenda", "2026-1"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_THAT(service_.convened.members(), SizeIs(2));
  EXPECT_EQ(service_.convened.agenda(0).title(), "Relever le seuil") << "as it is called now";
  EXPECT_EQ(Pep({"policy", "sessions", "attend", "01S", "--present", "a", "--remote", "c", "--mandate", "b=a"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_TRUE(service_.attendance.presences(1).remote());
  EXPECT_EQ(service_.attendance.mandates(0).giver(), "b");
  EXPECT_EQ(Pep({"policy", "sessions", "attend", "01S", "--mandate", "b"}), ExitCode::kUsage);
  EXPECT_EQ(Pep({"policy", "decisions", "record", "01S", "--proposal", "2026-1", "--verdict", "transmit", "--reasons",
                 "convaincu", "--vote", "a=for", "--vote", "b=abstain"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.decided.parent(), "sessions/01S");
  EXPECT_EQ(service_.decided.decision().votes(1).choice(), Decision::CHOICE_ABSTAIN);
}

TEST_F(PolicyServedTest, AClockIsCorrectedInWhatIsSaidAndExplained) {
  EXPECT_EQ(Pep({"policy", "transmissions", "correct", "01T", "--received", "2026-12-30", "--roll", "yes", "--reason",
                 "le cachet"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_THAT(service_.corrected.update_mask().paths(), ElementsAre("receive_date", "rolls"));
  EXPECT_EQ(Iso(service_.corrected.transmission().receive_date()), "2026-12-30");
  EXPECT_EQ(Pep({"policy", "transmissions", "correct", "01T", "--reason", "rien"}), ExitCode::kUsage);
  EXPECT_EQ(Pep({"policy", "transmissions", "suspend", "01T", "--from", "2027-01-04", "--reason", "pièces"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(Iso(service_.suspended.suspension().first_date()), "2027-01-04");
  EXPECT_FALSE(service_.suspended.suspension().has_last_date());
  EXPECT_EQ(Pep({"policy", "transmissions", "explain", "01T"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), StartsWith("Last day: 28 Feb 2027\n"));
  EXPECT_THAT(out_.str(), HasSubstr("  • The last day is 28 Feb 2027\n"));
}

TEST_F(PolicyServedTest, SilenceIsShownAsSilence) {
  EXPECT_EQ(Pep({"policy", "overdue"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.listed.filter(), "standing = OVERDUE");
  EXPECT_EQ(service_.listed.order_by(), "last_day");
  EXPECT_THAT(out_.str(), HasSubstr("Relever le seuil"));
  EXPECT_THAT(out_.str(), HasSubstr("5 Mar 2026"));
  EXPECT_EQ(Pep({"policy", "overdue", "-o", "csv"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(),
            "proposal,title,authority,last_day,days_late,silence_now,transmission\r\n"
            "proposals/2026-1,Relever le seuil,organisations/berges,2026-03-05,12,NONE,transmissions/01T\r\n");
}

TEST_F(PolicyServedTest, ATraceIsReadInBothDirections) {
  EXPECT_EQ(Pep({"policy", "trace", "constraintTopics/marches"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.traced.topic(), "constraintTopics/marches");
  EXPECT_LT(out_.str().find("Constraints"), out_.str().find("Proposal"));
  EXPECT_EQ(Pep({"policy", "trace", "texts/01T"}), ExitCode::kOk);
  EXPECT_EQ(service_.traced.text(), "texts/01T");
  EXPECT_LT(out_.str().find("Proposal"), out_.str().find("Constraints")) << "from the law to the voices";
  EXPECT_EQ(Pep({"policy", "trace", "-o", "csv"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr(",PARTLY,,true,texts/01T,JORF n° 1,"));
  EXPECT_EQ(service_.traced.source(), "") << "of all that is open";
}

TEST_F(PolicyServedTest, AReceiptTellsEachStepToWhoGaveSomething) {
  EXPECT_EQ(Pep({"policy", "receipts", "list"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.receipts_of, "persons/01H");
  EXPECT_THAT(out_.str(), HasSubstr("a vote, a comment"));
  EXPECT_THAT(out_.str(), HasSubstr("transmitted · Le comité est convaincu."));
  EXPECT_THAT(out_.str(), HasSubstr("5 Mar 2026"));
}

constexpr char kCatalogue[] =
    "id,cycle,policy_area,starred,title,claim,claim_date\n"
    "RV0001,2015,Open Data,true,\"Publish the Levels of All Rivers\",Complete,2017-06-30\n"
    "RV0003,2015,Open Data,ND,\"Imrove the Map of Dykes\",,\n"
    "RV0003,2018,Capacity Building,false,\"Train Those Who Keep the Locks\",,\n"
    "RV0009,2021,Open Data,false,\"Of No Plan\",,\n";

TEST_F(PolicyServedTest, ACatalogueComesInByCycleAndGoesOutAsItWas) {
  const std::string file = Write("in.csv", kCatalogue), out = folder_ + "/out.csv";
  EXPECT_EQ(Pep({"policy", "import", "ogp", file, "--dry-run"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.rehearsals, 2) << "a plan each";
  EXPECT_THAT(service_.commitments["plans/rv-2015"], IsEmpty());
  EXPECT_THAT(out_.str(), HasSubstr("NO_PLAN"));
  EXPECT_EQ(Pep({"policy", "import", "ogp", file}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(service_.commitments["plans/rv-2015"], SizeIs(2));
  EXPECT_THAT(service_.commitments["plans/rv-2018"], SizeIs(1));
  EXPECT_EQ(service_.commitments["plans/rv-2015"][1].title(), "Imrove the Map of Dykes") << "as it was published";
  EXPECT_EQ(Pep({"policy", "export", "ogp", out}), ExitCode::kOk) << errors_.str();
  const std::string text = kCatalogue;
  EXPECT_EQ(Read(out), text.substr(0, text.find("RV0009")));
  service_.commitments["plans/rv-2015"].clear();
  service_.commitments["plans/rv-2015"].emplace_back().set_identifier("RV0001");
  service_.commitments["plans/rv-2015"][0].set_name("plans/rv-2015/commitments/1");
  EXPECT_EQ(Pep({"policy", "import", "ogp", file}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(service_.claims["plans/rv-2015"], SizeIs(1)) << "what is claimed already is not claimed again";
}

}  // namespace
}  // namespace pepiniere::pep
