// What the caller of a unary method notices, by Connect and by gRPC-Web.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "google/rpc/status.pb.h"
#include "services/gateway/call/base64.h"
#include "services/gateway/http/gzip.h"
#include "tests/api/gateway/gateway.h"

namespace pepiniere::test {
namespace {

using gateway::Gzip;
using gateway::MakeEnvelope;
using nlohmann::json;
using testing::HasSubstr;

constexpr char kBooksA[] = R"({"name":"books/a"})";

class UnaryGatewayTest : public GatewayTest {};

TEST_F(UnaryGatewayTest, ConnectInJson) {
  Open();
  const Answer answer = Call("GetBook", kBooksA);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.at("content-type"), "application/json");
  EXPECT_EQ(json::parse(answer.body), json({{"name", "books/a"}, {"title", "Le Jardin"}, {"loan", {{"days", 3}}}}));
}

TEST_F(UnaryGatewayTest, ConnectInProtobuf) {
  Open();
  v1::GetBookRequest request;
  request.set_name("books/a");
  const Answer answer =
      Ask("POST", Path("GetBook"), "content-type: application/proto\r\n", request.SerializeAsString());
  v1::Book book;
  EXPECT_EQ(answer.status, 200);
  ASSERT_TRUE(book.ParseFromString(answer.body));
  EXPECT_EQ(book.title(), "Le Jardin");
}

TEST_F(UnaryGatewayTest, AnUnknownFieldIsNamed) {
  Open();
  const Answer answer = Call("GetBook", R"({"nmae": "books/a"})");
  EXPECT_EQ(answer.status, 400);
  const json error = json::parse(answer.body);
  EXPECT_EQ(error["code"], "invalid_argument");
  EXPECT_THAT(std::string(error["message"]), HasSubstr("nmae"));
}

// A session of somebody, which is over when a service says so.
class Sessions final : public gateway::VisitorSource {
 public:
  bool HasSession(const gateway::Request& request) const override { return !gateway::Cookie(request, "sid").empty(); }
  absl::StatusOr<gateway::Visitor> Find(const gateway::Request&) override {
    return gateway::Visitor{"", {"sid=renewed"}, {"sid=; Max-Age=0"}};
  }
};

TEST_F(UnaryGatewayTest, TheSessionOfWhoWasErasedIsOver) {
  Sessions sessions;
  handlers_.visitors = &sessions;
  std::string reason = "SIGN_IN_ERASED";
  books_.get = [&](rpc::CallScope&, const v1::GetBookRequest&) {
    return aip::Unauthenticated(reason, "sign in again");
  };
  Open();
  const auto cookie = [&](std::string_view type, const std::string& body) {
    const Answer answer =
        Ask("POST", Path("GetBook"), absl::StrCat("content-type: ", std::string(type), "\r\ncookie: sid=a\r\n"), body);
    return answer.headers.at("set-cookie");
  };
  const std::string framed = MakeEnvelope(0, kBooksA);
  EXPECT_EQ(cookie("application/json", kBooksA), "sid=; Max-Age=0");
  EXPECT_EQ(cookie("application/grpc-web+json", framed), "sid=; Max-Age=0");
  reason = "TOKEN_EXPIRED";
  EXPECT_EQ(cookie("application/json", kBooksA), "sid=renewed") << "which is another matter";
  gateway_.reset();
}

TEST_F(UnaryGatewayTest, AnErrorKeepsItsDetails) {
  books_.get = [](rpc::CallScope&, const v1::GetBookRequest& request) { return aip::NotFound(request.name()); };
  Open();
  const Answer answer = Call("GetBook", R"({"name": "books/é"})");
  EXPECT_EQ(answer.status, 404);
  const json error = json::parse(answer.body);
  EXPECT_EQ(error["code"], "not_found");
  EXPECT_EQ(error["message"], "books/é does not exist");
  const auto found = std::ranges::find_if(
      error["details"], [](const json& detail) { return detail["type"] == "google.rpc.ResourceInfo"; });
  ASSERT_NE(found, error["details"].end()) << answer.body;
  EXPECT_EQ((*found)["debug"]["resourceName"], "books/é");
}

// Over the channel on which services of this process are known.
TEST_F(UnaryGatewayTest, NobodyComesInAsAService) {
  in_process_ = true;
  std::vector<std::string> callers, for_whom;
  books_.get = [&](rpc::CallScope& scope, const v1::GetBookRequest&) {
    callers.push_back(scope.principal().subject);
    for_whom.push_back(scope.on_behalf_of());
    return v1::Book();
  };
  Open();
  constexpr char kPosing[] =
      "x-pepiniere-service: cohort\r\nX-Pepiniere-On-Behalf-Of-Bin: em9l\r\nx-pepiniere-as-caller: 1\r\n";
  EXPECT_EQ(Call("GetBook", kBooksA, kPosing).status, 200);
  const std::string token = absl::StrCat("authorization: Bearer ", Token({"coach"}), "\r\n", kPosing);
  EXPECT_EQ(Call("GetBook", kBooksA, token).status, 200);
  EXPECT_EQ(callers, (std::vector<std::string>{"", "reader-7"}));
  EXPECT_EQ(for_whom, (std::vector<std::string>{"", ""}));
}

TEST_F(UnaryGatewayTest, GrpcWebInBothDirections) {
  Open();
  v1::GetBookRequest request;
  request.set_name("books/a");
  const std::string body = MakeEnvelope(0, request.SerializeAsString());
  for (const bool text : {false, true}) {
    const Answer answer =
        Ask("POST", Path("GetBook"),
            text ? "content-type: application/grpc-web-text\r\n" : "content-type: application/grpc-web+proto\r\n",
            text ? gateway::Base64(body) : body);
    EXPECT_EQ(answer.status, 200);
    gateway::EnvelopeParser parser(1 << 20);
    parser.Push(text ? gateway::FromBase64(answer.body).value_or("") : answer.body);
    const auto message = parser.Next().value(), trailers = parser.Next().value();
    ASSERT_TRUE(message && trailers && parser.complete());
    v1::Book book;
    ASSERT_TRUE(book.ParseFromString(message->payload));
    EXPECT_EQ(book.name(), "books/a");
    EXPECT_EQ(trailers->flags, gateway::kWebTrailers);
    EXPECT_THAT(trailers->payload, HasSubstr("grpc-status: 0\r\n"));
  }
}

TEST_F(UnaryGatewayTest, GrpcWebErrorsAreInTheHeaders) {
  books_.get = [](rpc::CallScope&, const v1::GetBookRequest&) { return aip::NotFound("books/é"); };
  Open();
  const Answer answer = Ask("POST", Path("GetBook"), "content-type: application/grpc-web+json\r\n",
                            MakeEnvelope(0, R"({"name":"books/é"})"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.at("grpc-status"), "5");
  EXPECT_EQ(answer.headers.at("grpc-message"), "books/%C3%A9 does not exist");
  google::rpc::Status status;
  ASSERT_TRUE(status.ParseFromString(gateway::FromBase64(answer.headers.at("grpc-status-details-bin")).value_or("?")));
  EXPECT_EQ(status.code(), 5);
  EXPECT_GT(status.details_size(), 0);
}

TEST_F(UnaryGatewayTest, RequestsMayBeGzipAndAnswersToo) {
  books_.get = [](rpc::CallScope&, const v1::GetBookRequest& request) {
    v1::Book book;
    book.set_title(request.name() + std::string(5000, 'x'));
    return book;
  };
  Open();
  const Answer answer =
      Ask("POST", Path("GetBook"),
          "content-type: application/json\r\ncontent-encoding: gzip\r\naccept-encoding: gzip\r\n", Gzip(kBooksA));
  EXPECT_EQ(answer.headers.at("content-encoding"), "gzip");
  EXPECT_LT(answer.body.size(), 1000U);
  EXPECT_THAT(gateway::Gunzip(answer.body, 1 << 20).value_or(""), HasSubstr("books/axxx"));
}

TEST_F(UnaryGatewayTest, AnUnknownCompressionSaysWhatThereIs) {
  Open();
  const Answer answer = Call("GetBook", "{}", "content-encoding: br\r\n");
  EXPECT_EQ(answer.status, 501);
  EXPECT_THAT(answer.body, HasSubstr("gzip"));
}

TEST_F(UnaryGatewayTest, ABombDoesNotUnpack) {
  calls_options_.max_message_bytes = 1 << 20;
  Open();
  const Answer answer = Ask("POST", Path("GetBook"), "content-type: application/json\r\ncontent-encoding: gzip\r\n",
                            Gzip(std::string(64 << 20, ' ')));
  EXPECT_EQ(json::parse(answer.body)["code"], "resource_exhausted");
}

TEST_F(UnaryGatewayTest, AHugeBodyIs413WithWhatItTakes) {
  calls_options_.max_message_bytes = 1000;
  Open();
  const Answer said = Call("GetBook", std::string(2000, ' '));
  EXPECT_EQ(said.status, 413);
  EXPECT_EQ(json::parse(said.body)["code"], "resource_exhausted");
  Wire wire(gateway_->port());
  const std::string chunk = "7d0\r\n" + std::string(2000, ' ') + "\r\n0\r\n\r\n";
  ASSERT_TRUE(wire.Send(absl::StrCat("POST ", Path("GetBook"), " HTTP/1.1\r\nhost: x\r\n",
                                     "content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n", chunk)));
  EXPECT_EQ(wire.Read()->status, 413);
}

TEST_F(UnaryGatewayTest, DeadlinesReachTheService) {
  absl::Time deadline;
  books_.get = [&](rpc::CallScope& scope, const v1::GetBookRequest&) {
    deadline = scope.deadline();
    return v1::Book();
  };
  Open();
  const absl::Time before = absl::Now();
  Call("GetBook", kBooksA, "connect-timeout-ms: 7000\r\n");
  EXPECT_GT(deadline, before + absl::Seconds(5));
  EXPECT_LT(deadline, absl::Now() + absl::Seconds(8));
  EXPECT_EQ(Call("GetBook", kBooksA, "connect-timeout-ms: soon\r\n").status, 400);
}

TEST_F(UnaryGatewayTest, AnElapsedDeadlineIsAnAnswer) {
  // Whichever of the two sides notices first.
  books_.get = [](rpc::CallScope& scope, const v1::GetBookRequest&) -> absl::StatusOr<v1::Book> {
    const bool elapsed = Eventually([&] { return scope.cancelled(); });
    if (elapsed) return absl::DeadlineExceededError("the deadline passed");
    return v1::Book();
  };
  Open();
  const Answer answer = Call("GetBook", kBooksA, "connect-timeout-ms: 50\r\n");
  EXPECT_EQ(answer.status, 504);
  EXPECT_EQ(json::parse(answer.body)["code"], "deadline_exceeded");
}

TEST_F(UnaryGatewayTest, AClientThatHangsUpCancels) {
  std::atomic<bool> running = false, noticed = false;
  books_.get = [&](rpc::CallScope& scope, const v1::GetBookRequest&) {
    running = true;
    noticed = Eventually([&] { return scope.cancelled(); });
    return v1::Book();
  };
  Open();
  {
    Wire wire(gateway_->port());
    ASSERT_TRUE(wire.Send(Bytes("POST", Path("GetBook"), "content-type: application/json\r\n", kBooksA)));
    ASSERT_TRUE(Eventually([&] { return running.load(); }));
  }
  EXPECT_TRUE(Eventually([&] { return noticed.load(); }));
}

TEST_F(UnaryGatewayTest, AClientThatOnlyEndsItsHalfIsAnswered) {
  Door door;
  books_.get = [&](rpc::CallScope&, const v1::GetBookRequest& request) {
    door.Pass();
    v1::Book book;
    book.set_name(request.name());
    return book;
  };
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(Bytes("POST", Path("GetBook"), "content-type: application/json\r\n", kBooksA)));
  wire.HalfClose();
  door.AwaitAtDoor(1);
  absl::SleepFor(absl::Milliseconds(600));  // long enough for the gateway to look, and to take it for gone
  door.Open();
  const auto answer = wire.Read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, R"({"name":"books/a"})");
}

