#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "nlohmann/json.hpp"
#include "services/gateway/site/contract.h"
#include "services/gateway/site/open_api.h"
#include "services/gateway/site/probes.h"

namespace pepiniere::gateway::site {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr char kGovernance[] = "pepiniere.portfolio.v1.GovernanceService";

TEST(ContractTest, TravelsWithTheBinaryAndItsComments) {
  const auto* phase = Contract().FindEnumTypeByName("pepiniere.portfolio.v1.Phase");
  ASSERT_NE(phase, nullptr);
  EXPECT_THAT(CommentOf(*phase), StartsWith("Where a project stands, in the order of the journey."));
}

TEST(ContractTest, LinesAreJoinedToParagraphs) {
  google::protobuf::SourceLocation location;
  location.leading_comments = " One\n two.\n\n Three.\n";
  EXPECT_EQ(Paragraphs(location), "One two.\n\nThree.");
  location = {};
  location.trailing_comments = " beside\n";
  EXPECT_EQ(Paragraphs(location), "beside");
}

TEST(OpenApiTest, DescribesTheServicesThatItIsGiven) {
  const auto document = OpenApi({.services = {kGovernance}, .version = "2.3.4"});
  ASSERT_TRUE(document.ok()) << document.status();
  const auto json = nlohmann::json::parse(*document);
  EXPECT_EQ(json["info"]["version"], "2.3.4");
  EXPECT_TRUE(json["paths"].contains(std::string("/") + kGovernance + "/WatchProjects"));
  for (const char* path : {"/api/v2.7/startups.json", "/api/v2.7/cohorts.csv", "/changes", "/readyz"}) {
    EXPECT_TRUE(json["paths"].contains(path)) << path;
  }
  EXPECT_EQ(json["paths"]["/changes"]["get"]["parameters"][0]["name"], "feed");
  EXPECT_FALSE(json["paths"].contains("/pepiniere.portfolio.v1.PortfolioService/GetProject"));
}

TEST(OpenApiTest, AServiceThatIsNoneIsAMistake) {
  EXPECT_THAT(OpenApi({.services = {"pepiniere.Nothing"}}).status().message(), HasSubstr("pepiniere.Nothing"));
}

TEST(ProbesTest, ItLivesWhateverTheServicesDo) {
  absl::Status state = absl::UnavailableError("the database does not answer");
  const Routes routes = Probes([&] { return state; });
  const auto get = [&](std::size_t i) { return routes[i].page({}); };
  ASSERT_EQ(routes[0].path, "/healthz");
  ASSERT_EQ(routes[1].path, "/readyz");
  EXPECT_EQ(get(0).status, 200);
  EXPECT_EQ(get(1).status, 503);
  EXPECT_THAT(*get(1).body, HasSubstr("the database does not answer"));
  EXPECT_EQ(get(1).headers.Get("cache-control"), "no-store");
  state = absl::OkStatus();
  EXPECT_EQ(get(1).status, 200);
}

}  // namespace
}  // namespace pepiniere::gateway::site
