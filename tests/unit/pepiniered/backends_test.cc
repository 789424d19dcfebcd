#include "services/pepiniered/backends.h"

#include <gtest/gtest.h>

#include <memory>
#include <utility>

namespace pepiniere {
namespace {

class BackendsTest : public testing::Test {
 protected:
  BackendsTest() {
    rpc::ServerOptions options;
    options.listen = "127.0.0.1:0";
    options.log.file = testing::TempDir() + "/backends.log";
    server_ = rpc::Server::Start(options, {}).value();
    flags_.services = {"access", "cohort"};
  }

  absl::StatusOr<Backends> Open() { return Backends::Open(flags_, *server_); }

  Flags flags_;
  std::unique_ptr<rpc::Server> server_;
};

TEST_F(BackendsTest, EachServiceOfThisProcessHasItsOwnWayToAllOfThem) {
  const Backends backends = Open().value();
  EXPECT_NE(backends.ChannelTo("access", "cohort"), nullptr);
  EXPECT_EQ(backends.ChannelTo("access", "cohort"), backends.ChannelTo("cohort", "cohort")) << "one server, one caller";
  EXPECT_NE(backends.ChannelTo("access", "cohort"), backends.ChannelTo("access", "access")) << "another caller";
  EXPECT_NE(backends.ChannelTo("access", "cohort"), backends.ChannelTo("access", Backends::kNobody));
}

TEST_F(BackendsTest, WhatIsElsewhereIsReachedWhereverItWasSaidToBe) {
  flags_.services = {"cohort"};
  flags_.backends.named["access"] = "127.0.0.1:1";
  flags_.backends.others = "127.0.0.1:2";
  const Backends backends = Open().value();
  EXPECT_NE(backends.ChannelTo("access", "cohort"), nullptr);
  EXPECT_NE(backends.ChannelTo("portfolio", "cohort"), nullptr);
  EXPECT_NE(backends.ChannelTo("access", "cohort"), backends.ChannelTo("portfolio", "cohort"));
  EXPECT_NE(backends.ChannelTo("access", "cohort"), backends.ChannelTo("access", Backends::kNobody))
      << "who calls for nobody shows no certificate";
}

TEST_F(BackendsTest, NobodyGoesWhereNobodySaid) {
  const Backends backends = Open().value();
  EXPECT_EQ(backends.ChannelTo("portfolio", "cohort"), nullptr);
  EXPECT_EQ(backends.ChannelTo("florist", "cohort"), nullptr);
  EXPECT_EQ(backends.ChannelTo("access", "portfolio"), nullptr) << "that service is not run here";
}

TEST_F(BackendsTest, CertificatesAreReadAtTheStart) {
  flags_.services = {"cohort"};
  flags_.backends.named["access"] = "127.0.0.1:1";
  flags_.backends.ca_file = "/nowhere/at/all";
  EXPECT_TRUE(absl::IsInvalidArgument(Open().status()));
}

}  // namespace
}  // namespace pepiniere
