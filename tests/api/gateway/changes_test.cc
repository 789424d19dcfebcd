// What a browser notices of the stream of changes.
#include "services/gateway/changes/changes.h"

#include <gmock/gmock.h>

#include <future>
#include <nlohmann/json.hpp>
#include <set>

#include "services/base/text.h"
#include "tests/api/gateway/gateway.h"
#include "tests/unit/gateway_changes/fake_feeds.h"

namespace pepiniere::test {
namespace {

using gateway::Request;
using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

// A session's cookie, for a token.
class Cookies final : public gateway::VisitorSource {
 public:
  bool HasSession(const Request& request) const override { return !gateway::Cookie(request, "sid").empty(); }
  absl::StatusOr<gateway::Visitor> Find(const Request& request) override {
    return gateway::Visitor{base::Concat("token-of-", gateway::Cookie(request, "sid")), {"sid=renewed"}};
  }
};

class ChangesTest : public GatewayTest {
 protected:
  ChangesTest() {
    changes_ = gateway::changes::Changes::Make(feeds_.Options()).value();
    other_calls_ = changes_.get();
    handlers_.visitors = &cookies_;
  }
  ~ChangesTest() override { gateway_.reset(); }

  static std::string Get(const std::string& query, std::string_view headers = "") {
    return Bytes("GET", "/changes?" + query, headers);
  }
  static json DataOf(const std::optional<std::string>& chunk) {
    EXPECT_THAT(chunk.value_or(""), StartsWith("data: "));
    return json::parse(chunk.value_or("").substr(6), nullptr, false);
  }

