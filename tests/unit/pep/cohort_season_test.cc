// What a season is made of, against a service in this process that remembers what it was asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/pep/kit/proto_values.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using namespace cohort::v1;  // NOLINT: the service's messages
using grpc::ServerContext;
using testing::HasSubstr;

class FakeSeason : public CohortService::Service {
 public:
  grpc::Status GetProgramme(ServerContext*, const GetProgrammeRequest* request, Programme* reply) override {
    reply->set_name(request->name());
    return grpc::Status::OK;
  }
  grpc::Status CreateGrid(ServerContext*, const CreateGridRequest* request, Grid* reply) override {
    create_grid = *request;
    *reply = request->grid();
    return grpc::Status::OK;
  }
  grpc::Status GetGrid(ServerContext*, const GetGridRequest* request, Grid* reply) override {
    reply->set_name(request->name());
    reply->set_title("Grille commune");
    return grpc::Status::OK;
  }
  grpc::Status ListGridVersions(ServerContext*, const ListGridVersionsRequest* request,
                                ListGridVersionsResponse* reply) override {
    listed = request->parent();
    GridVersion& version = *reply->add_versions();
    version.set_name(request->parent() + "/versions/2");
    version.set_frozen(true);
    version.add_criteria()->set_code("IMPACT");
    return grpc::Status::OK;
  }
  grpc::Status CreateGridVersion(ServerContext*, const CreateGridVersionRequest* request, GridVersion* reply) override {
    create_version = *request;
    *reply = request->version();
    return grpc::Status::OK;
  }
  grpc::Status UpdateGridVersion(ServerContext*, const UpdateGridVersionRequest* request, GridVersion* reply) override {
    update_version = *request;
    *reply = request->version();
    return grpc::Status::OK;
  }

  grpc::Status GetCohort(ServerContext*, const GetCohortRequest* request, Cohort* reply) override {
    reply->set_name(request->name());
    return grpc::Status::OK;
  }
  grpc::Status GetChallenge(ServerContext*, const GetChallengeRequest* request, Challenge* reply) override {
    reply->set_name(request->name());
    reply->set_title("Eau partagée");
    reply->set_state(Challenge::STATE_SELECTED);
    Supporter& supporter = *reply->add_supporters();
    supporter.set_part(Supporter::PART_MENTOR);
    supporter.set_display_name("Lou Martin");
    return grpc::Status::OK;
  }
  grpc::Status CreateChallenge(ServerContext*, const CreateChallengeRequest* request, Challenge* reply) override {
    create_challenge = *request;
    *reply = request->challenge();
    return grpc::Status::OK;
  }
  grpc::Status ListChallengeOutcomes(ServerContext*, const ListChallengeOutcomesRequest* request,
                                     ListChallengeOutcomesResponse* reply) override {
    outcomes = *request;
    ChallengeOutcome& outcome = *reply->add_outcomes();
    outcome.set_name(request->parent() + "/outcomes/2");
    outcome.set_source("Bilan");
    outcome.set_sequel(ChallengeOutcome::SEQUEL_EVOLVING);
    outcome.mutable_trail()->set_source("eig");
    return grpc::Status::OK;
  }
  grpc::Status CorrectChallengeOutcome(ServerContext*, const CorrectChallengeOutcomeRequest* request,
                                       ChallengeOutcome* reply) override {
    correct = *request;
    *reply = request->outcome();
    return grpc::Status::OK;
  }

