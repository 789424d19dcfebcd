// Several feeds as one stream, and what becomes of it when one of them ends.
#include "services/gateway/changes/merged_call.h"

#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/unit/gateway_changes/fake_feeds.h"

namespace pepiniere::gateway::changes {
namespace {

using nlohmann::json;
using test::FakeGovernance;
using test::Rest;
using testing::HasSubstr;
using testing::StartsWith;

using Projects = FakeGovernance::Projects;
using ProjectsRequest = FakeGovernance::ProjectsRequest;
using ProjectsWriter = grpc::ServerWriter<Projects>;

constexpr char kBoth[] = "feed=portfolio.projects&feed=portfolio.committees";

Projects Told(const std::string& token, const std::string& project = "") {
  Projects message;
  message.set_resume_token(token);
  if (project.empty()) return message;
  message.add_changes()->set_kind(portfolio::v1::CHANGE_KIND_CREATED);
  message.mutable_changes(0)->mutable_project()->set_name(project);
  return message;
}

// Waits for what must come; fails the test rather than hang it.
bool Eventually(const std::function<bool()>& holds) {
  for (int i = 0; i < 30000; ++i) {
    if (holds()) return true;
    absl::SleepFor(absl::Milliseconds(1));
  }
  return false;
}

class MergedCallTest : public testing::Test {
 protected:
  ~MergedCallTest() override { Leave(); }

  void Leave() {
    if (call_) call_->End(absl::CancelledError("the reader goes"));
    call_ = nullptr;
  }
  void Ask(const std::string& query) {
    Leave();
    auto changes = Changes::Make(feeds_.Options());
    ASSERT_TRUE(changes.ok()) << changes.status();
    changes_ = *std::move(changes);
    Request request;
    request.method = "GET";
    request.path = "/changes";
    request.query = query;
    call_ = changes_->Open(request, absl::OkStatus());
    call_->FeedEnd();
  }
  Response Head() const {
    const auto head = std::make_shared<std::promise<Response>>();
    call_->Head([head](Response response) { head->set_value(std::move(response)); });
    return head->get_future().get();
  }
  std::string Next() const {
    const auto piece = std::make_shared<std::promise<std::string>>();
    call_->Next([piece](std::string text) { piece->set_value(std::move(text)); });
    return piece->get_future().get();
  }
  json Event() const {
    const std::string text = Next();
    EXPECT_THAT(text, StartsWith("data: "));
    return json::parse(text.substr(std::min<std::size_t>(6, text.size())), nullptr, false);
  }
  // Its next event that is of that feed.
  json EventOf(const std::string& feed) const {
    for (;;) {
      const json event = Event();
      if (event.is_discarded() || event["feed"] == feed) return event;
    }
  }

