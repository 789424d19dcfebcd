// Programmes and their cohorts, from their service to the documents.
#include "services/gateway/opendata/programmes.h"

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>

#include <atomic>

#include "nlohmann/json.hpp"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/gateway/opendata/documents.h"
#include "services/gateway/opendata/programmes_source.h"

namespace pepiniere::gateway::opendata {
namespace {

namespace v1 = cohort::v1;
using nlohmann::json;
using testing::ElementsAre;

google::type::Date DayOf(int year, int month, int day) {
  google::type::Date date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

v1::Cohort Named(const std::string& name) {
  v1::Cohort cohort;
  cohort.set_name(name);
  return cohort;
}

void Say(v1::Claim& claim, v1::Claim::Figure figure, const std::string& quote) {
  claim.set_quote(quote);
  claim.set_figure(figure);
  claim.set_source("Bilan");
  *claim.mutable_date() = DayOf(2026, 1, 15);
}

class ProgrammesTest : public testing::Test {
 protected:
  ProgrammesTest() {
    v1::Programme& eig = some.programmes.emplace_back();
    eig.set_name("programmes/eig");
    eig.set_title("Entrepreneurs \"d’intérêt général\"");
    eig.set_owner("organisations/numerique");
    eig.set_description("Dix mois\nde défis");
    eig.set_usual_months(10);
    eig.set_website_uri("https://eig.example");
    Say(*eig.add_claims(), v1::Claim::FIGURE_OTHER, "Un réseau unique en Europe");
    some.programmes.emplace_back().set_name("programmes/fast");
    v1::Cohort& eighth = some.cohorts.emplace_back(Named("programmes/eig/cohorts/8"));
    eighth.set_title("=1+1");
    *eighth.mutable_start_date() = DayOf(2025, 9, 1);
    *eighth.mutable_end_date() = DayOf(2026, 6, 30);
    eighth.set_capacity(0);
    eighth.set_state(v1::Cohort::STATE_RUNNING);
    v1::Session& bootcamp = *eighth.add_sessions();
    bootcamp.set_kind("bootcamp");
    *bootcamp.mutable_start_date() = DayOf(2025, 9, 2);
    bootcamp.set_place("Lyon");
    v1::Claim& people = *eighth.add_claims();
    Say(people, v1::Claim::FIGURE_PEOPLE, "11 EIG en 2025");
    people.set_value(11);
    people.set_source_uri("https://bilan.example/2025");
    Say(*eighth.add_claims(), static_cast<v1::Claim::Figure>(99), "Ce que seul un service plus récent sait");
    some.cohorts.push_back(Named("programmes/fast/cohorts/1"));
  }

  Programmes some;
};

TEST_F(ProgrammesTest, InJson) {
  EXPECT_EQ(json::parse(ProgrammesJson(some)), json::parse(R"([
    {"id":"eig","name":"Entrepreneurs \"d’intérêt général\"","owner":"/organisations/numerique",
     "description":"Dix mois\nde défis","usual_months":10,"website":"https://eig.example",
     "claims":[{"quote":"Un réseau unique en Europe","figure":"other","value":null,"source":"Bilan","source_url":"",
                "date":"2026-01-15"}]},
    {"id":"fast","name":"","owner":"","description":"","usual_months":null,"website":"","claims":[]}])"));
  EXPECT_EQ(json::parse(CohortsJson(some)), json::parse(R"([
    {"id":"8","programme":"eig","name":"=1+1","start":"2025-09-01","end":"2026-06-30","capacity":0,"state":"running",
     "description":"","sessions":[{"kind":"bootcamp","name":"","start":"2025-09-02","end":"","place":"Lyon"}],
     "claims":[{"quote":"11 EIG en 2025","figure":"people","value":11,"source":"Bilan",
                "source_url":"https://bilan.example/2025","date":"2026-01-15"},
               {"quote":"Ce que seul un service plus récent sait","figure":"","value":null,"source":"Bilan",
                "source_url":"","date":"2026-01-15"}]},
    {"id":"1","programme":"fast","name":"","start":"","end":"","capacity":null,"state":"","description":"",
     "sessions":[],"claims":[]}])"));
  EXPECT_EQ(json::parse(ProgrammesJson({})), json::array());
  EXPECT_EQ(json::parse(CohortsJson({})), json::array());
}

TEST_F(ProgrammesTest, InTables) {
  EXPECT_EQ(ProgrammesCsv(some),
            "id;name;owner;usual_months;website\n"
            "eig;\"Entrepreneurs \"\"d’intérêt général\"\"\";numerique;10;https://eig.example\n"
            "fast;\"\";;;\n");
  EXPECT_EQ(CohortsCsv(some),
            "programme;id;name;start;end;capacity;state\n"
            "eig;8;\"'=1+1\";2025-09-01;2026-06-30;0;running\n"
            "fast;1;\"\";;;;\n");
}

TEST_F(ProgrammesTest, AStateThatOnlyANewerServiceKnowsIsNotTold) {
  v1::Cohort cohort;
  for (const auto& [number, word] :
       {std::pair(1, "planned"), {2, "running"}, {3, "ended"}, {0, ""}, {7, ""}, {-1, ""}}) {
    cohort.set_state(static_cast<v1::Cohort::State>(number));
    EXPECT_EQ(StateOf(cohort), word);
  }
}

// Lists one a page, whatever is asked.
class FakeService final : public v1::CohortService::Service {
 public:
  std::vector<std::string> cohorts = {"programmes/a/cohorts/1", "programmes/b/cohorts/1", "programmes/b/cohorts/2"};
  std::atomic<int> busy = 0;  // calls still to be turned away

  grpc::Status ListProgrammes(grpc::ServerContext*, const v1::ListProgrammesRequest*,
                              v1::ListProgrammesResponse* reply) override {
    if (busy > 0) return --busy, grpc::Status(grpc::StatusCode::UNAVAILABLE, "starting");
    reply->add_programmes()->set_name("programmes/a");
    return grpc::Status::OK;
  }
  grpc::Status ListCohorts(grpc::ServerContext*, const v1::ListCohortsRequest* request,
                           v1::ListCohortsResponse* reply) override {
    if (request->parent() != "programmes/-") return {grpc::StatusCode::INVALID_ARGUMENT, "whose?"};
    const std::size_t at = request->page_token().empty() ? 0 : std::stoul(request->page_token());
    reply->add_cohorts()->set_name(cohorts[at]);
    if (at + 1 < cohorts.size()) reply->set_next_page_token(std::to_string(at + 1));
    return grpc::Status::OK;
  }
};

class ProgrammesSourceTest : public testing::Test {
 protected:
  ProgrammesSourceTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(&service);
    server = builder.BuildAndStart();
  }
  absl::StatusOr<Programmes> Read() const { return ProgrammesSource(server->InProcessChannel({})).Read(never); }

  FakeService service;
  std::unique_ptr<grpc::Server> server;
  const std::stop_token never;
};

TEST_F(ProgrammesSourceTest, EveryPageOfEveryProgramme) {
  const auto read = Read();
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->programmes.size(), 1U);
  std::vector<std::string> names;
  for (const v1::Cohort& cohort : read->cohorts) names.push_back(cohort.name());
  EXPECT_THAT(names, ElementsAre("programmes/a/cohorts/1", "programmes/b/cohorts/1", "programmes/b/cohorts/2"));
}

TEST_F(ProgrammesSourceTest, AServiceThatStartsIsAskedAgain) {
  service.busy = 2;
  EXPECT_TRUE(Read().ok());
}

TEST_F(ProgrammesSourceTest, AServiceThatIsNotThereIsAnError) {
  service.busy = 1'000'000;
  const ProgrammesSource source(server->InProcessChannel({}), absl::Milliseconds(200));
  EXPECT_TRUE(absl::IsUnavailable(source.Read(never).status()) ||
              absl::IsDeadlineExceeded(source.Read(never).status()));
}

}  // namespace
}  // namespace pepiniere::gateway::opendata
