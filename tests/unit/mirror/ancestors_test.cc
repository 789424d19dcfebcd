// What organisations and incubators lie below.
#include "services/mirror/ancestors.h"

#include <gmock/gmock.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "tests/unit/mirror/eventually.h"

namespace pepiniere::mirror {
namespace {

using grpc::ServerContext;
using ::testing::ElementsAre;

// A portfolio that never changes.
class FakePortfolio final : public portfolio::v1::PortfolioService::Service {
 public:
  FakePortfolio() {
    grpc::ServerBuilder builder;
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
  }
  ~FakePortfolio() override { server_->Shutdown(absl::ToChronoTime(absl::Now())); }
  std::shared_ptr<grpc::Channel> Channel() { return server_->InProcessChannel({}); }

  void AddOrganisation(const std::string& id, const std::string& parent = "") {
    auto& one = *organisations_.add_organisations();
    one.set_name("organisations/" + id);
    one.set_uid("uid-" + id);
    if (!parent.empty()) one.set_parent("organisations/" + parent);
  }
  void AddIncubator(const std::string& id, const std::string& owner = "") {
    auto& one = *incubators_.add_incubators();
    one.set_name("incubators/" + id);
    one.set_uid("uid-" + id);
    if (!owner.empty()) one.set_owner("organisations/" + owner);
  }

 private:
  grpc::Status ListOrganisations(ServerContext*, const portfolio::v1::ListOrganisationsRequest*,
                                 portfolio::v1::ListOrganisationsResponse* reply) override {
    *reply = organisations_;
    return grpc::Status::OK;
  }
  grpc::Status ListIncubators(ServerContext*, const portfolio::v1::ListIncubatorsRequest*,
                              portfolio::v1::ListIncubatorsResponse* reply) override {
    *reply = incubators_;
    return grpc::Status::OK;
  }
  grpc::Status WatchOrganisations(ServerContext* context, const portfolio::v1::WatchOrganisationsRequest*,
                                  grpc::ServerWriter<portfolio::v1::WatchOrganisationsResponse>* writer) override {
    return Beat(*context, *writer);
  }
  grpc::Status WatchIncubators(ServerContext* context, const portfolio::v1::WatchIncubatorsRequest*,
                               grpc::ServerWriter<portfolio::v1::WatchIncubatorsResponse>* writer) override {
    return Beat(*context, *writer);
  }
  template <class Message>
  static grpc::Status Beat(const ServerContext& context, grpc::ServerWriter<Message>& writer) {
    while (!context.IsCancelled()) {
      Message message;
      message.set_resume_token("here");
      message.mutable_age();
      writer.Write(message);
      absl::SleepFor(absl::Milliseconds(5));
    }
    return grpc::Status::CANCELLED;
  }

  portfolio::v1::ListOrganisationsResponse organisations_;
  portfolio::v1::ListIncubatorsResponse incubators_;
  std::unique_ptr<grpc::Server> server_;
};

class AncestorsTest : public ::testing::Test {
 protected:
  std::vector<Place> Above(const std::string& name) {
    const auto places = ancestors_.SelfAndAbove(name, absl::Hours(1));
    EXPECT_TRUE(places.ok()) << places.status();
    return places.value_or(std::vector<Place>());
  }
  void Start() {
    ancestors_.Start();
    ASSERT_TRUE(Eventually([&] { return ancestors_.Age() < absl::Hours(1); }));
  }

  FakePortfolio portfolio_;
  Ancestors ancestors_{portfolio_.Channel()};
};

TEST_F(AncestorsTest, EachWithAllThatItLiesBelow) {
  portfolio_.AddOrganisation("etat");
  portfolio_.AddOrganisation("ministere", "etat");
  portfolio_.AddOrganisation("agence", "ministere");
  portfolio_.AddIncubator("serre", "agence");
  portfolio_.AddIncubator("libre");
  Start();
  const Place state{"organisations/etat", "uid-etat"}, ministry{"organisations/ministere", "uid-ministere"},
      agency{"organisations/agence", "uid-agence"};
  EXPECT_THAT(Above("organisations/etat"), ElementsAre(state));
  EXPECT_THAT(Above("organisations/agence"), ElementsAre(agency, ministry, state));
  EXPECT_THAT(Above("incubators/serre"), ElementsAre(Place{"incubators/serre", "uid-serre"}, agency, ministry, state));
  EXPECT_THAT(Above("incubators/libre"), ElementsAre(Place{"incubators/libre", "uid-libre"}));
}

TEST_F(AncestorsTest, WhatIsNotKnownHasNoUid) {
  portfolio_.AddOrganisation("agence", "partie");
  portfolio_.AddIncubator("serre", "nulle-part");
  Start();
  EXPECT_THAT(Above("organisations/rien"), ElementsAre(Place{"organisations/rien", ""}));
  EXPECT_THAT(Above("incubators/rien"), ElementsAre(Place{"incubators/rien", ""}));
  EXPECT_THAT(Above("organisations/agence"),
              ElementsAre(Place{"organisations/agence", "uid-agence"}, Place{"organisations/partie", ""}));
  EXPECT_THAT(Above("incubators/serre"),
              ElementsAre(Place{"incubators/serre", "uid-serre"}, Place{"organisations/nulle-part", ""}));
}

TEST_F(AncestorsTest, OneWithAllThatLiesBelowIt) {
  portfolio_.AddOrganisation("etat");
  portfolio_.AddOrganisation("ministere", "etat");
  portfolio_.AddOrganisation("agence", "ministere");
  portfolio_.AddOrganisation("autre", "etat");
  portfolio_.AddOrganisation("a", "b");
  portfolio_.AddOrganisation("b", "a");
  Start();
  const auto below = [&](const std::string& name) {
    return ancestors_.SelfAndBelow(name, absl::Hours(1)).value_or(std::vector<std::string>());
  };
  EXPECT_THAT(below("organisations/ministere"), ElementsAre("organisations/agence", "organisations/ministere"));
  EXPECT_THAT(below("organisations/etat"), ElementsAre("organisations/agence", "organisations/autre",
                                                       "organisations/etat", "organisations/ministere"));
  EXPECT_THAT(below("organisations/rien"), ElementsAre("organisations/rien"));
  EXPECT_THAT(below("organisations/a"), ElementsAre("organisations/a", "organisations/b"));
}

TEST_F(AncestorsTest, ACircleEnds) {
  portfolio_.AddOrganisation("a", "b");
  portfolio_.AddOrganisation("b", "c");
  portfolio_.AddOrganisation("c", "b");
  portfolio_.AddOrganisation("d", "d");
  Start();
  EXPECT_EQ(Above("organisations/a").size(), 3u);
  EXPECT_EQ(Above("organisations/d").size(), 1u);
}

TEST_F(AncestorsTest, IsUnavailableBeforeTheFirstCopy) {
  EXPECT_EQ(ancestors_.SelfAndAbove("organisations/a", absl::Hours(1)).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(ancestors_.SelfAndAbove("incubators/a", absl::Hours(1)).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(ancestors_.Age(), absl::InfiniteDuration());
}

}  // namespace
}  // namespace pepiniere::mirror