  grpc::Status CreateCall(ServerContext*, const CreateCallRequest* request, Call* reply) override {
    create_call = *request;
    *reply = request->call();
    return grpc::Status::OK;
  }
  grpc::Status GetGridVersion(ServerContext*, const GetGridVersionRequest* request, GridVersion* reply) override {
    reply->set_name(request->name());
    return grpc::Status::OK;
  }
  grpc::Status CheckCall(ServerContext*, const CheckCallRequest* request, CheckCallResponse* reply) override {
    checked = request->name();
    if (sound) return grpc::Status::OK;
    auto& contradiction = *reply->add_contradictions();
    contradiction.set_field("results_date");
    contradiction.set_description("lies 3 days before the last day of the call");
    return grpc::Status::OK;
  }
  grpc::Status PublishCall(ServerContext*, const PublishCallRequest* request, Call* reply) override {
    publish = *request;
    reply->set_name(request->name());
    reply->set_state(Call::STATE_PUBLISHED);
    return grpc::Status::OK;
  }
  grpc::Status CancelCall(ServerContext*, const CancelCallRequest* request, Call* reply) override {
    cancel = *request;
    reply->set_name(request->name());
    return grpc::Status::OK;
  }

  bool sound = false;
  std::string checked;
  CreateCallRequest create_call;
  PublishCallRequest publish;
  CancelCallRequest cancel;
  CreateGridRequest create_grid;
  CreateChallengeRequest create_challenge;
  CorrectChallengeOutcomeRequest correct;
  ListChallengeOutcomesRequest outcomes;
  CreateGridVersionRequest create_version;
  UpdateGridVersionRequest update_version;
  std::string listed;
};

class SeasonTest : public PepTest {
 protected:
  SeasonTest() { Serve({&service_}); }
  ~SeasonTest() override { Stop(); }

  FakeSeason service_;
};