TEST_F(UnaryGatewayTest, ARoleComesWithItsToken) {
  Open();
  const std::string body = R"({"book": {"name": "books/a", "title": "Neu"}})";
  EXPECT_EQ(Call("UpdateBook", body).status, 401);
  const std::string bearer = absl::StrCat("Authorization: Bearer ", Token({"coach@incubators/north"}), "\r\n");
  const Answer answer = Call("UpdateBook", body, bearer);
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(json::parse(answer.body)["title"], "Neu");
}

TEST_F(UnaryGatewayTest, WhatIsNoCallIsToldSo) {
  Open();
  EXPECT_EQ(Ask("GET", Path("GetBook")).headers.at("allow"), "POST");
  EXPECT_EQ(Ask("POST", Path("GetBook"), "content-type: text/plain\r\n", "hello").status, 415);
  EXPECT_EQ(Call("WatchBooks", "{}").status, 415);
  EXPECT_EQ(Call("LoseBook", "{}").status, 404);
  EXPECT_EQ(json::parse(Call("LoseBook", "{}").body)["code"], "unimplemented");
  EXPECT_EQ(Call("GetBook", "{").status, 400);
  EXPECT_EQ(Call("GetBook", "{}", "connect-protocol-version: 2\r\n").status, 400);
  const Answer web = Ask("POST", "/no.such.Service/Get", "content-type: application/grpc-web\r\n", MakeEnvelope(0, ""));
  EXPECT_EQ(web.headers.at("grpc-status"), "12");
}

}  // namespace
}  // namespace pepiniere::test
