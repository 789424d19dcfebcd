#include "services/gateway/opendata/portfolio_source.h"

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"

namespace pepiniere::gateway::opendata {
namespace {

namespace v1 = portfolio::v1;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// Lists its projects two a page, whatever is asked.
class FakeService final : public v1::PortfolioService::Service {
 public:
  struct Kept {
    std::string etag;
    std::vector<v1::PhaseRecord> phases;
    std::vector<v1::ProjectEvent> events;
  };
  std::map<std::string, Kept> projects;
  std::set<std::string> gone;  // between the list and their history
  std::atomic<int> busy = 0;   // calls still to be turned away
  bool broken = false;
  std::atomic<bool> deaf = false;

  std::vector<std::string> TakeHistories() {
    const std::lock_guard lock(mutex_);
    return std::exchange(histories_, {});
  }

  grpc::Status ListOrganisations(grpc::ServerContext*, const v1::ListOrganisationsRequest*,
                                 v1::ListOrganisationsResponse*) override {
    if (broken) return {grpc::StatusCode::INTERNAL, "broken"};
    if (busy > 0) return --busy, grpc::Status(grpc::StatusCode::RESOURCE_EXHAUSTED, "later");
    return grpc::Status::OK;
  }
  grpc::Status ListIncubators(grpc::ServerContext*, const v1::ListIncubatorsRequest*,
                              v1::ListIncubatorsResponse*) override {
    return grpc::Status::OK;
  }
  grpc::Status ListProjects(grpc::ServerContext*, const v1::ListProjectsRequest* request,
                            v1::ListProjectsResponse* reply) override {
    auto it = request->page_token().empty() ? projects.begin() : projects.find(request->page_token());
    for (; it != projects.end() && reply->projects_size() < 2; ++it) {
      v1::Project& project = *reply->add_projects();
      project.set_name(it->first);
      project.set_etag(it->second.etag);
    }
    if (it != projects.end()) reply->set_next_page_token(it->first);
    return grpc::Status::OK;
  }
  grpc::Status ListPhaseRecords(grpc::ServerContext* context, const v1::ListPhaseRecordsRequest* request,
                                v1::ListPhaseRecordsResponse* reply) override {
    while (deaf && !context->IsCancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    if (gone.contains(request->parent())) return {grpc::StatusCode::NOT_FOUND, "gone"};
    const std::lock_guard lock(mutex_);
    histories_.push_back(request->parent());
    for (const auto& phase : projects[request->parent()].phases) *reply->add_phase_records() = phase;
    return grpc::Status::OK;
  }
  grpc::Status ListProjectEvents(grpc::ServerContext*, const v1::ListProjectEventsRequest* request,
                                 v1::ListProjectEventsResponse* reply) override {
    const std::lock_guard lock(mutex_);
    for (const auto& event : projects[request->parent()].events) *reply->add_events() = event;
    return grpc::Status::OK;
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> histories_;
};

v1::PhaseRecord Phase(v1::Phase phase, int year, double position) {
  v1::PhaseRecord record;
  record.set_phase(phase);
  record.set_position(position);
  record.mutable_effective_date()->set_year(year);
  record.mutable_effective_date()->set_month(1);
  record.mutable_effective_date()->set_day(2);
  return record;
}

class PortfolioSourceTest : public testing::Test {
 protected:
  PortfolioSourceTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(&service);
    server = builder.BuildAndStart();
    for (const char* id : {"a", "a-b", "c"}) service.projects[std::string("projects/") + id].etag = "1";
  }
  PortfolioSource Source(SourceOptions options = {}) { return PortfolioSource(server->InProcessChannel({}), options); }

  FakeService service;
  std::unique_ptr<grpc::Server> server;
  const std::stop_token never;
};

TEST_F(PortfolioSourceTest, EveryPageInTheOrderOfTheFiles) {
  const auto portfolio = Source().Read(never);
  ASSERT_TRUE(portfolio.ok()) << portfolio.status();
  std::vector<std::string> names;
  for (const Startup& startup : portfolio->startups) names.push_back(startup.project.name());
  EXPECT_THAT(names, ElementsAre("projects/a-b", "projects/a", "projects/c"));
}

TEST_F(PortfolioSourceTest, PhasesInTheOrderOfTheirSource) {
  v1::PhaseRecord unknown;
  unknown.set_source_phase("alpha");
  unknown.set_source_date("bientôt");
  unknown.set_position(3);
  service.projects["projects/a"].phases = {Phase(v1::PHASE_INVESTIGATION, 2020, 2), Phase(v1::PHASE_SCALING, 2022, 1),
                                           unknown};
  const auto portfolio = Source().Read(never);
  ASSERT_TRUE(portfolio.ok()) << portfolio.status();
  const History& history = *portfolio->startups[1].history;
  ASSERT_EQ(history.phases.size(), 3U);
  EXPECT_EQ(history.phases[0].name + history.phases[0].start, "acceleration2022-01-02");
  EXPECT_EQ(history.phases[1].name + history.phases[1].start, "investigation2020-01-02");
  EXPECT_EQ(history.phases[2].name + history.phases[2].start, "alphabientôt");
}

TEST_F(PortfolioSourceTest, OnlyWhatChangedIsReadAgain) {
  PortfolioSource source = Source({.histories_at_once = 0});
  ASSERT_TRUE(source.Read(never).ok());
  EXPECT_THAT(service.TakeHistories(), UnorderedElementsAre("projects/a", "projects/a-b", "projects/c"));
  ASSERT_TRUE(source.Read(never).ok());
  EXPECT_THAT(service.TakeHistories(), IsEmpty());
  service.projects["projects/a"].etag = "2";
  service.projects["projects/d"].etag = "1";
  ASSERT_TRUE(source.Read(never).ok());
  EXPECT_THAT(service.TakeHistories(), UnorderedElementsAre("projects/a", "projects/d"));
}

TEST_F(PortfolioSourceTest, AnEventIsSeenThoughItsProjectDidNotChange) {
  PortfolioSource source = Source({.histories_at_once = 1});
  ASSERT_TRUE(source.Read(never).ok());
  service.projects["projects/c"].events.emplace_back().set_type("end");
  service.TakeHistories();
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(source.Read(never).ok());
  EXPECT_THAT(service.TakeHistories(), UnorderedElementsAre("projects/a", "projects/a-b", "projects/c"))
      << "those read longest ago, one at a time";
  const auto portfolio = source.Read(never);
  ASSERT_TRUE(portfolio.ok());
  ASSERT_EQ(portfolio->startups[2].history->events.size(), 1U);
}

TEST_F(PortfolioSourceTest, AProjectThatGoesWhileItIsReadIsLeftOut) {
  service.gone = {"projects/a"};
  const auto portfolio = Source().Read(never);
  ASSERT_TRUE(portfolio.ok()) << portfolio.status();
  EXPECT_EQ(portfolio->startups.size(), 2U);
}

TEST_F(PortfolioSourceTest, ABusyServiceIsAskedAgain) {
  service.busy = 2;
  EXPECT_TRUE(Source().Read(never).ok());
  EXPECT_EQ(service.busy, 0);
}

TEST_F(PortfolioSourceTest, AnErrorIsTheServices) {
  service.broken = true;
  EXPECT_EQ(Source().Read(never).status(), absl::InternalError("broken"));
}

TEST_F(PortfolioSourceTest, AReadingStopsWhenItIsAskedTo) {
  service.deaf = true;
  std::stop_source stop;
  std::thread asked([&] { stop.request_stop(); });
  EXPECT_TRUE(absl::IsCancelled(Source({.timeout = absl::Hours(1)}).Read(stop.get_token()).status()));
  asked.join();
}

}  // namespace
}  // namespace pepiniere::gateway::opendata