  FakeFeeds feeds_;
  Cookies cookies_;
  std::unique_ptr<gateway::changes::Changes> changes_;
};

TEST_F(ChangesTest, OneConnectionBringsSeveralFeeds) {
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(Get("feed=portfolio.projects&feed=cohort.cohorts")));
  const auto head = wire.ReadHead();
  ASSERT_TRUE(head);
  EXPECT_EQ(head->status, 200);
  EXPECT_EQ(head->headers.at("content-type"), "text/event-stream");
  EXPECT_EQ(head->headers.at("transfer-encoding"), "chunked");
  EXPECT_EQ(head->headers.count("content-encoding"), 0U);
  std::set<json> events;
  for (int i = 0; i < 2; ++i) events.insert(DataOf(wire.ReadChunk()));
  EXPECT_EQ(events, (std::set<json>{
                        json::parse(R"({"service":"portfolio","feed":"portfolio.projects","token":"p1","changes":[]})"),
                        json::parse(R"({"service":"cohort","feed":"cohort.cohorts","token":"k1","changes":[]})")}));
}

TEST_F(ChangesTest, EachServiceSeesWhoAsksAndFromWhere) {
  std::promise<std::string> seen;
  feeds_.governance.projects = [&](grpc::ServerContext& context, const FakeGovernance::ProjectsRequest&,
                                   grpc::ServerWriter<FakeGovernance::Projects>& writer) {
    std::string all;
    for (const char* name : {"authorization", "x-pepiniere-client", "cookie"}) {
      const auto found = context.client_metadata().find(name);
      absl::StrAppend(
          &all,
          found == context.client_metadata().end() ? "none" : std::string(found->second.data(), found->second.size()),
          ";");
    }
    seen.set_value(all);
    writer.Write(FakeGovernance::Projects());
    return Rest(context);
  };
  Open();
  for (const auto& [headers, expected] :
       {std::pair("cookie: sid=camille\r\n", "Bearer token-of-camille;127.0.0.1;none;"),
        {"authorization: Bearer x\r\ncookie: sid=camille\r\n", "Bearer x;127.0.0.1;none;"},
        {"", "none;127.0.0.1;none;"}}) {
    seen = {};
    Wire wire(gateway_->port());
    ASSERT_TRUE(wire.Send(Get("feed=portfolio.projects", headers)));
    EXPECT_EQ(seen.get_future().get(), expected);
    const auto head = wire.ReadHead();
    ASSERT_TRUE(head);
    EXPECT_EQ(head->headers.count("set-cookie"), std::string_view(expected).starts_with("Bearer token") ? 1U : 0U);
  }
}

TEST_F(ChangesTest, AWrongQuestionIsAnsweredInJson) {
  Open();
  for (const char* query : {"", "?feed=portfolio.nothing", "?feed=portfolio.projects&resume=x"}) {
    const Answer answer = Ask("GET", base::Concat("/changes", query));
    EXPECT_EQ(answer.status, 400) << query;
    EXPECT_EQ(answer.headers.at("content-type"), "application/json");
    EXPECT_EQ(json::parse(answer.body)["code"], "invalid_argument");
  }
  const Answer unknown = Ask("GET", "/changes?feed=portfolio.nothing");
  EXPECT_THAT(std::string(json::parse(unknown.body)["message"]),
              HasSubstr("there are portfolio.projects, .committees"));
  const Answer posted = Ask("POST", "/changes?feed=portfolio.projects");
  EXPECT_EQ(posted.status, 405);
  EXPECT_EQ(posted.headers.at("allow"), "GET");
  EXPECT_EQ(Ask("HEAD", "/changes?feed=portfolio.projects").status, 405);
  EXPECT_EQ(Ask("GET", "/changes/").status, 404);
}

TEST_F(ChangesTest, WhoAsksTooOftenIsTold) {
  handlers_.admit = [](std::string_view) { return aip::Exhausted("too often", absl::Seconds(3), "RATE_LIMITED"); };
  Open();
  const Answer answer = Ask("GET", "/changes?feed=portfolio.projects");
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(answer.headers.at("retry-after"), "3");
}

TEST_F(ChangesTest, WhoMayNotFollowIsToldBeforeAnythingElse) {
  feeds_.governance.projects = [](grpc::ServerContext&, const FakeGovernance::ProjectsRequest&,
                                  grpc::ServerWriter<FakeGovernance::Projects>&) {
    return grpc::Status(grpc::StatusCode::UNAUTHENTICATED, "the token has expired");
  };
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(Get("feed=portfolio.projects")));
  const auto answer = wire.Read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 401);
  ASSERT_TRUE(wire.Send(Bytes("POST", Path("GetBook"), "content-type: application/json\r\n", R"({"name": "a"})")));
  EXPECT_EQ(wire.Read()->status, 200) << "the connection goes on, and so do calls";
}

TEST_F(ChangesTest, AReaderThatHangsUpEndsTheStreams) {
  std::promise<void> gone;
  feeds_.governance.projects = [&](grpc::ServerContext& context, const FakeGovernance::ProjectsRequest&,
                                   grpc::ServerWriter<FakeGovernance::Projects>& writer) {
    writer.Write(FakeGovernance::Projects());
    const grpc::Status status = Rest(context);
    gone.set_value();
    return status;
  };
  Open();
  {
    Wire wire(gateway_->port());
    ASSERT_TRUE(wire.Send(Get("feed=portfolio.projects&feed=portfolio.committees")));
    ASSERT_TRUE(wire.ReadHead());
    ASSERT_TRUE(wire.ReadChunk());
  }
  gone.get_future().get();
}

TEST_F(ChangesTest, ShutdownEndsItWithAWord) {
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(Get("feed=portfolio.projects")));
  ASSERT_TRUE(wire.ReadHead());
  ASSERT_TRUE(wire.ReadChunk());
  auto shutdown = std::async(std::launch::async, [this] { gateway_->Shutdown(); });
  EXPECT_THAT(wire.ReadChunk().value_or(""), StartsWith(": unavailable: the server restarts"));
  EXPECT_EQ(wire.ReadChunk(), "");
  EXPECT_TRUE(wire.Ends());
}

}  // namespace
}  // namespace pepiniere::test
