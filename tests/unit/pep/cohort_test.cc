// Programmes and cohorts against a service in this process that answers what a test tells it, and remembers what it was
// asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/pep/kit/proto_values.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using namespace cohort::v1;  // NOLINT: the service's messages
using grpc::ServerContext;
using grpc::ServerWriter;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using testing::UnorderedElementsAre;

Cohort Eighth() {
  Cohort cohort;
  cohort.set_name("programmes/eig/cohorts/8");
  cohort.set_title("Promotion 8");
  cohort.set_state(Cohort::STATE_ENDED);
  cohort.set_capacity(41);
  ToProto(*base::Date::Parse("2020-09-01"), cohort.mutable_start_date());
  ToProto(*base::Date::Parse("2021-06-30"), cohort.mutable_end_date());
  cohort.set_description("Dix mois.");
  auto* session = cohort.add_sessions();
  session->set_kind("seminar");
  session->set_place("Paris");
  ToProto(*base::Date::Parse("2020-11-02"), session->mutable_start_date());
  Claim& people = *cohort.add_claims();
  people.set_quote("50 personnes en 2020");
  people.set_figure(Claim::FIGURE_PEOPLE);
  people.set_value(50);
  people.set_source("Bilan de la promotion 8");
  people.set_source_uri("https://bilan.example/8");
  ToProto(*base::Date::Parse("2021-09-15"), people.mutable_date());
  return cohort;
}

// That something is not there, as a service says it.
grpc::Status Missing(const std::string& name) {
  google::rpc::ResourceInfo resource;
  resource.set_resource_name(name);
  google::rpc::Status status;
  status.set_code(grpc::NOT_FOUND);
  status.add_details()->PackFrom(resource);
  return {grpc::NOT_FOUND, "no such thing", status.SerializeAsString()};
}

// Knows of no organisation.
class FakePortfolio : public portfolio::v1::PortfolioService::Service {
 public:
  grpc::Status GetOrganisation(ServerContext*, const portfolio::v1::GetOrganisationRequest* request,
                               portfolio::v1::Organisation*) override {
    return request->name() == "organisations/nulle-part" ? Missing(request->name()) : grpc::Status::OK;
  }
};