TEST_F(SeasonTest, AGridIsMadeAndShownWithItsVersions) {
  EXPECT_EQ(Pep({"cohort", "grids", "create", "commune", "--title", "Grille commune", "--programme", "eig"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.create_grid.grid_id(), "commune");
  EXPECT_EQ(service_.create_grid.grid().programme(), "programmes/eig");
  EXPECT_EQ(Pep({"cohort", "grids", "show", "commune", "--lang", "fr"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.listed, "grids/commune");
  EXPECT_THAT(out_.str(), HasSubstr("commune/2"));
  EXPECT_THAT(out_.str(), HasSubstr("oui"));
}

TEST_F(SeasonTest, AVersionIsNumberedByTheServerBelowItsGrid) {
  EXPECT_EQ(Pep({"cohort", "grid-versions", "create", "commune", "--criterion",
                 "IMPACT;Intérêt pour les usagers;1..4;1/3;1=faible;4=fort", "--criterion", "TEAM; Équipe ;0..4"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.create_version.parent(), "grids/commune");
  ASSERT_EQ(service_.create_version.version().criteria_size(), 2);
  const Criterion& impact = service_.create_version.version().criteria(0);
  EXPECT_EQ(impact.weight(), "1/3");
  EXPECT_EQ(impact.minimum(), 1);
  EXPECT_EQ(impact.maximum(), 4);
  ASSERT_EQ(impact.meanings_size(), 2);
  EXPECT_EQ(impact.meanings(1).mark(), 4);
  EXPECT_EQ(impact.meanings(1).meaning(), "fort");
  EXPECT_EQ(service_.create_version.version().criteria(1).label(), "Équipe");
  for (const char* wrong : {"IMPACT", "IMPACT;Intérêt;4", ";Intérêt;1..4", "IMPACT;Intérêt;1..4;1;faible"}) {
    EXPECT_EQ(Pep({"cohort", "grid-versions", "create", "commune", "--criterion", wrong}), ExitCode::kUsage) << wrong;
    EXPECT_THAT(errors_.str(), HasSubstr("CODE;LABEL;LEAST..MOST;WEIGHT"));
  }
  EXPECT_EQ(Pep({"cohort", "grid-versions", "create", "commune/2", "--criterion", "TEAM;Équipe;0..4"}),
            ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("'commune/2' is not "));
  EXPECT_EQ(Pep({"cohort", "grid-versions", "update", "commune/2", "--note", "Moins"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.update_version.version().name(), "grids/commune/versions/2");
}

TEST_F(SeasonTest, VersionsAreListedOfOneGrid) {
  EXPECT_EQ(Pep({"cohort", "grid-versions", "list", "commune"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.listed, "grids/commune");
  EXPECT_EQ(Pep({"cohort", "grid-versions", "list"}), ExitCode::kUsage);
  EXPECT_EQ(Pep({"cohort", "grid-versions", "list", "commune", "--show-deleted"}), ExitCode::kUsage)
      << "the contract has none";
}

TEST_F(SeasonTest, AChallengeIsOfSeveralCohortsAndSupporters) {
  EXPECT_EQ(Pep({"cohort", "challenges", "create", "eau-partagee", "--title", "Eau partagée", "--cohort", "eig/7",
                 "--cohort", "programmes/eig/cohorts/8", "--supporter", "mentor de haut niveau; Une directrice ",
                 "--supporter", "coach;Lou Martin;01HZ", "--state", "retenu"}),
            ExitCode::kOk)
      << errors_.str();
  const Challenge& challenge = service_.create_challenge.challenge();
  EXPECT_THAT(challenge.cohorts(), testing::ElementsAre("programmes/eig/cohorts/7", "programmes/eig/cohorts/8"));
  EXPECT_EQ(challenge.state(), Challenge::STATE_SELECTED);
  ASSERT_EQ(challenge.supporters_size(), 2);
  EXPECT_EQ(challenge.supporters(0).part(), Supporter::PART_SPONSOR);
  EXPECT_EQ(challenge.supporters(0).display_name(), "Une directrice");
  EXPECT_EQ(challenge.supporters(1).person(), "persons/01HZ");
  EXPECT_EQ(Pep({"cohort", "challenges", "create", "x", "--supporter", "ami;Lou Martin"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("sponsor|mentor|coach"));
}

TEST_F(SeasonTest, AChallengeIsShownWithWhatBecameOfIt) {
  EXPECT_EQ(Pep({"cohort", "challenges", "show", "eau-partagee", "--lang", "fr"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), HasSubstr("retenu"));
  EXPECT_THAT(out_.str(), HasSubstr("mentor opérationnel · Lou Martin"));
  EXPECT_THAT(out_.str(), HasSubstr("en évolution"));
}

TEST_F(SeasonTest, WhatBecameOfChallengesIsListedOfOneOrOfAll) {
  EXPECT_EQ(Pep({"cohort", "outcomes", "list", "eau-partagee"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.outcomes.parent(), "challenges/eau-partagee");
  EXPECT_EQ(Pep({"cohort", "outcomes", "list", "--filter", "programme = eig"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.outcomes.parent(), "challenges/-");
  EXPECT_EQ(service_.outcomes.filter(), "programme = eig");
}

TEST_F(SeasonTest, ALineIsCorrectedByWhatChangesInIt) {
  EXPECT_EQ(Pep({"cohort", "outcomes", "correct", "eau-partagee/2", "--sequel", "abandoned", "--reason", "erreur"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.correct.name(), "challenges/eau-partagee/outcomes/2");
  EXPECT_EQ(service_.correct.reason(), "erreur");
  EXPECT_EQ(service_.correct.outcome().sequel(), ChallengeOutcome::SEQUEL_ABANDONED);
  EXPECT_EQ(service_.correct.outcome().source(), "Bilan") << "the rest stays";
  EXPECT_FALSE(service_.correct.outcome().has_trail());
  EXPECT_EQ(Pep({"cohort", "outcomes", "correct", "eau-partagee/2", "--withdraw", "--reason", "erreur"}),
            ExitCode::kOk);
  EXPECT_TRUE(service_.correct.withdraw());
  EXPECT_FALSE(service_.correct.has_outcome());
  EXPECT_EQ(Pep({"cohort", "outcomes", "correct", "eau-partagee/2", "--reason", "rien"}), ExitCode::kUsage);
  EXPECT_EQ(Pep({"cohort", "outcomes", "correct", "eau-partagee/3", "--sequel", "abandoned", "--reason", "x"}),
            ExitCode::kNotFound);
}

TEST_F(SeasonTest, ACallSaysItsWindowItsFormAndWhoMayApply) {
  EXPECT_EQ(Pep({"cohort",         "calls",
                 "create",         "candidats-8",
                 "--title",        "Candidatures",
                 "--cohort",       "eig/8",
                 "--kind",         "candidates",
                 "--opens",        "2026-01-05",
                 "--closes",       "2026-02-01T22:00:00Z",
                 "--grid-version", "commune/2",
                 "--field",        "NAME;Nom;text;required,personal,max=200",
                 "--field",        "WHY;Pourquoi ?;choix;;A | B",
                 "--rule",         "minimum_age;decision;18",
                 "--rule",         "not_juror;at the decision",
                 "--pool",         "oui"}),
            ExitCode::kOk)
      << errors_.str();
  const Call& call = service_.create_call.call();
  EXPECT_EQ(call.cohort(), "programmes/eig/cohorts/8");
  EXPECT_EQ(call.grid_version(), "grids/commune/versions/2");
  EXPECT_EQ(Iso(call.open_time()), "2026-01-04T23:00:00Z") << "the beginning of the day in Paris";
  EXPECT_EQ(Iso(call.close_time()), "2026-02-01T22:00:00Z");
  EXPECT_TRUE(call.pool_offered());
  ASSERT_EQ(call.form_size(), 2);
  EXPECT_TRUE(call.form(0).required());
  EXPECT_TRUE(call.form(0).personal());
  EXPECT_EQ(call.form(0).max_length(), 200);
  EXPECT_EQ(call.form(1).kind(), FormField::KIND_CHOICE);
  EXPECT_THAT(call.form(1).options(), testing::ElementsAre("A", "B"));
  ASSERT_EQ(call.eligibility_rules_size(), 2);
  EXPECT_EQ(call.eligibility_rules(0).minimum_age(), 18);
  for (const auto& [option, wrong] : {std::pair("--field", "NAME;Nom"), std::pair("--field", "NAME;Nom;text;court"),
                                      std::pair("--rule", "minimum_age"), std::pair("--opens", "bientôt")}) {
    EXPECT_EQ(Pep({"cohort", "calls", "create", "x", option, wrong}), ExitCode::kUsage) << wrong;
  }
}

TEST_F(SeasonTest, ACallIsCheckedPublishedAndCancelled) {
  EXPECT_EQ(Pep({"cohort", "calls", "check", "candidats-8"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.checked, "calls/candidats-8");
  EXPECT_THAT(out_.str(), HasSubstr("results_date  lies 3 days before the last day of the call"));
  service_.sound = true;
  EXPECT_EQ(Pep({"cohort", "calls", "check", "candidats-8", "--lang", "fr"}), ExitCode::kOk);
  EXPECT_THAT(out_.str() + errors_.str(), HasSubstr("Rien ne s'oppose"));
  EXPECT_EQ(Pep({"cohort", "calls", "publish", "candidats-8", "--dry-run", "--etag", "e1"}), ExitCode::kOk);
  EXPECT_EQ(service_.publish.name(), "calls/candidats-8");
  EXPECT_EQ(service_.publish.etag(), "e1");
  EXPECT_TRUE(service_.publish.validate_only());
  EXPECT_THAT(out_.str(), HasSubstr("published"));
  EXPECT_EQ(Pep({"cohort", "calls", "cancel", "candidats-8"}), ExitCode::kUsage) << "it takes a reason";
  EXPECT_EQ(Pep({"cohort", "calls", "cancel", "candidats-8", "--reason", "Pas de budget"}), ExitCode::kOk);
  EXPECT_EQ(service_.cancel.reason(), "Pas de budget");
}

}  // namespace
}  // namespace pepiniere::pep
