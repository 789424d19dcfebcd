// What the protocols say, and what of it reaches a service.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "pepiniere/test/v1/library.pb.h"
#include "services/aip/errors.h"
#include "services/gateway/call/coding.h"
#include "services/gateway/call/connect.h"
#include "services/gateway/call/grpc_web.h"
#include "services/gateway/call/json.h"
#include "services/gateway/call/metadata.h"
#include "services/gateway/call/protocol.h"
#include "services/gateway/call/timeout.h"

namespace pepiniere::gateway {
namespace {

using nlohmann::json;
using test::v1::Book;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

TEST(Protocol, IsByTheContentType) {
  EXPECT_EQ(ProtocolOf("application/json; charset=utf-8")->codec, Codec::kJson);
  EXPECT_EQ(ProtocolOf("Application/Connect+Proto")->kind, Protocol::Kind::kConnectStream);
  EXPECT_TRUE(ProtocolOf("application/grpc-web-text")->text);
  EXPECT_FALSE(ProtocolOf("application/grpc"));
  EXPECT_FALSE(ProtocolOf(""));
}

TEST(Timeout, ReadsBothProtocols) {
  EXPECT_EQ(TimeoutOf({{"connect-timeout-ms", "1500"}}).value(), absl::Milliseconds(1500));
  EXPECT_EQ(TimeoutOf({{"grpc-timeout", "2S"}}).value(), absl::Seconds(2));
  EXPECT_EQ(TimeoutOf({{"grpc-timeout", "3m"}}).value(), absl::Milliseconds(3));
  EXPECT_EQ(TimeoutOf({{"grpc-timeout", "4M"}}).value(), absl::Minutes(4));
  EXPECT_EQ(TimeoutOf({}).value(), absl::InfiniteDuration());
  for (const char* bad : {"", "x", "-1", "1.5", "12345678901"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(TimeoutOf({{"connect-timeout-ms", bad}}).status())) << bad;
  }
  for (const char* bad : {"5", "S", "5x", "123456789S", "+1S"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(TimeoutOf({{"grpc-timeout", bad}}).status())) << bad;
  }
}

TEST(Metadata, OnlyWhatIsTheServicesReachesIt) {
  const Headers metadata = ToMetadata({{"Authorization", "Bearer x"},
                                       {"Traceparent", "00-1"},
                                       {"Cookie", "sid=secret"},
                                       {"Host", "x"},
                                       {"Connection", "close"},
                                       {"Content-Type", "application/json"},
                                       {"Connect-Timeout-Ms", "5"},
                                       {"Grpc-Timeout", "5S"},
                                       {"Sec-Fetch-Site", "none"},
                                       {"X-Forwarded-For", "1.2.3.4"},
                                       {"X-Pepiniere-Client", "1.2.3.4"},
                                       {"X-Pepiniere-Service", "cohort"},
                                       {"x-pepiniere-as-caller", "1"},
                                       {"X-PEPINIERE-On-Behalf-Of-Bin", "em9l"},
                                       {"X-Key-Bin", "aGk="},
                                       {"X-Bad-Bin", "$"},
                                       {"-Bin", "AAAA"},
                                       {"X-Accent", "é"},
                                       {"X!", "1"},
                                       {"X-Mine", "mine"}});
  EXPECT_THAT(std::vector<Headers::Field>(metadata.begin(), metadata.end()),
              ElementsAre(Pair("authorization", "Bearer x"), Pair("traceparent", "00-1"), Pair("x-key-bin", "hi"),
                          Pair("x-mine", "mine")));
}

TEST(Metadata, OnlyWhatIsTheClientsLeaves) {
  const std::multimap<grpc::string_ref, grpc::string_ref> metadata = {{"x-key-bin", "hi"},
                                                                      {"x-mine", "mine"},
                                                                      {"grpc-status-details-bin", "?"},
                                                                      {"content-type", "application/grpc"},
                                                                      {"set-cookie", "sid=x"}};
  const Headers headers = FromMetadata(metadata, "trailer-");
  EXPECT_THAT(std::vector<Headers::Field>(headers.begin(), headers.end()),
              ElementsAre(Pair("trailer-x-key-bin", "aGk"), Pair("trailer-x-mine", "mine")));
}

TEST(Json, ComesAndGoes) {
  const auto bytes = JsonToProto(*Book::descriptor(), R"({"title": "été", "pages": 3, "pastLoans": [{"days": 1}]})");
  Book book;
  ASSERT_TRUE(bytes.ok() && book.ParseFromString(*bytes));
  EXPECT_EQ(book.title(), "été");
  EXPECT_EQ(book.past_loans(0).days(), 1);
  EXPECT_EQ(json::parse(ProtoToJson("pepiniere.test.v1.Book", *bytes).value_or("")),
            json({{"title", "été"}, {"pages", 3}, {"pastLoans", {{{"days", 1}}}}}));
}

TEST(Json, WhatIsWrongIsNamed) {
  for (const char* bad : {R"({"wrong": 1})", R"({"loan": {"wrong": 1}})"}) {
    const absl::Status status = JsonToProto(*Book::descriptor(), bad).status();
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << bad;
    EXPECT_THAT(status.ToString(), HasSubstr("wrong"));
  }
  EXPECT_THAT(JsonToProto(*Book::descriptor(), R"({"pages": "many"})").status().ToString(), HasSubstr("pages"));
  EXPECT_FALSE(ProtoToJson("no.such.Type", "").ok());
  EXPECT_TRUE(absl::IsInvalidArgument(JsonToProto(*Book::descriptor(), R"({"title": [)").status()));
}

TEST(Json, DepthIsBounded) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += R"({"sequel":)";
  EXPECT_TRUE(absl::IsInvalidArgument(JsonToProto(*Book::descriptor(), deep).status()));
}

TEST(Connect, EveryCodeHasAWordAndAnHttpStatus) {
  EXPECT_EQ(ConnectCode(grpc::StatusCode::CANCELLED), "canceled");
  EXPECT_EQ(ConnectHttpStatus({grpc::StatusCode::CANCELLED, ""}), 499);
  EXPECT_EQ(ConnectHttpStatus({grpc::StatusCode::FAILED_PRECONDITION, ""}), 400);
  EXPECT_EQ(ConnectHttpStatus({grpc::StatusCode::DEADLINE_EXCEEDED, ""}), 504);
  EXPECT_EQ(ConnectCode(static_cast<grpc::StatusCode>(99)), "unknown");
}

TEST(Connect, TooManyRequestsIsSaidOfNothingElse) {
  const grpc::Status busy = Refusal(aip::Exhausted("busy", absl::Milliseconds(1200)));
  EXPECT_EQ(ConnectHttpStatus(busy), 429);
  EXPECT_EQ(ConnectAnswer({.status = busy}, "application/json").headers.Get("retry-after"), "2");
  EXPECT_EQ(ConnectHttpStatus(Refusal(TooLarge("a message"))), 413);
  EXPECT_EQ(ConnectHttpStatus({grpc::StatusCode::RESOURCE_EXHAUSTED, "metadata of 9000 bytes"}), 503);
}

TEST(Proto, BytesThatAreNoMessageAreTheClientsFault) {
  Book book;
  book.set_title("Le Jardin");
  EXPECT_TRUE(CheckProto(*Book::descriptor(), book.SerializeAsString()).ok());
  EXPECT_TRUE(CheckProto(*Book::descriptor(), "").ok());
  for (const char* bytes : {"\xff", "nonsense", "\x12\x7f", "\x12\x02\xc3\x28"}) {
    const absl::Status status = CheckProto(*Book::descriptor(), bytes);
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << status;
    EXPECT_THAT(status.ToString(), HasSubstr("Book"));
  }
}

TEST(Connect, ErrorsCarryTheirDetails) {
  const json error = json::parse(ConnectErrorJson(Refusal(aip::Invalid("book.name", "it is required"))));
  EXPECT_EQ(error["code"], "invalid_argument");
  EXPECT_EQ(error["message"], "book.name: it is required");
  ASSERT_EQ(error["details"].size(), 2U);
  for (const json& detail : error["details"]) {
    EXPECT_EQ(std::string(detail["value"]).find('='), std::string::npos);
    if (detail["type"] == "google.rpc.BadRequest") {
      EXPECT_EQ(detail["debug"]["fieldViolations"][0]["field"], "book.name");
    }
  }
}

TEST(Connect, TheEndOfAStreamHasItsMetadata) {
  EXPECT_EQ(ConnectEndJson(grpc::Status::OK, {}), "{}");
  EXPECT_EQ(json::parse(ConnectEndJson(grpc::Status::OK, {{"a", "1"}, {"a", "2"}})),
            json({{"metadata", {{"a", {"1", "2"}}}}}));
  EXPECT_EQ(json::parse(ConnectEndJson({grpc::StatusCode::ABORTED, "\xff"}, {}))["error"]["code"], "aborted");
}

TEST(GrpcWeb, MessagesAreEscaped) {
  EXPECT_EQ(GrpcMessage("100 % été\r\n"), "100 %25 %C3%A9t%C3%A9%0D%0A");
  EXPECT_EQ(GrpcWebTrailers(grpc::Status::OK, {{"a", "1"}}), "grpc-status: 0\r\na: 1\r\n");
}

TEST(Coding, WhatIsUnknownSaysWhatThereIs) {
  EXPECT_TRUE(CheckCoding("").ok() && CheckCoding("identity").ok() && CheckCoding("gzip").ok());
  const absl::Status status = CheckCoding("br");
  EXPECT_TRUE(absl::IsUnimplemented(status));
  EXPECT_THAT(status.ToString(), HasSubstr("gzip"));
}

TEST(Coding, WhatIsEmptyIsNotUnpacked) {
  EXPECT_EQ(*Decode("gzip", "", 10), "");
  EXPECT_TRUE(absl::IsInvalidArgument(Decode("gzip", "x", 10).status()));
}

}  // namespace
}  // namespace pepiniere::gateway