class FakeCohorts : public CohortService::Service {
 public:
  grpc::Status GetProgramme(ServerContext*, const GetProgrammeRequest* request, Programme* programme) override {
    if (request->name() == "programmes/eig") {
      programme->set_name(request->name());
      programme->set_title("EIG");
      *programme->add_claims() = Eighth().claims(0);
      return grpc::Status::OK;
    }
    return Missing(request->name());
  }
  grpc::Status ListProgrammes(ServerContext*, const ListProgrammesRequest* request,
                              ListProgrammesResponse* reply) override {
    list = *request;
    const int from = request->page_token().empty() ? 0 : std::stoi(request->page_token());
    for (int i = from; i < from + 2 && i < 3; ++i) {
      static constexpr const char* kIds[] = {"eig", "fabrique-numerique", "greentech-verte"};
      Programme* programme = reply->add_programmes();
      programme->set_name(std::string("programmes/") + kIds[i]);
      programme->set_title("Programme n° " + std::to_string(i));
      programme->set_owner("organisations/dinum");
      programme->set_usual_months(10 * i);
    }
    if (from + 2 < 3) reply->set_next_page_token(std::to_string(from + 2));
    return grpc::Status::OK;
  }
  grpc::Status CreateProgramme(ServerContext*, const CreateProgrammeRequest* request, Programme* reply) override {
    create_programme = *request;
    if (request->programme().title().empty()) {
      google::rpc::BadRequest bad;
      bad.add_field_violations()->set_field("programme.title");
      bad.mutable_field_violations(0)->set_description("is required");
      google::rpc::Status status;
      status.set_code(grpc::INVALID_ARGUMENT);
      status.add_details()->PackFrom(bad);
      return {grpc::INVALID_ARGUMENT, "the request is wrong", status.SerializeAsString()};
    }
    *reply = request->programme();
    return grpc::Status::OK;
  }
  grpc::Status GetCohort(ServerContext*, const GetCohortRequest* request, Cohort* reply) override {
    *reply = Eighth();
    reply->set_name(request->name());
    if (deleted) reply->mutable_delete_time()->set_seconds(1'790'000'000);
    return grpc::Status::OK;
  }
  grpc::Status GetCohortFigures(ServerContext*, const GetCohortFiguresRequest* request, CohortFigures* reply) override {
    reply->set_name(request->name());
    reply->set_people(41);
    return grpc::Status::OK;
  }
  grpc::Status ListCohorts(ServerContext*, const ListCohortsRequest* request, ListCohortsResponse* reply) override {
    list_cohorts = *request;
    *reply->add_cohorts() = Eighth();
    Cohort* rolling = reply->add_cohorts();
    rolling->set_name("programmes/fast/cohorts/continue");
    rolling->set_title("FAST");
    rolling->set_state(Cohort::STATE_RUNNING);
    return grpc::Status::OK;
  }
  grpc::Status CreateCohort(ServerContext*, const CreateCohortRequest* request, Cohort* reply) override {
    create = *request;
    *reply = request->cohort();
    return grpc::Status::OK;
  }
  grpc::Status UpdateCohort(ServerContext*, const UpdateCohortRequest* request, Cohort* reply) override {
    update = *request;
    *reply = request->cohort();
    return grpc::Status::OK;
  }
  grpc::Status DeleteCohort(ServerContext*, const DeleteCohortRequest* request, Cohort* reply) override {
    remove = *request;
    *reply = Eighth();
    return grpc::Status::OK;
  }
  grpc::Status UndeleteCohort(ServerContext*, const UndeleteCohortRequest* request, Cohort* reply) override {
    undelete = *request;
    *reply = Eighth();
    return grpc::Status::OK;
  }
  grpc::Status WatchProgrammes(ServerContext*, const WatchProgrammesRequest*,
                               ServerWriter<WatchProgrammesResponse>* writer) override {
    WatchProgrammesResponse reply;
    reply.set_resume_token("t1");
    auto* change = reply.add_changes();
    change->set_kind(rpc::v1::CHANGE_KIND_CREATED);
    change->mutable_programme()->set_name("programmes/eig");
    writer->Write(reply);
    return {grpc::UNAVAILABLE, "gone"};
  }
  grpc::Status WatchCohorts(ServerContext*, const WatchCohortsRequest* request,
                            ServerWriter<WatchCohortsResponse>* writer) override {
    watched = request->parent();
    WatchCohortsResponse reply;
    reply.set_resume_token("t1");
    auto* change = reply.add_changes();
    change->set_kind(rpc::v1::CHANGE_KIND_DELETED);
    *change->mutable_cohort() = Eighth();
    writer->Write(reply);
    return {grpc::UNAVAILABLE, "gone"};
  }

  bool deleted = false;
  ListProgrammesRequest list;
  CreateProgrammeRequest create_programme;
  ListCohortsRequest list_cohorts;
  CreateCohortRequest create;
  UpdateCohortRequest update;
  DeleteCohortRequest remove;
  UndeleteCohortRequest undelete;
  std::string watched;
};

class CohortTest : public PepTest {
 protected:
  CohortTest() { Serve({&service_, &portfolio_}); }
  ~CohortTest() override { Stop(); }

