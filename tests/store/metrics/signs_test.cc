// What projects are judged by elsewhere: days of deliveries, and whether they are used.
#include "services/metrics/domain/delivery.h"
#include "services/metrics/store/delivery_store.h"
#include "services/metrics/store/sign_store.h"
#include "tests/store/metrics/metrics_test.h"

namespace pepiniere::metrics::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

class SignsTest : public MetricsTest {
 protected:
  void Deploy(const std::string& project, const std::string& finish, domain::Tier tier = domain::Tier::kProduction,
              domain::Outcome outcome = domain::Outcome::kSucceeded) {
    domain::Deployment deployment;
    deployment.environment = "production";
    deployment.tier = tier;
    deployment.outcome = outcome;
    deployment.finish = At(finish);
    Add(project + "/" + std::to_string(++deployments_), deployment);
  }
  std::map<std::string, Deliveries> Of(const std::vector<std::string>& projects, std::string_view day,
                                       int recent_days = 0) {
    return Read([&](db::Session& session) { return ReadDeliveries(session, projects, Day(day), recent_days); });
  }
  std::map<std::string, bool> Used(std::string_view day) {
    return Read([&](db::Session& session) { return ReadUsed(session, {"p", "q"}, Day(day), 90); });
  }

 private:
  int deployments_ = 0;
};

TEST_F(SignsTest, ADeliveryIsADeploymentToProductionThatSucceeded) {
  Deploy("p", "2026-05-01T10:00:00Z", domain::Tier::kStaging);
  Deploy("p", "2026-05-02T10:00:00Z", domain::Tier::kProduction, domain::Outcome::kFailed);
  EXPECT_THAT(Of({"p"}, "2026-06-30", 90), IsEmpty());
  Deploy("p", "2026-05-03T10:00:00Z");
  Deploy("p", "2026-05-03T22:30:00Z");  // the next day in Paris
  Deploy("p", "2026-05-04T10:00:00Z");
  Deploy("p", "2026-07-01T10:00:00Z");
  const Deliveries told = Of({"p", "q"}, "2026-06-30", 90).at("p");
  EXPECT_EQ(told.first, Day("2026-05-03"));
  EXPECT_EQ(told.last, Day("2026-05-04"));
  EXPECT_THAT(told.recent, ElementsAre(Day("2026-05-03"), Day("2026-05-04")));
}

TEST_F(SignsTest, DaysAreCountedUpToTheOneAskedThatOneToo) {
  Deploy("p", "2026-05-01T10:00:00Z");
  EXPECT_THAT(Of({"p"}, "2026-05-02", 1).at("p").recent, IsEmpty());
  EXPECT_THAT(Of({"p"}, "2026-05-02", 2).at("p").recent, ElementsAre(Day("2026-05-01")));
  const Deliveries before = Of({"p"}, "2026-04-30", 90).at("p");
  EXPECT_EQ(before.first, Day("2026-05-01")) << "that it delivers later says that it was not live before";
  EXPECT_EQ(before.last, std::nullopt);
}

TEST_F(SignsTest, ProjectsThatDeliverPageByPage) {
  for (const char* project : {"p", "q", "q", "r"}) Deploy(project, "2026-05-01T10:00:00Z");
  Deploy("s", "2026-05-01T10:00:00Z", domain::Tier::kTesting);
  const auto after = [&](std::string_view last, int limit) {
    return Read([&](db::Session& session) { return ProjectsThatDeliver(session, last, limit); });
  };
  EXPECT_THAT(after("", 2), ElementsAre("p", "q"));
  EXPECT_THAT(after("q", 2), ElementsAre("r"));
}

TEST_F(SignsTest, UsageIsAboveZeroOrNotToldAtAll) {
  domain::Definition visits;
  visits.title = "Visites";
  visits.direction = domain::Direction::kUp;
  visits.kind = domain::Kind::kAdditive;
  visits.period = domain::Period::kDay;
  visits.purpose = domain::Purpose::kUsage;
  Add("passages", visits);
  domain::Definition accounts = visits;
  accounts.kind = domain::Kind::kGauge;
  Add("accounts", accounts);
  AddMetric("files", domain::Kind::kAdditive, domain::Period::kInstant);
  Ingest({{.metric = "accounts", .time = At("2026-05-04T10:00:00Z"), .value = 3}});
  Ingest({{.metric = "files", .time = At("2026-05-04T10:00:00Z"), .value = 3}});
  EXPECT_THAT(Used("2026-06-30"), IsEmpty()) << "files are no usage, and accounts that are open are not used";
  Ingest({{.metric = "passages", .time = At("2026-05-04T10:00:00Z"), .value = 0}});
  EXPECT_THAT(Used("2026-06-30"), ElementsAre(Pair("p", false)));
  Ingest({{.metric = "passages", .time = At("2026-05-05T10:00:00Z"), .value = 2}});
  EXPECT_THAT(Used("2026-06-30"), ElementsAre(Pair("p", true)));
  EXPECT_THAT(Used("2026-05-04"), ElementsAre(Pair("p", false)));
  EXPECT_THAT(Used("2026-12-30"), IsEmpty()) << "long ago is not lately";
}

}  // namespace
}  // namespace pepiniere::metrics::store
