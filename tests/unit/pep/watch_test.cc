#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/str_split.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using namespace portfolio::v1;  // NOLINT: the service's messages
using testing::ElementsAre;
using testing::HasSubstr;

// Sends transactions t1, t2..., each of one project, from the one after the resume token; breaks where it is told to.
class FakeFeed : public GovernanceService::Service {
 public:
  grpc::Status WatchProjects(grpc::ServerContext*, const WatchProjectsRequest* request,
                             grpc::ServerWriter<WatchProjectsResponse>* writer) override {
    tokens.push_back(request->resume_token());
    filter = request->filter();
    if (request->resume_token() == "old") return {grpc::OUT_OF_RANGE, "expired"};
    const int from = request->resume_token().empty() ? 0 : std::stoi(request->resume_token().substr(1));
    for (int i = from + 1; i <= from + 2; ++i) {
      WatchProjectsResponse reply;
      reply.set_resume_token("t" + std::to_string(i));
      reply.mutable_commit_time()->set_seconds(1'900'000'000);
      auto* change = reply.add_changes();
      change->set_kind(CHANGE_KIND_UPDATED);
      change->mutable_project()->set_name("projects/p" + std::to_string(i));
      change->mutable_project()->set_title("Le « n° " + std::to_string(i) + " »");
      if (!writer->Write(reply)) break;
    }
    return {breaks, "gone"};
  }

  grpc::Status WatchProjectLines(grpc::ServerContext*, const WatchProjectLinesRequest* request,
                                 grpc::ServerWriter<WatchProjectLinesResponse>* writer) override {
    parent = request->parent();
    WatchProjectLinesResponse reply;
    reply.set_resume_token("l1");
    auto* change = reply.add_changes();
    change->set_kind(CHANGE_KIND_CREATED);
    change->set_name("projects/p/fundingLines/3");
    writer->Write(reply);
    return {breaks, "gone"};
  }

  grpc::StatusCode breaks = grpc::UNAVAILABLE;
  std::vector<std::string> tokens;
  std::string filter, parent;
};

class WatchTest : public PepTest {
 protected:
  WatchTest() {
    Serve({&service_});
    std::filesystem::create_directories(folder_);
  }
  ~WatchTest() override { Stop(); }

  FakeFeed service_;
};

TEST_F(WatchTest, WritesCloudEventsAndGoesOnWhereTheStreamBroke) {
  EXPECT_EQ(Pep({"watch", "projects", "-o", "json", "--filter", "phase = \"SCALING\"", "--limit", "4"}), ExitCode::kOk)
      << errors_.str();
  EXPECT_THAT(service_.tokens, ElementsAre("", "t2"));
  EXPECT_EQ(service_.filter, "phase = \"SCALING\"");
  EXPECT_THAT(errors_.str(), HasSubstr("Lost (gone)"));
  EXPECT_EQ(Lines(), 4) << "nothing twice";
  const std::vector<std::string> lines = absl::StrSplit(out_.str(), '\n');
  google::protobuf::Struct event;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(lines[3], &event).ok()) << lines[3];
  const auto& fields = event.fields();
  EXPECT_EQ(fields.at("specversion").string_value(), "1.0");
  EXPECT_EQ(fields.at("id").string_value(), "t4/projects/p4");
  EXPECT_EQ(fields.at("source").string_value(), "//pepiniere/portfolio");
  EXPECT_EQ(fields.at("type").string_value(), "pepiniere.portfolio.project.updated.v1");
  EXPECT_EQ(fields.at("subject").string_value(), "projects/p4");
  EXPECT_EQ(fields.at("time").string_value(), "2030-03-17T17:46:40Z");
  EXPECT_EQ(fields.at("datacontenttype").string_value(), "application/json");
  EXPECT_EQ(fields.at("data").struct_value().fields().at("title").string_value(), "Le « n° 4 »");
  EXPECT_EQ(fields.at("pepiniereresumetoken").string_value(), "t4");
}

TEST_F(WatchTest, TellsLinesByTheirNames) {
  EXPECT_EQ(Pep({"watch", "lines", "--limit", "1", "-o", "json"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.parent, "projects/-");
  EXPECT_THAT(out_.str(), HasSubstr("\"type\":\"pepiniere.portfolio.line.created.v1\""));
  EXPECT_THAT(out_.str(), HasSubstr("\"subject\":\"projects/p/fundingLines/3\""));
  EXPECT_EQ(Pep({"watch", "lines", "--project", "p", "--limit", "1"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.parent, "projects/p");
  EXPECT_THAT(out_.str(), HasSubstr("projects/p/fundingLines/3"));
}

TEST_F(WatchTest, GoesOnAfterAStreamThatWasResetOrFellBehind) {
  for (const auto code : {grpc::INTERNAL, grpc::RESOURCE_EXHAUSTED, grpc::OK}) {
    service_.breaks = code;
    EXPECT_EQ(Pep({"watch", "projects", "--limit", "3"}), ExitCode::kOk) << code;
    EXPECT_THAT(out_.str(), HasSubstr("projects/p3"));
  }
  service_.breaks = grpc::PERMISSION_DENIED;
  EXPECT_EQ(Pep({"watch", "projects"}), ExitCode::kNotAllowed);
}

TEST_F(WatchTest, KeepsItsPlaceInAFile) {
  const std::string file = folder_ + "/place";
  EXPECT_EQ(Pep({"watch", "projects", "--since-file", file, "--limit", "2"}), ExitCode::kOk);
  EXPECT_EQ(Pep({"watch", "projects", "--since-file", file, "--limit", "1"}), ExitCode::kOk);
  EXPECT_THAT(service_.tokens, ElementsAre("", "t2"));
  std::string kept;
  std::getline(std::ifstream(file) >> std::ws, kept);
  EXPECT_EQ(kept, "t3");
}

TEST_F(WatchTest, SaysToListAgainWhenTheTokenIsTooOld) {
  EXPECT_EQ(Pep({"watch", "projects", "--from", "old"}), ExitCode::kInvalid);
  EXPECT_THAT(errors_.str(), HasSubstr("list everything again"));
  EXPECT_EQ(Pep({"watch", "projects", "--from", "old", "--since-file", "x"}), ExitCode::kUsage);
}

}  // namespace
}  // namespace pepiniere::pep