  FakeCohorts service_;
  FakePortfolio portfolio_;
};

TEST_F(CohortTest, ListsProgrammesAsAnyOtherNoun) {
  EXPECT_EQ(
      Pep({"cohort", "programmes", "list", "--filter", "owner = \"x\"", "--order-by", "title desc", "--show-deleted"}),
      ExitCode::kOk);
  EXPECT_EQ(service_.list.filter(), "owner = \"x\"");
  EXPECT_EQ(service_.list.order_by(), "title desc");
  EXPECT_TRUE(service_.list.show_deleted());
  EXPECT_EQ(Lines(), 3) << "a heading and a page";
  EXPECT_THAT(errors_.str(), HasSubstr("--page-token 2"));
  EXPECT_EQ(Pep({"cohort", "programmes", "list", "--all", "-o", "csv"}), ExitCode::kOk);
  EXPECT_EQ(errors_.str(), "");
  EXPECT_THAT(
      out_.str(),
      StartsWith("name,title,owner,usual_months,website_uri,incubator,claims,create_time,update_time,delete_time"));
  EXPECT_THAT(out_.str(), HasSubstr("\nprogrammes/greentech-verte,Programme n° 2,organisations/dinum,20,,,0,,,\r\n"));
  EXPECT_EQ(Pep({"cohort", "programmes", "list", "--limit", "1", "-o", "json"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(),
            "{\"name\":\"programmes/eig\",\"title\":\"Programme n° 0\",\"owner\":\"organisations/dinum\"}\n");
}

TEST_F(CohortTest, ListsTheCohortsOfAProgrammeOrOfAll) {
  EXPECT_EQ(Pep({"--lang", "fr", "cohort", "cohorts", "list"}), ExitCode::kOk);
  EXPECT_EQ(service_.list_cohorts.parent(), "programmes/-");
  EXPECT_EQ(out_.str(),
            "Promotion      Titre        État                  Du            Au  Places\n"
            "eig/8          Promotion 8  terminée  1er sept. 2020  30 juin 2021      41\n"
            "fast/continue  FAST         en cours\n");
  EXPECT_EQ(Pep({"cohort", "cohorts", "list", "eig"}), ExitCode::kOk);
  EXPECT_EQ(service_.list_cohorts.parent(), "programmes/eig");
  EXPECT_EQ(Pep({"cohort", "cohorts", "list", "programmes/eig", "-o", "csv"}), ExitCode::kOk);
  EXPECT_EQ(service_.list_cohorts.parent(), "programmes/eig");
  EXPECT_THAT(out_.str(),
              HasSubstr("\nprogrammes/eig/cohorts/8,Promotion 8,2020-09-01,2021-06-30,41,ENDED,1,1,,,\r\n"));
  EXPECT_THAT(out_.str(), HasSubstr("\nprogrammes/fast/cohorts/continue,FAST,,,,RUNNING,0,0,,,\r\n"));
}

TEST_F(CohortTest, ShowsACohortWithItsSessions) {
  EXPECT_EQ(Pep({"cohort", "cohorts", "show", "eig/8", "--lang", "fr"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), StartsWith("Promotion 8  programmes/eig/cohorts/8\n"));
  EXPECT_THAT(out_.str(), HasSubstr("terminée"));
  EXPECT_THAT(out_.str(), HasSubstr("séminaire · 2 nov. 2020 · Paris"));
  EXPECT_THAT(out_.str(), HasSubstr("Dix mois."));
  EXPECT_THAT(out_.str(), Not(HasSubstr("Supprimé")));
  service_.deleted = true;
  EXPECT_EQ(Pep({"cohort", "cohorts", "show", "eig/8", "--lang", "fr"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("Supprimé le"));
}

constexpr const char* kSaidClaim =
    "personnes : 50 · « 50 personnes en 2020 » · Bilan de la promotion 8,\n  https://bilan.example/8 · 15 sept. 2021";

TEST_F(CohortTest, WhatOthersPublishedIsShownWithItsSource) {
  for (const auto& [noun, name] : {std::pair("cohorts", "eig/8"), std::pair("programmes", "eig")}) {
    EXPECT_EQ(Pep({"cohort", noun, "show", name, "--lang", "fr"}), ExitCode::kOk) << errors_.str();
    EXPECT_THAT(out_.str(), HasSubstr(kSaidClaim)) << noun;
  }
}

TEST_F(CohortTest, WhatOthersPublishedStandsBesideTheFigureAndNotInItsPlace) {
  EXPECT_EQ(Pep({"cohort", "figures", "eig/8", "--lang", "fr"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), ContainsRegex("Personnes, passées, présentes ou à venir +41\n"));
  EXPECT_THAT(out_.str(), HasSubstr(std::string(kSaidClaim) + " · calculé ici : 41"));
  EXPECT_EQ(Pep({"cohort", "figures", "eig/8", "-o", "csv"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), HasSubstr("\npeople,,41\r\n"));
  EXPECT_THAT(out_.str(), HasSubstr("\nclaimed_people,50 personnes en 2020,50\r\n"));
}

TEST_F(CohortTest, AClaimIsTypedWithItsSource) {
  EXPECT_EQ(Pep({"cohort", "cohorts", "update", "eig/8", "--claim",
                 "personnes; 11,5 ;15/01/2018;Bilan 2017;https://bilan.example;11 EIG ; en 2017", "--claim",
                 "in_production;;2018-01-15;Discours;;La plupart servent encore"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_THAT(service_.update.update_mask().paths(), UnorderedElementsAre("claims"));
  const Cohort& cohort = service_.update.cohort();
  ASSERT_EQ(cohort.claims_size(), 2);
  const Claim& first = cohort.claims(0);
  EXPECT_EQ(first.figure(), Claim::FIGURE_PEOPLE);
  EXPECT_EQ(first.value(), 11.5);
  EXPECT_EQ(Iso(first.date()), "2018-01-15");
  EXPECT_EQ(first.source(), "Bilan 2017");
  EXPECT_EQ(first.source_uri(), "https://bilan.example");
  EXPECT_EQ(first.quote(), "11 EIG ; en 2017") << "what is after the address is the words, whatever is in them";
  EXPECT_EQ(cohort.claims(1).figure(), Claim::FIGURE_IN_PRODUCTION);
  EXPECT_FALSE(cohort.claims(1).has_value());
  for (const char* wrong :
       {"people;11;2018-01-15;;;11 EIG", "people;onze;2018-01-15;Bilan;;11 EIG", "people;-1;2018-01-15;Bilan;;11 EIG",
        "gens;11;2018-01-15;Bilan;;11 EIG", "people;11;hier?;Bilan;;11 EIG", "people;11;2018-01-15;Bilan"}) {
    EXPECT_EQ(Pep({"cohort", "programmes", "update", "eig", "--claim", wrong}), ExitCode::kUsage) << wrong;
    EXPECT_THAT(errors_.str(), HasSubstr("FIGURE;NUMBER;DAY;SOURCE;URL;WORDS"));
  }
  EXPECT_EQ(Pep({"cohort", "cohorts", "update", "eig/8", "--no-claims"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(service_.update.update_mask().paths(), UnorderedElementsAre("claims"));
  EXPECT_EQ(service_.update.cohort().claims_size(), 0);
}

TEST_F(CohortTest, ACohortIsNamedWithItsProgramme) {
  for (const char* verb : {"show", "delete", "undelete", "create"}) {
    EXPECT_EQ(Pep({"cohort", "cohorts", verb, "8"}), ExitCode::kUsage) << verb;
    EXPECT_THAT(errors_.str(), HasSubstr("'8' is not PROGRAMME/COHORT, such as eig/8"));
  }
}

TEST_F(CohortTest, CreatesAProgramme) {
  EXPECT_EQ(Pep({"cohort", "programmes", "create", "eig", "--title", "EIG", "--owner", "dinum", "--usual-months", "10",
                 "--dry-run"}),
            ExitCode::kOk)
      << errors_.str();
  const auto& request = service_.create_programme;
  EXPECT_EQ(request.programme_id(), "eig");
  EXPECT_EQ(request.programme().title(), "EIG");
  EXPECT_EQ(request.programme().owner(), "organisations/dinum");
  EXPECT_EQ(request.programme().usual_months(), 10);
  EXPECT_TRUE(request.validate_only());
  EXPECT_NE(request.request_id(), "") << "safe to repeat";
  EXPECT_THAT(out_.str(), HasSubstr("Dry run"));
  EXPECT_EQ(Pep({"cohort", "programmes", "create", "eig", "--usual-months", "0"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("'0' is too few"));
  for (const char* wrong : {"x/y", "programmes/x/y", "cohorts/x"}) {
    EXPECT_EQ(Pep({"cohort", "programmes", "create", wrong, "--title", "EIG"}), ExitCode::kUsage) << wrong;
  }
  EXPECT_EQ(Pep({"cohort", "programmes", "create", "eig", "--usual-months", "dix"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("'dix' is not a number"));
}

TEST_F(CohortTest, AnUnknownNameHidesNothingElse) {
  EXPECT_EQ(Pep({"cohort", "programmes", "create", "eig", "--owner", "nulle-part"}), ExitCode::kNotFound);
  EXPECT_THAT(errors_.str(), HasSubstr("programme.title: is required"));
  EXPECT_THAT(errors_.str(), HasSubstr("no such organisation: nulle-part"));
  EXPECT_TRUE(service_.create_programme.validate_only()) << "nothing is kept";
  EXPECT_EQ(out_.str(), "");
  service_.create_programme.Clear();
  EXPECT_EQ(Pep({"cohort", "programmes", "create", "eig", "--title", "EIG", "--owner", "nulle-part"}),
            ExitCode::kNotFound);
  EXPECT_TRUE(service_.create_programme.validate_only());
  EXPECT_EQ(out_.str(), "");
}

TEST_F(CohortTest, CreatesACohortWithItsSessions) {
  EXPECT_EQ(Pep({"cohort", "cohorts", "create", "eig/8", "--title", "Promotion 8", "--start", "2020-09-01", "--end",
                 "2021-06-30", "--capacity", "41", "--session", "bootcamp;2020-09-01;2020-09-05;Paris;Rentrée ; tous",
                 "--session", "Séminaire ; 02/11/2020"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.create.parent(), "programmes/eig");
  EXPECT_EQ(service_.create.cohort_id(), "8");
  const Cohort& cohort = service_.create.cohort();
  EXPECT_EQ(Iso(cohort.start_date()), "2020-09-01");
  EXPECT_EQ(Iso(cohort.end_date()), "2021-06-30");
  EXPECT_EQ(cohort.capacity(), 41);
  ASSERT_EQ(cohort.sessions_size(), 2);
  EXPECT_EQ(cohort.sessions(0).kind(), "bootcamp");
  EXPECT_EQ(Iso(cohort.sessions(0).end_date()), "2020-09-05");
  EXPECT_EQ(cohort.sessions(0).place(), "Paris");
  EXPECT_EQ(cohort.sessions(0).title(), "Rentrée ; tous");
  EXPECT_EQ(cohort.sessions(1).kind(), "seminar") << "as the contract writes it";
  EXPECT_EQ(Iso(cohort.sessions(1).start_date()), "2020-11-02");
  EXPECT_FALSE(cohort.sessions(1).has_end_date());
  for (const char* wrong : {"bootcamp", ";2020-09-01", "bootcamp;hier?", "bootcamp;2020-09-05;2020-09-01"}) {
    EXPECT_EQ(Pep({"cohort", "cohorts", "create", "eig/8", "--session", wrong}), ExitCode::kUsage) << wrong;
    EXPECT_THAT(errors_.str(), HasSubstr("KIND;FIRST;LAST;PLACE;TITLE"));
  }
}

TEST_F(CohortTest, ASlipOfAKindIsNone) {
  EXPECT_EQ(Pep({"cohort", "cohorts", "create", "eig/8", "--session", "bootcam;2020-09-01"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("did you mean bootcamp?"));
  EXPECT_EQ(Pep({"cohort", "cohorts", "create", "eig/8", "--session", "fête des récoltes;2020-09-01"}), ExitCode::kOk);
  EXPECT_EQ(service_.create.cohort().sessions(0).kind(), "fête des récoltes");
}

TEST_F(CohortTest, ShowsAProgrammeWithItsCohorts) {
  EXPECT_EQ(Pep({"cohort", "programmes", "show", "eig"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.list_cohorts.parent(), "programmes/eig");
  EXPECT_THAT(out_.str(), HasSubstr("Promotion 8"));
  EXPECT_EQ(Pep({"cohort", "programmes", "create", "eig", "--title", "EIG", "--description-file", "/nonexistent"}),
            ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("cannot read /nonexistent"));
}

TEST_F(CohortTest, UpdateSendsTheFieldsGivenAndNoOther) {
  EXPECT_EQ(
      Pep({"cohort", "cohorts", "update", "eig/8", "--capacity", "40", "--end", "", "--no-sessions", "--etag", "e1"}),
      ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.update.cohort().name(), "programmes/eig/cohorts/8");
  EXPECT_EQ(service_.update.cohort().etag(), "e1");
  EXPECT_EQ(service_.update.cohort().capacity(), 40);
  EXPECT_THAT(service_.update.update_mask().paths(), UnorderedElementsAre("capacity", "end_date", "sessions"));
  EXPECT_FALSE(service_.update.cohort().has_end_date());
  EXPECT_EQ(Pep({"cohort", "cohorts", "update", "eig/8", "--session", ""}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("--no-sessions empties it"));
  EXPECT_EQ(Pep({"cohort", "cohorts", "update", "eig/8", "--no-sessions", "--session", "fête;2020-09-01"}),
            ExitCode::kUsage);
  EXPECT_EQ(Pep({"cohort", "cohorts", "update", "eig/8"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("nothing to change"));
}

TEST_F(CohortTest, DeletesAndBringsBack) {
  EXPECT_EQ(Pep({"cohort", "cohorts", "delete", "eig/8", "--etag", "e1", "--dry-run"}), ExitCode::kOk);
  EXPECT_EQ(service_.remove.name(), "programmes/eig/cohorts/8");
  EXPECT_EQ(service_.remove.etag(), "e1");
  EXPECT_TRUE(service_.remove.validate_only());
  EXPECT_EQ(Pep({"cohort", "cohorts", "undelete", "eig/8", "-o", "json"}), ExitCode::kOk);
  EXPECT_EQ(service_.undelete.name(), "programmes/eig/cohorts/8");
  EXPECT_FALSE(service_.undelete.validate_only());
  EXPECT_THAT(out_.str(), HasSubstr("\"state\":\"STATE_ENDED\""));
}

TEST_F(CohortTest, AProgrammeThatIsNotThereMayBeAnother) {
  EXPECT_EQ(Pep({"cohort", "programmes", "show", "fabrique-numerik"}), ExitCode::kNotFound);
  EXPECT_THAT(errors_.str(), HasSubstr("no such programme: fabrique-numerik; did you mean fabrique-numerique?"));
  EXPECT_EQ(Pep({"--lang", "fr", "cohort", "programmes", "show", "zzz"}), ExitCode::kNotFound);
  EXPECT_THAT(errors_.str(), HasSubstr("aucun programme de ce nom : zzz\n"));
}

TEST_F(CohortTest, FollowsProgrammesAndCohorts) {
  EXPECT_EQ(Pep({"watch", "programmes", "-o", "json", "--limit", "1"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), HasSubstr("\"source\":\"//pepiniere/cohort\""));
  EXPECT_THAT(out_.str(), HasSubstr("\"type\":\"pepiniere.cohort.programme.created.v1\""));
  EXPECT_EQ(Pep({"watch", "cohorts", "--limit", "1", "--lang", "fr"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.watched, "programmes/-");
  EXPECT_THAT(out_.str(), HasSubstr("supprimé"));
  EXPECT_THAT(out_.str(), HasSubstr("Promotion 8  terminée"));
  EXPECT_EQ(Pep({"watch", "cohorts", "eig", "--limit", "1"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.watched, "programmes/eig");
}

}  // namespace
}  // namespace pepiniere::pep
