// Whom tables of a call name, against services in this process: a call with two applicants and two jurors.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/time/clock.h"
#include "clients/pep/kit/proto_values.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using namespace cohort::v1;  // NOLINT: the service's messages
using grpc::ServerContext;
using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kLou = "calls/c/applications/01LOU";
constexpr const char* kMax = "calls/c/applications/01MAX";

class FakeNames : public access::v1::AccessService::Service {
 public:
  grpc::Status NamePersons(ServerContext*, const access::v1::NamePersonsRequest* request,
                           access::v1::NamePersonsResponse* reply) override {
    ++asked;
    if (!tells) return {grpc::PERMISSION_DENIED, "not told"};
    for (const std::string& name : request->names()) {
      reply->add_display_names(name == "persons/01P" ? "Lou Exemple" : name == "persons/01Q" ? "Max Exemple" : "");
    }
    return grpc::Status::OK;
  }

  bool tells = true;
  int asked = 0;
};

class FakeCall : public CohortService::Service {
 public:
  grpc::Status GetApplication(ServerContext*, const GetApplicationRequest*, Application* reply) override {
    *reply = Of(kLou, "persons/01P");
    if (is_unmet) {
      auto& finding = *reply->add_eligibility_findings();
      finding.set_kind(EligibilityRule::KIND_NOT_SERVING_AGENT);
      finding.set_verdict(EligibilityFinding::VERDICT_NOT_MET);
    }
    reply->set_eligibility_verdict(verdict);
    return grpc::Status::OK;
  }
  grpc::Status ListApplications(ServerContext*, const ListApplicationsRequest*,
                                ListApplicationsResponse* reply) override {
    ++listed;
    *reply->add_applications() = Of(kLou, "persons/01P");
    *reply->add_applications() = Of(kMax, "persons/01Q");
    return grpc::Status::OK;
  }
  grpc::Status ListJurors(ServerContext*, const ListJurorsRequest*, ListJurorsResponse* reply) override {
    Juror& juror = *reply->add_jurors();
    juror.set_name("calls/c/jurors/01NOOR");
    juror.set_display_name("Noor Exemple");
    return grpc::Status::OK;
  }
  grpc::Status ListOffers(ServerContext*, const ListOffersRequest*, ListOffersResponse* reply) override {
    Offer& offer = *reply->add_offers();
    offer.set_name("calls/c/offers/1");
    offer.set_application(kLou);
    offer.set_applicant("persons/01P");
    offer.mutable_expire_time()->set_seconds(1'801'000'800);
    return grpc::Status::OK;
  }
  grpc::Status GetPlacementRun(ServerContext*, const GetPlacementRunRequest*, PlacementRun* reply) override {
    auto* placed = reply->add_placed();
    placed->set_seat("calls/c/seats/dev");
    placed->set_application(kLou);
    reply->add_waiting(kMax);
    return grpc::Status::OK;
  }
  grpc::Status GetRankingRun(ServerContext*, const GetRankingRunRequest*, RankingRun* reply) override {
    auto* ranked = reply->add_ranked();
    ranked->set_application(kLou);
    ranked->set_rank(1);
    ranked->set_score("19.99");
    auto* offset = reply->add_juror_offsets();
    offset->set_juror("calls/c/jurors/01NOOR");
    offset->set_offset("-0.25");
    return grpc::Status::OK;
  }
  grpc::Status RunRanking(ServerContext*, const RunRankingRequest* request, Ranking* reply) override {
    reply->set_name(request->parent() + "/rankings/1");
    return grpc::Status::OK;
  }
  grpc::Status CountApplications(ServerContext*, const CountApplicationsRequest* request,
                                 CountApplicationsResponse* reply) override {
    parent = request->parent();
    const auto add = [&](Application::State state, const char* seat, int count, int erased) {
      auto& told = *reply->add_counts();
      told.set_state(state);
      told.set_seat(seat);
      told.set_count(count);
      told.set_erased(erased);
    };
    add(Application::STATE_SUBMITTED, "", undecided + 1, 1);
    add(Application::STATE_SUBMITTED, "calls/c/seats/dev", undecided, 0);
    add(Application::STATE_ADMISSIBLE, "", 7, 0);
    return grpc::Status::OK;
  }
  grpc::Status GetJuryProgress(ServerContext*, const GetJuryProgressRequest*, JuryProgress* reply) override {
    if (!asks) return grpc::Status::OK;
    reply->mutable_figures()->set_asked(4);
    auto* juror = reply->add_jurors();
    juror->set_juror("calls/c/jurors/01NOOR");
    juror->mutable_figures()->set_asked(2);
    auto* application = reply->add_applications();
    application->set_application(kMax);
    application->mutable_figures()->set_asked(2);
    return grpc::Status::OK;
  }
  grpc::Status GetCall(ServerContext*, const GetCallRequest* request, Call* reply) override {
    reply->set_name(request->name());
    ToProto(closes, reply->mutable_close_time());
    return grpc::Status::OK;
  }
  grpc::Status ListAssignments(ServerContext*, const ListAssignmentsRequest*, ListAssignmentsResponse* reply) override {
    for (const char* person : {"people/01P", "people/01Z"}) {
      Assignment& assignment = *reply->add_assignments();
      assignment.set_name("assignments/01A");
      assignment.set_person(person);
    }
    return grpc::Status::OK;
  }
  grpc::Status ListProfiles(ServerContext*, const ListProfilesRequest*, ListProfilesResponse* reply) override {
    auto* profile = reply->add_profiles();
    profile->set_name("people/01P");
    profile->set_display_name("Lou Exemple");
    return grpc::Status::OK;
  }
  grpc::Status ListConflicts(ServerContext*, const ListConflictsRequest* request,
                             ListConflictsResponse* reply) override {
    parent = request->parent();
    Conflict& conflict = *reply->add_conflicts();
    conflict.set_name("calls/c/jurors/01NOOR/conflicts/01X");
    conflict.set_application(kMax);
    return grpc::Status::OK;
  }
  grpc::Status ListReviews(ServerContext*, const ListReviewsRequest* request, ListReviewsResponse* reply) override {
    parent = request->parent();
    Review& review = *reply->add_reviews();
    review.set_name(std::string(kLou) + "/reviews/01R");
    review.set_juror("calls/c/jurors/01NOOR");
    return grpc::Status::OK;
  }
  grpc::Status ListLetters(ServerContext*, const rpc::v1::ListLettersRequest*,
                           rpc::v1::ListLettersResponse* reply) override {
    rpc::v1::Letter& letter = *reply->add_letters();
    letter.set_person("persons/01P");
    letter.set_fact("received");
    letter.mutable_create_time()->set_seconds(1'801'000'800);
    reply->set_sends(true);
    return grpc::Status::OK;
  }
  grpc::Status GetCallFigures(ServerContext*, const GetCallFiguresRequest* request, CallFigures* reply) override {
    reply->set_name(request->name());
    reply->add_profiles()->set_name("developer");
    reply->add_hosts();
    return grpc::Status::OK;
  }
  grpc::Status ListChallenges(ServerContext*, const ListChallengesRequest*, ListChallengesResponse* reply) override {
    Challenge& challenge = *reply->add_challenges();
    challenge.set_name("challenges/eau");
    challenge.set_host_text("Mairie des Rives");
    return grpc::Status::OK;
  }

  int listed = 0, undecided = 0;
  bool asks = true, is_unmet = false;
  EligibilityFinding::Verdict verdict = EligibilityFinding::VERDICT_UNSPECIFIED;
  absl::Time closes = absl::UnixEpoch() + absl::Hours(1);
  std::string parent;

 private:
  static Application Of(const char* name, const char* applicant) {
    Application application;
    application.set_name(name);
    application.set_applicant(applicant);
    return application;
  }
};

class CohortPeopleTest : public PepTest {
 protected:
  CohortPeopleTest() { Serve({&call_, &names_}); }
  ~CohortPeopleTest() override { Stop(); }

  std::string Table(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "cohort");
    EXPECT_EQ(Pep(arguments), ExitCode::kOk) << errors_.str();
    return out_.str();
  }

  FakeCall call_;
  FakeNames names_;
};

TEST_F(CohortPeopleTest, TablesCallPeopleByTheirNames) {
  EXPECT_THAT(Table({"applications", "list", "c"}), AllOf(HasSubstr("Lou Exemple"), HasSubstr("Max Exemple")));
  EXPECT_THAT(Table({"applications", "show", "c/01LOU"}), HasSubstr("Lou Exemple"));
  EXPECT_THAT(Table({"offers", "list", "c"}), AllOf(HasSubstr("Lou Exemple"), HasSubstr("CET")));
  EXPECT_THAT(Table({"placements", "results", "c/1"}), AllOf(HasSubstr("Lou Exemple"), HasSubstr("Max Exemple")));
  EXPECT_THAT(Table({"rankings", "results", "c/1"}), HasSubstr("Lou Exemple"));
  EXPECT_THAT(Table({"rankings", "offsets", "c/1"}), HasSubstr("Noor Exemple"));
  EXPECT_THAT(Table({"assignments", "list"}), AllOf(HasSubstr("Lou Exemple"), HasSubstr("01Z")));
  EXPECT_THAT(Table({"letters", "c"}), AllOf(HasSubstr("Lou Exemple"), ContainsRegex("2[67] Jan 2027")));
}

TEST_F(CohortPeopleTest, ProgramsReadNames) {
  EXPECT_THAT(Table({"--output", "csv", "applications", "list", "c"}),
              AllOf(HasSubstr("persons/01P"), Not(HasSubstr("Lou Exemple"))));
  EXPECT_EQ(names_.asked, 0);
  EXPECT_THAT(Table({"--output", "csv", "letters", "c"}), HasSubstr("2027-01-26T22:00:00Z"));
}

TEST_F(CohortPeopleTest, WhoeverIsNotToldReadsIds) {
  names_.tells = false;
  EXPECT_THAT(Table({"applications", "list", "c"}), AllOf(HasSubstr("01P"), Not(HasSubstr("persons/"))));
  EXPECT_THAT(Table({"placements", "results", "c/1"}), HasSubstr("01LOU"));
  EXPECT_THAT(Table({"conflicts", "list", "c/01NOOR"}), HasSubstr("Noor Exemple")) << "which the call tells itself";
}

TEST_F(CohortPeopleTest, NamesAreLookedUpOnceATable) {
  Table({"placements", "results", "c/1"});
  EXPECT_EQ(call_.listed, 1);
  EXPECT_EQ(names_.asked, 1);
}

TEST_F(CohortPeopleTest, AJuryIsToldApartFromWhatItMarks) {
  EXPECT_THAT(Table({"calls", "jury", "c"}),
              AllOf(ContainsRegex("juror +Noor Exemple"), ContainsRegex("application +Max Exemple"),
                    ContainsRegex("call +c ")));
  EXPECT_THAT(Table({"--lang", "fr", "calls", "jury", "c"}), ContainsRegex("candidature +Max Exemple"));
}

TEST_F(CohortPeopleTest, AJuryThatHasNothingToDoIsToldWhy) {
  call_.asks = false;
  EXPECT_THAT(Table({"calls", "jury", "c"}), HasSubstr("Nothing is asked of this jury"));
  call_.closes = absl::FromCivil(absl::CivilSecond(2999, 1, 26, 22), absl::UTCTimeZone());
  EXPECT_THAT(Table({"calls", "jury", "c"}), HasSubstr("before the call has closed: 26 Jan 2999 23:00."));
  EXPECT_THAT(Table({"--lang", "fr", "calls", "jury", "c"}), HasSubstr("avant la fermeture de l'appel"));
}

TEST_F(CohortPeopleTest, ReviewsAndConflictsAreListedOfAWholeCall) {
  EXPECT_THAT(Table({"reviews", "list", "c"}), AllOf(HasSubstr("Lou Exemple"), HasSubstr("Noor Exemple")));
  EXPECT_EQ(call_.parent, "calls/c/applications/-");
  Table({"reviews", "list", "calls/c"});
  EXPECT_EQ(call_.parent, "calls/c/applications/-");
  Table({"reviews", "list", "c/01LOU"});
  EXPECT_EQ(call_.parent, kLou);
  Table({"conflicts", "list", "c"});
  EXPECT_EQ(call_.parent, "calls/c/jurors/-");
  EXPECT_EQ(Pep({"cohort", "reviews", "list", "a/b/c"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("CALL/APPLICATION"));
  EXPECT_EQ(Pep({"cohort", "results", "list", "c"}), ExitCode::kUsage) << "of one application alone";
}

TEST_F(CohortPeopleTest, FiguresSayOfWhatTheyAre) {
  EXPECT_THAT(Table({"calls", "figures", "c"}),
              AllOf(ContainsRegex("profile +developer"), ContainsRegex("host +not said")));
  EXPECT_THAT(Table({"--lang", "fr", "calls", "figures", "c"}), ContainsRegex("accueil +non précisé"));
}

TEST_F(CohortPeopleTest, FiguresHaveADecimalCommaInFrench) {
  EXPECT_THAT(Table({"--lang", "fr", "rankings", "results", "c/1"}), HasSubstr("19,99"));
  EXPECT_THAT(Table({"--lang", "fr", "rankings", "offsets", "c/1"}), HasSubstr("-0,25"));
  EXPECT_THAT(Table({"rankings", "results", "c/1"}), HasSubstr("19.99"));
  EXPECT_THAT(Table({"--lang", "fr", "--output", "csv", "rankings", "results", "c/1"}), HasSubstr("19.99"));
}

TEST_F(CohortPeopleTest, ARankingWarnsOfApplicationsThatAwaitADecision) {
  call_.undecided = 3;
  EXPECT_THAT(Table({"rankings", "run", "c"}), Not(HasSubstr("await")));
  EXPECT_THAT(errors_.str(), AllOf(HasSubstr("3 applications still await a decision"), HasSubstr("list c --filter")));
  EXPECT_EQ(call_.parent, "calls/c");
  call_.undecided = 1;
  Table({"--lang", "fr", "rankings", "run", "c"});
  EXPECT_THAT(errors_.str(), HasSubstr("1 candidature attend encore"));
  call_.undecided = 0;
  Table({"rankings", "run", "c"});
  EXPECT_EQ(errors_.str(), "");
}

TEST_F(CohortPeopleTest, WhoAppliesIsToldWhatTheyDoNotMeet) {
  EXPECT_THAT(Table({"applications", "show", "c/01LOU"}), Not(HasSubstr("What follows")));
  call_.is_unmet = true;
  EXPECT_THAT(Table({"applications", "show", "c/01LOU"}),
              AllOf(HasSubstr("What follows"), HasSubstr("You would not be admissible")));
  call_.verdict = EligibilityFinding::VERDICT_NOT_MET;
  EXPECT_THAT(Table({"applications", "show", "c/01LOU"}),
              AllOf(HasSubstr("What follows"), Not(HasSubstr("You would not be admissible"))))
      << "who decides";
}

TEST_F(CohortPeopleTest, AHostThatIsKnownByItsTextAloneIsTold) {
  EXPECT_THAT(Table({"challenges", "list"}), HasSubstr("Mairie des Rives"));
}

}  // namespace
}  // namespace pepiniere::pep
