// How many connections the gateway's server bears, and whose.
#include <gtest/gtest.h>

#include <future>

#include "tests/api/gateway/gateway.h"

namespace pepiniere::test {
namespace {

using gateway::Request;
using gateway::Text;

class BoundsTest : public GatewayTest {
 protected:
  BoundsTest() {
    Page("GET", "/page", [](const Request&) { return Text(200, "text/plain", "here"); });
  }
  void Page(std::string method, std::string path, gateway::Page page) {
    handlers_.routes.push_back({std::move(method), std::move(path), std::move(page)});
  }
};

TEST_F(BoundsTest, ConnectionsAreBoundedInNumber) {
  http_.max_connections = 2;
  Open();
  Wire first(gateway_->port());
  Wire second(gateway_->port());
  EXPECT_TRUE(Eventually([&] { return gateway_->connections() == 2; }));
  EXPECT_EQ(Ask("GET", "/page").status, 200) << "who says nothing gives way";
  EXPECT_TRUE(first.Ends());
  EXPECT_TRUE(second.Send(Bytes("GET", "/page"))) << "who came later stays";
  EXPECT_EQ(second.Read()->status, 200);
}

TEST_F(BoundsTest, WhoIsServedDoesNotGiveWay) {
  http_.max_connections = 1;
  std::promise<void> asked, go;
  Page("GET", "/slow", [&](const Request&) {
    asked.set_value();
    go.get_future().wait();
    return Text(200, "text/plain", "done");
  });
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(Bytes("GET", "/slow")));
  asked.get_future().wait();
  EXPECT_TRUE(Wire(gateway_->port()).Ends());
  go.set_value();
  EXPECT_EQ(wire.Read()->body, "done");
}

TEST_F(BoundsTest, OneAddressHoldsNoMoreThanItsShareOfConnections) {
  http_.max_connections_per_address = 1;
  Open();
  Wire first(gateway_->port());
  EXPECT_TRUE(Eventually([&] { return gateway_->connections() == 1; }));
  EXPECT_TRUE(Wire(gateway_->port()).Ends());
  EXPECT_TRUE(first.Send(Bytes("GET", "/page")));
  EXPECT_EQ(first.Read()->status, 200);
}

TEST_F(BoundsTest, AProxyHoldsTheConnectionsOfMany) {
  http_.max_connections_per_address = 1;
  http_.trusted_proxies = {"127.0.0.1"};
  Open();
  Wire first(gateway_->port());
  EXPECT_TRUE(Eventually([&] { return gateway_->connections() == 1; }));
  EXPECT_EQ(Ask("GET", "/page").status, 200);
}

TEST_F(BoundsTest, WhatAsksNobodyIsAnsweredWhileAllPagesAreBusy) {
  http_.page_threads = 1;
  std::promise<void> asked, go;
  Page("GET", "/slow", [&](const Request&) {
    asked.set_value();
    go.get_future().wait();
    return Text(200, "text/plain", "done");
  });
  handlers_.routes.push_back(
      {"GET", "/quick", [](const Request&) { return Text(200, "text/plain", "here"); }, /*quick=*/true});
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(Bytes("GET", "/slow")));
  asked.get_future().wait();
  EXPECT_EQ(Ask("GET", "/quick").body, "here");
  go.set_value();
  EXPECT_EQ(wire.Read()->body, "done");
}

}  // namespace
}  // namespace pepiniere::test