  test::FakeFeeds feeds_;
  std::unique_ptr<Changes> changes_;
  std::shared_ptr<Call> call_;
};

TEST_F(MergedCallTest, EachMessageOfEachFeedIsAnEvent) {
  feeds_.governance.projects = [](grpc::ServerContext& context, const ProjectsRequest&, ProjectsWriter& writer) {
    for (const auto& message : {Told("p1"), Told("p2", "projects/a"), Told("p3", "projects/b")}) writer.Write(message);
    return Rest(context);
  };
  Ask(std::string(kBoth) + "&feed=cohort.cohorts");
  const Response head = Head();
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.headers.Get("content-type"), "text/event-stream");
  EXPECT_EQ(head.headers.Get("cache-control"), "no-store");
  EXPECT_EQ(head.body, nullptr) << "it goes on";
  std::map<std::string, std::vector<std::string>> tokens;
  std::vector<std::string> created;
  for (int i = 0; i < 5; ++i) {
    const json event = Event();
    tokens[event["feed"]].push_back(event["token"]);
    for (const json& change : event["changes"]) created.push_back(change["name"]);
  }
  EXPECT_EQ(tokens, (std::map<std::string, std::vector<std::string>>{{"portfolio.projects", {"p1", "p2", "p3"}},
                                                                     {"portfolio.committees", {"c1"}},
                                                                     {"cohort.cohorts", {"k1"}}}));
  EXPECT_EQ(created, (std::vector<std::string>{"projects/a", "projects/b"}));
}

TEST_F(MergedCallTest, AFeedGoesOnAfterItsToken) {
  feeds_.governance.projects = [](grpc::ServerContext& context, const ProjectsRequest& request,
                                  ProjectsWriter& writer) {
    writer.Write(Told("after " + request.resume_token()));
    return Rest(context);
  };
  Ask(std::string(kBoth) + "&resume=portfolio.projects:p7");
  Head();
  EXPECT_EQ(EventOf("portfolio.projects")["token"], "after p7");
}

TEST_F(MergedCallTest, ATokenThatIsTooOldOrOfAnotherFeedIsLostAndItGoesOnFromNow) {
  for (const auto code : {grpc::StatusCode::OUT_OF_RANGE, grpc::StatusCode::INVALID_ARGUMENT}) {
    feeds_.governance.projects = [code](grpc::ServerContext& context, const ProjectsRequest& request,
                                        ProjectsWriter& writer) {
      if (!request.resume_token().empty()) return grpc::Status(code, "no such token");
      writer.Write(Told("p9"));
      return Rest(context);
    };
    Ask("feed=portfolio.projects&resume=portfolio.projects:p7");
    EXPECT_EQ(Head().status, 200);
    EXPECT_EQ(Event(), json::parse(R"({"service":"portfolio","feed":"portfolio.projects","lost":true})"));
    EXPECT_EQ(Event()["token"], "p9");
    Leave();
  }
}

TEST_F(MergedCallTest, AFeedThatLosesItsPlaceOnTheWaySaysSo) {
  std::atomic<int> streams = 0;
  feeds_.governance.projects = [&](grpc::ServerContext& context, const ProjectsRequest&, ProjectsWriter& writer) {
    writer.Write(Told("p1"));
    if (++streams == 1) return grpc::Status(grpc::StatusCode::OUT_OF_RANGE, "the tree has changed");
    return Rest(context);
  };
  Ask("feed=portfolio.projects");
  Head();
  EXPECT_EQ(Event()["token"], "p1");
  EXPECT_EQ(Event()["lost"], true);
  EXPECT_EQ(Event()["token"], "p1");
}

TEST_F(MergedCallTest, WhoMayNotFollowIsToldByAnHttpStatus) {
  for (const auto& [code, status] : {std::pair(grpc::StatusCode::UNAUTHENTICATED, 401),
                                     {grpc::StatusCode::PERMISSION_DENIED, 403},
                                     {grpc::StatusCode::INVALID_ARGUMENT, 400},
                                     {grpc::StatusCode::OUT_OF_RANGE, 400}}) {
    feeds_.governance.projects = [code = code](grpc::ServerContext&, const ProjectsRequest&, ProjectsWriter&) {
      return grpc::Status(code, "not you");
    };
    Ask("feed=portfolio.projects");
    const Response head = Head();
    EXPECT_EQ(head.status, status);
    ASSERT_NE(head.body, nullptr);
    EXPECT_EQ(json::parse(*head.body)["message"], "not you");
  }
}

TEST_F(MergedCallTest, AFeedThatItsReaderMayNotFollowIsLeftOut) {
  for (const auto code : {grpc::StatusCode::UNAUTHENTICATED, grpc::StatusCode::PERMISSION_DENIED}) {
    std::atomic<int> asked = 0;
    feeds_.governance.projects = [&](grpc::ServerContext&, const ProjectsRequest&, ProjectsWriter&) {
      ++asked;
      return grpc::Status(code, "administrators only");
    };
    Ask(kBoth);
    EXPECT_EQ(Head().status, 200);
    std::map<std::string, json> told;
    for (int i = 0; i < 2; ++i) {
      const json event = Event();
      told[event["feed"]] = event;
    }
    EXPECT_EQ(told["portfolio.projects"],
              json::parse(R"({"service":"portfolio","feed":"portfolio.projects","refused":true})"));
    EXPECT_EQ(told["portfolio.committees"]["token"], "c1");
    Leave();
    EXPECT_EQ(asked, 1) << "once";
  }
}

TEST_F(MergedCallTest, WhoMayFollowNoneIsToldByAnHttpStatus) {
  feeds_.governance.projects = [](grpc::ServerContext&, const ProjectsRequest&, ProjectsWriter&) {
    return grpc::Status(grpc::StatusCode::UNAUTHENTICATED, "the token has expired");
  };
  feeds_.governance.committees = [](grpc::ServerContext&, const FakeGovernance::CommitteesRequest&,
                                    grpc::ServerWriter<FakeGovernance::Committees>&) {
    return grpc::Status(grpc::StatusCode::UNAUTHENTICATED, "the token has expired");
  };
  Ask(kBoth);
  EXPECT_EQ(Head().status, 401);
}

TEST_F(MergedCallTest, TheEndOfOneIsTheEndOfAll) {
  std::atomic<bool> over = false, gone = false;
  feeds_.governance.projects = [&](grpc::ServerContext&, const ProjectsRequest&, ProjectsWriter& writer) {
    writer.Write(Told("p1"));
    while (!over) absl::SleepFor(absl::Milliseconds(1));
    return grpc::Status(grpc::StatusCode::UNAVAILABLE, "the server restarts:\ncome back");
  };
  feeds_.governance.committees = [&](grpc::ServerContext& context, const FakeGovernance::CommitteesRequest&,
                                     grpc::ServerWriter<FakeGovernance::Committees>& writer) {
    writer.Write(FakeGovernance::Committees());
    const grpc::Status status = Rest(context);
    gone = true;
    return status;
  };
  Ask(kBoth);
  Head();
  Event();
  Event();
  over = true;
  EXPECT_EQ(Next(), ": unavailable: the server restarts: come back\n\n") << "in a comment";
  EXPECT_EQ(Next(), "");
  EXPECT_TRUE(Eventually([&] { return gone.load(); })) << "nobody reads the other";
}

TEST_F(MergedCallTest, AServiceThatIsNotThereIsAskedAgainWhileTheOthersGoOn) {
  std::atomic<bool> there = false;
  std::atomic<int> asked = 0;
  feeds_.governance.projects = [&](grpc::ServerContext& context, const ProjectsRequest& request,
                                   ProjectsWriter& writer) {
    ++asked;
    if (!there) return grpc::Status(grpc::StatusCode::UNAVAILABLE, "starting");
    writer.Write(Told("after " + request.resume_token()));
    return Rest(context);
  };
  Ask(std::string(kBoth) + "&resume=portfolio.projects:p7");
  EXPECT_EQ(Head().status, 200);
  EXPECT_EQ(Event()["feed"], "portfolio.committees");
  EXPECT_TRUE(Eventually([&] { return asked > 3; }));
  there = true;
  EXPECT_EQ(Event()["token"], "after p7");
}

TEST_F(MergedCallTest, WhoAsksForWhatIsNotThereYetWaitsWithAnAnswerThatHasBegun) {
  feeds_.cohorts.cohorts = [](grpc::ServerContext&, const test::FakeCohorts::Request&,
                              grpc::ServerWriter<test::FakeCohorts::Message>&) {
    return grpc::Status(grpc::StatusCode::UNIMPLEMENTED, "of an older release");
  };
  Ask("feed=cohort.cohorts");
  EXPECT_EQ(Head().status, 200);
  call_->End(absl::UnavailableError("the server restarts: come back"));
  EXPECT_THAT(Next(), HasSubstr("the server restarts: come back"));
  EXPECT_EQ(Next(), "");
}

TEST_F(MergedCallTest, AnEndComesInTheMiddleOfAnything) {
  Ask(kBoth);
  Head();
  Event();
  Event();
  const auto piece = std::make_shared<std::promise<std::string>>();
  call_->Next([piece](std::string text) { piece->set_value(std::move(text)); });
  call_->End(absl::UnavailableError("the server restarts"));
  EXPECT_EQ(piece->get_future().get(), ": unavailable: the server restarts\n\n");
  call_->End(absl::CancelledError("twice"));
  EXPECT_EQ(Next(), "");
  Ask(kBoth);
  call_->End(absl::UnavailableError("before it began"));
  EXPECT_EQ(Head().status, 503);
}

TEST_F(MergedCallTest, WhoDoesNotReadHoldsEachFeedBack) {
  std::atomic<int> written = 0;
  feeds_.governance.projects = [&](grpc::ServerContext& context, const ProjectsRequest&, ProjectsWriter& writer) {
    for (int i = 0; i < 1000 && writer.Write(Told("p" + std::to_string(i), std::string(10000, 'x'))); ++i) ++written;
    return Rest(context);
  };
  Ask(kBoth);
  Head();
  int before = 0;
  // When two looks half a second apart see the same, nobody reads any more.
  ASSERT_TRUE(Eventually([&] {
    const int now = written;
    absl::SleepFor(absl::Milliseconds(500));
    return std::exchange(before, now) == now && now > 0;
  }));
  EXPECT_LT(written, 1000);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(EventOf("portfolio.projects")["token"], "p" + std::to_string(i));
}

}  // namespace
}  // namespace pepiniere::gateway::changes
