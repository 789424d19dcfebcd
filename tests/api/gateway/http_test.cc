// What an HTTP client notices of the server that the gateway stands on.
#include <gmock/gmock.h>

#include <future>
#include <mutex>

#include "services/gateway/http/gzip.h"
#include "tests/api/gateway/gateway.h"

namespace pepiniere::test {
namespace {

using gateway::Request;
using gateway::Response;
using gateway::Text;
using testing::HasSubstr;

class HttpGatewayTest : public GatewayTest {
 protected:
  HttpGatewayTest() {
    Page("GET", "/page", [](const Request&) {
      Response response = Text(200, "text/html; charset=utf-8", std::string(5000, 'p'));
      response.headers.Add("etag", "\"v1\"");
      return response;
    });
    Page("POST", "/echo", [](const Request& request) { return Text(200, "text/plain", request.body); });
    Page("GET", "/", [](const Request& request) { return Text(200, "text/plain", request.path); });
    Page("GET", "/peer", [](const Request& request) {
      return Text(200, "text/plain", absl::StrCat(request.peer, request.secure ? " secure" : ""));
    });
    Page("GET", "/throws", [](const Request&) -> Response { throw std::runtime_error("ouch"); });
  }

  void Page(std::string method, std::string path, gateway::Page page) {
    handlers_.routes.push_back({std::move(method), std::move(path), std::move(page)});
  }
  // An answer to bytes that are no good request maybe; nothing if the server hangs up instead.
  std::optional<Answer> Say(std::string_view bytes) const {
    Wire wire(gateway_->port());
    wire.Send(bytes);
    return wire.Read();
  }
};

TEST_F(HttpGatewayTest, PagesAnswerByTheLongestPath) {
  Open();
  EXPECT_EQ(Ask("GET", "/page").body, std::string(5000, 'p'));
  EXPECT_EQ(Ask("GET", "/caf%C3%A9/./x/../y?q=1").body, "/café/y");
  EXPECT_EQ(Ask("GET", "http://elsewhere.example/z").body, "/z");
  EXPECT_EQ(Ask("POST", "/echo", "", "hello").body, "hello");
}

TEST_F(HttpGatewayTest, HeadIsAGetWithoutItsBody) {
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(Bytes("HEAD", "/page") + Bytes("GET", "/after")));
  EXPECT_EQ(wire.Read(false)->headers.at("content-length"), "5000");
  EXPECT_EQ(wire.Read()->body, "/after");
}

TEST_F(HttpGatewayTest, WrongMethodsAreToldTheRightOnes) {
  Open();
  const Answer answer = Ask("DELETE", "/page");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.headers.at("allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(Ask("OPTIONS", "/echo").headers.at("allow"), "POST, OPTIONS");
}

TEST_F(HttpGatewayTest, WhatTheClientHasIsNotSentAgain) {
  Open();
  for (const char* tag : {"\"v1\"", "W/\"v1\"", "\"v0\", \"v1\"", "*"}) {
    const Answer answer = Ask("GET", "/page", absl::StrCat("if-none-match: ", tag, "\r\n"));
    EXPECT_EQ(answer.status, 304) << tag;
    EXPECT_EQ(answer.headers.at("etag"), "\"v1\"");
    EXPECT_EQ(answer.headers.count("content-length"), 0U);
  }
  EXPECT_EQ(Ask("GET", "/page", "if-none-match: \"v2\"\r\n").status, 200);
}

TEST_F(HttpGatewayTest, TextIsCompressedForWhoTakesIt) {
  Open();
  const Answer packed = Ask("GET", "/page", "accept-encoding: br;q=1, gzip;q=0.5\r\n");
  EXPECT_EQ(packed.headers.at("content-encoding"), "gzip");
  EXPECT_EQ(packed.headers.at("vary"), "Accept-Encoding");
  EXPECT_EQ(packed.headers.at("etag"), "W/\"v1\"");
  EXPECT_EQ(gateway::Gunzip(packed.body, 1 << 20).value_or(""), std::string(5000, 'p'));
  EXPECT_EQ(Ask("GET", "/page", "accept-encoding: gzip;q=0, identity\r\n").body.size(), 5000U);
  EXPECT_EQ(Ask("GET", "/page").headers.at("vary"), "Accept-Encoding");
}

TEST_F(HttpGatewayTest, EveryAnswerCarriesWhatBrowsersMustKnow) {
  http_.form_actions = {"https://issuer.example"};
  Open();
  for (const Answer& answer : {Ask("GET", "/page"), Ask("DELETE", "/page"), Call("GetBook", R"({"name": "a"})"),
                               Say("nonsense\r\n\r\n").value_or(Answer{})}) {
    EXPECT_THAT(answer.headers.at("content-security-policy"),
                HasSubstr("form-action 'self' https://issuer.example; base-uri 'none'; frame-ancestors 'none'"));
    EXPECT_EQ(answer.headers.at("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.headers.at("access-control-allow-origin"), "*");
    EXPECT_EQ(answer.headers.count("strict-transport-security"), 0U);
    EXPECT_EQ(answer.headers.count("access-control-allow-credentials"), 0U);
  }
}

TEST_F(HttpGatewayTest, PreflightsAllowWhatTheProtocolsNeed) {
  http_.cors_origins = {"https://tableau.example"};
  Open();
  const std::string asks = "access-control-request-method: POST\r\naccess-control-request-headers: x-mine\r\norigin: ";
  const Answer allowed = Ask("OPTIONS", Path("GetBook"), absl::StrCat(asks, "https://tableau.example\r\n"));
  EXPECT_EQ(allowed.status, 204);
  EXPECT_EQ(allowed.headers.at("access-control-allow-origin"), "https://tableau.example");
  EXPECT_THAT(allowed.headers.at("access-control-allow-methods"), HasSubstr("POST"));
  EXPECT_THAT(allowed.headers.at("access-control-allow-headers"), HasSubstr("Connect-Timeout-Ms"));
  EXPECT_THAT(allowed.headers.at("access-control-allow-headers"), HasSubstr("x-mine"));
  EXPECT_THAT(allowed.headers.at("access-control-expose-headers"), HasSubstr("Grpc-Status-Details-Bin"));
  EXPECT_THAT(allowed.headers.at("vary"), HasSubstr("Origin"));
  const Answer refused = Ask("OPTIONS", Path("GetBook"), absl::StrCat(asks, "https://other.example\r\n"));
  EXPECT_EQ(refused.headers.count("access-control-allow-origin"), 0U);
}

TEST_F(HttpGatewayTest, WhatIsNoRequestIsRefused) {
  Open();
  EXPECT_EQ(Say("nonsense\r\n\r\n")->status, 400);
  EXPECT_EQ(Say("GET / HTTP/1.1\r\n\r\n")->status, 400) << "no host";
  EXPECT_EQ(Say("GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n")->status, 400);
  EXPECT_EQ(Say("GET /../etc HTTP/1.1\r\nhost: a\r\n\r\n")->status, 400);
  EXPECT_EQ(Say("GET /a%00b HTTP/1.1\r\nhost: a\r\n\r\n")->status, 400);
  EXPECT_EQ(Say("POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: x\r\n\r\n")->status, 400);
  EXPECT_EQ(Say("POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabcd")->status, 400);
  EXPECT_EQ(Say("POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\nabc")->status,
            400);
  EXPECT_EQ(Say("POST /echo HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n")->status, 400);
  for (const char* body : {"4\nabcd\n0\n\n", "4\r\nabcd\n0\r\n\r\n", "0\r\na: b\n\n"}) {
    EXPECT_EQ(Say(absl::StrCat("POST /echo HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n", body))->status,
              400)
        << body;
  }
  const std::string chunks = "\r\n\r\n2\r\nhi\r\n0\r\n\r\n";
  const std::pair<const char*, int> codings[] = {{"identity", 400},          {"xchunked", 400},
                                                 {"chunked, identity", 400}, {"x\r\ncontent-length: 2", 400},
                                                 {"gzip, chunked", 501},     {"x\r\ntransfer-encoding: chunked", 501}};
  for (const auto& [coding, status] : codings) {
    EXPECT_EQ(Say(absl::StrCat("POST /echo HTTP/1.1\r\nhost: a\r\ntransfer-encoding: ", coding, chunks))->status,
              status)
        << coding;
  }
  EXPECT_EQ(Say("POST /echo HTTP/1.0\r\nconnection: keep-alive\r\ntransfer-encoding: chunked" + chunks)->status, 400);
  EXPECT_EQ(Ask("GET", "/page").status, 200) << "and it still serves";
}

TEST_F(HttpGatewayTest, WhatIsTooLongIsRefused) {
  http_.max_body_bytes = 1000;
  Open();
  EXPECT_EQ(Say("GET /" + std::string(20000, 'a'))->status, 414);
  EXPECT_EQ(Say("GET / HTTP/1.1\r\nhost: a\r\nx: " + std::string(20000, 'a'))->status, 431);
  EXPECT_EQ(Ask("POST", "/echo", "", std::string(1001, 'x')).status, 413);
  EXPECT_EQ(Say(absl::StrCat("POST /echo HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n7d0\r\n",
                             std::string(2000, 'x'), "\r\n0\r\n\r\n"))
                ->status,
            413);
  EXPECT_EQ(Ask("POST", "/echo", "", std::string(1000, 'x')).status, 200);
  const std::string chunked = "POST /echo HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n";
  EXPECT_EQ(Say(chunked + "2;" + std::string(100'000, 'x'))->status, 400) << "a chunk's extensions";
  EXPECT_EQ(Say(chunked + "0\r\nx: " + std::string(100'000, 'x'))->status, 400) << "trailers";
}

TEST_F(HttpGatewayTest, RequestsFollowOneAnotherOnAConnection) {
  Open();
  Wire wire(gateway_->port());
  std::string bytes;
  for (int i = 0; i < 50; ++i) bytes += Bytes("POST", "/echo", "", absl::StrCat(i)) + "\r\n";
  ASSERT_TRUE(wire.Send(bytes));
  for (int i = 0; i < 50; ++i) ASSERT_EQ(wire.Read().value_or(Answer{}).body, absl::StrCat(i));
}

TEST_F(HttpGatewayTest, BytesMayComeOneByOne) {
  Open();
  Wire wire(gateway_->port());
  for (const char byte : Bytes("POST", "/echo", "", "hello")) ASSERT_TRUE(wire.Send({&byte, 1}));
  EXPECT_EQ(wire.Read()->body, "hello");
}

TEST_F(HttpGatewayTest, ChunkedAndExpectedBodiesArrive) {
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(
      wire.Send("POST /echo HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ntransfer-encoding: chunked\r\n\r\n"));
  ASSERT_TRUE(wire.Send("5\r\nhello\r\n6;x=y\r\n world\r\n0\r\ntrailer: t\r\n\r\n"));
  EXPECT_EQ(wire.Read()->body, "hello world");
}

TEST_F(HttpGatewayTest, AHalfClosedConnectionIsAnswered) {
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(Bytes("GET", "/page")));
  wire.HalfClose();
  EXPECT_EQ(wire.Read()->body.size(), 5000U);
  EXPECT_TRUE(wire.Ends());
}

TEST_F(HttpGatewayTest, OldClientsGetTheirConnectionClosed) {
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send("GET /x HTTP/1.0\r\n\r\n"));
  const auto answer = wire.Read();
  EXPECT_EQ(answer->headers.at("connection"), "close");
  EXPECT_TRUE(wire.Ends());
}

TEST_F(HttpGatewayTest, SlowClientsAreLetGo) {
  http_.header_timeout = absl::Milliseconds(100);
  http_.body_timeout = absl::Milliseconds(100);
  http_.idle_timeout = absl::Milliseconds(100);
  Open();
  for (const char* begun :
       {"", "GET / HTTP/1.1\r\nho", "POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\nab"}) {
    Wire wire(gateway_->port());
    ASSERT_TRUE(wire.Send(begun));
    EXPECT_TRUE(wire.Ends()) << begun;
  }
}

TEST_F(HttpGatewayTest, AReaderThatDoesNotReadIsLetGo) {
  http_.write_timeout = absl::Milliseconds(200);
  std::promise<int> connections;  // as it is asked for: a moment later it may be gone
  Page("GET", "/large", [&](const Request&) {
    connections.set_value(static_cast<int>(gateway_->connections()));
    return Text(200, "text/plain", std::string(64 << 20, 'x'));
  });
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(Bytes("GET", "/large")));
  EXPECT_EQ(connections.get_future().get(), 1);
  EXPECT_TRUE(Eventually([&] { return gateway_->connections() == 0; }));
}

TEST_F(HttpGatewayTest, APageThatThrowsIs500AndIsReported) {
  std::mutex mutex;
  std::string said;
  handlers_.complain = [&](std::string_view message) {
    std::lock_guard lock(mutex);
    said = message;
  };
  Open();
  EXPECT_EQ(Ask("GET", "/throws").status, 500);
  std::lock_guard lock(mutex);
  EXPECT_THAT(said, HasSubstr("ouch"));
}

TEST_F(HttpGatewayTest, PagesThatWaitAreBoundedInNumber) {
  Door door;
  http_.page_threads = 1;
  http_.page_queue = 1;
  Page("GET", "/slow", [&](const Request&) {
    door.Pass();
    return Text(200, "text/plain", "at last");
  });
  Open();
  std::atomic<int> refused = 0;
  const auto ask = [&] {
    Answer answer = Ask("GET", "/slow");
    refused += answer.status == 503 && answer.headers.at("retry-after") == "1";
    return answer.body;
  };
  auto first = std::async(std::launch::async, ask);
  door.AwaitAtDoor(1);
  // One more waits for the thread; of which one that is, nobody knows.
  std::vector<std::future<std::string>> others;
  for (int i = 0; i < 4; ++i) others.push_back(std::async(std::launch::async, ask));
  EXPECT_TRUE(Eventually([&] { return refused == 3; }));
  door.Open();
  EXPECT_EQ(first.get(), "at last");
  EXPECT_EQ(std::ranges::count(others, "at last", [](auto& other) { return other.get(); }), 1);
}

TEST_F(HttpGatewayTest, WhoAsksTooOftenIsTold) {
  std::atomic<bool> refuse = false;
  handlers_.admit = [&](std::string_view client) {
    EXPECT_EQ(client, "127.0.0.1");
    return refuse ? aip::Exhausted("too often", absl::Seconds(3), "RATE_LIMITED") : absl::OkStatus();
  };
  Open();
  EXPECT_EQ(Ask("GET", "/page").status, 200);
  refuse = true;
  EXPECT_EQ(Ask("GET", "/page").status, 429);
  const Answer call = Call("GetBook", R"({"name": "a"})");
  EXPECT_EQ(call.status, 429);
  EXPECT_THAT(call.body, HasSubstr("RATE_LIMITED"));
}

TEST_F(HttpGatewayTest, OnlyTrustedProxiesSayWhoTheClientIs) {
  const std::string says = "x-forwarded-for: 198.51.100.7, 203.0.113.9\r\nx-forwarded-proto: https\r\n";
  Open();
  EXPECT_EQ(Ask("GET", "/peer", says).body, "127.0.0.1");
  gateway_.reset();
  server_.reset();
  http_.trusted_proxies = {"127.0.0.0/8"};
  Open();
  EXPECT_EQ(Ask("GET", "/peer", says).body, "203.0.113.9 secure");
  EXPECT_EQ(Ask("GET", "/peer", says).headers.count("strict-transport-security"), 1U);
}

TEST_F(HttpGatewayTest, WhatWasServedIsSaid) {
  std::mutex mutex;
  std::vector<std::string> lines;
  handlers_.record = [&](const gateway::Served& served) {
    std::lock_guard lock(mutex);
    lines.push_back(absl::StrCat(Piece(served.method), " ", Piece(served.path), " ", served.status, " ",
                                 served.bytes_in, served.complete ? "" : " cut"));
    EXPECT_GT(served.bytes_out, served.bytes_in);
  };
  Open();
  // An answer is recorded when it was sent, which its reader may see first.
  const auto recorded = [&](const std::vector<std::string>& expected) {
    return Eventually([&] {
      std::lock_guard lock(mutex);
      return lines == expected;
    });
  };
  Ask("POST", "/echo?secret=1", "", "hello");
  EXPECT_TRUE(recorded({"POST /echo 200 5"}));
  Call("GetBook", R"({"name": "a"})");
  EXPECT_TRUE(recorded({"POST /echo 200 5", "POST /pepiniere.test.v1.LibraryService/GetBook 200 13"}));
}

TEST_F(HttpGatewayTest, ShutdownFinishesWhatIsUnderWay) {
  Door door;
  Page("GET", "/slow", [&](const Request&) {
    door.Pass();
    return Text(200, "text/plain", "at last");
  });
  Open();
  Wire idle(gateway_->port()), busy(gateway_->port());
  ASSERT_TRUE(busy.Send(Bytes("GET", "/slow")));
  door.AwaitAtDoor(1);
  auto shutdown = std::async(std::launch::async, [this] { gateway_->Shutdown(); });
  EXPECT_TRUE(idle.Ends());
  door.Open();
  const auto answer = busy.Read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "at last");
  EXPECT_EQ(answer->headers.at("connection"), "close");
  EXPECT_TRUE(busy.Ends());
}

TEST_F(HttpGatewayTest, PastTheDrainTheRestIsCut) {
  http_.drain = absl::Milliseconds(50);
  books_.get = [](rpc::CallScope& scope, const v1::GetBookRequest&) {
    Eventually([&] { return scope.cancelled(); });
    return v1::Book();
  };
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(Bytes("POST", Path("GetBook"), "content-type: application/json\r\n", R"({"name": "a"})")));
  ASSERT_TRUE(Eventually([&] { return gateway_->connections() == 1; }));
  gateway_->Shutdown();
  EXPECT_FALSE(wire.Read());
}

TEST_F(HttpGatewayTest, OptionsThatCannotBeAreRefused) {
  http_.listen = "0.0.0.0:0";
  EXPECT_TRUE(absl::IsFailedPrecondition(gateway::HttpServer::Start(http_, {}).status()));
  http_.listen = "nowhere";
  EXPECT_THAT(gateway::HttpServer::Start(http_, {}).status().ToString(), HasSubstr("nowhere"));
  http_.listen = "127.0.0.1:0";
  http_.trusted_proxies = {"10.0.0.0/99"};
  EXPECT_THAT(gateway::HttpServer::Start(http_, {}).status().ToString(), HasSubstr("10.0.0.0/99"));
  http_.trusted_proxies = {};
  http_.certificate_file = folder_ + "/none.pem";
  http_.key_file = folder_ + "/none.key";
  EXPECT_THAT(gateway::HttpServer::Start(http_, {}).status().ToString(), HasSubstr("none.pem"));
}

}  // namespace
}  // namespace pepiniere::test
