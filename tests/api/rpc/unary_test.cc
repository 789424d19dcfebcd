// What a caller of a unary method notices: identity, authorization, validation, errors, deadlines, a full queue.
#include <gmock/gmock.h>

#include <future>

#include "google/rpc/error_details.pb.h"
#include "tests/api/rpc/library.h"

namespace pepiniere::test {
namespace {

using clients::Reason;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

using UnaryTest = LibraryTest;

TEST_F(UnaryTest, AnonymousCallersReadOpenDataWithoutItsRestrictedFields) {
  Start();
  const auto book = Get("books/a");
  ASSERT_TRUE(book.ok()) << book.status();
  EXPECT_EQ(book->title(), "Le Jardin");
  EXPECT_EQ(book->loan().days(), 3);
  EXPECT_EQ(book->loan().borrower(), "");
  grpc::ClientContext known;
  Authorize(known, {"coach"});
  EXPECT_EQ(Get(known, "books/a")->loan().borrower(), "somebody");
}

TEST_F(UnaryTest, ABadTokenIsRefusedEvenOnAnOpenMethod) {
  Start();
  for (const char* header : {"Bearer nonsense", "Basic dTpw", "Bearer ", "Bearer"}) {
    grpc::ClientContext context;
    context.AddMetadata("authorization", header);
    const absl::Status status = Get(context, "books/a").status();
    EXPECT_TRUE(absl::IsUnauthenticated(status)) << header << ": " << status;
    EXPECT_EQ(Reason(status), "TOKEN_MALFORMED");
    EXPECT_EQ(context.GetServerTrailingMetadata().count("www-authenticate"), 1u);
  }
}

TEST_F(UnaryTest, RolesAdmitWhereTheyAreHeldAndDenialsDoNotTellWhatExists) {
  Start();
  EXPECT_TRUE(Update({"coach@incubators/north"}, "books/a").ok());
  EXPECT_TRUE(Update({"programme_admin"}, "books/a").ok());
  const absl::Status exists = Update({"coach@incubators/south"}, "books/a");
  const absl::Status does_not = Update({"coach@incubators/south"}, "books/none");
  EXPECT_TRUE(absl::IsPermissionDenied(exists)) << exists;
  EXPECT_EQ(does_not.code(), exists.code());
  EXPECT_EQ(does_not.message(), exists.message());
  EXPECT_EQ(Reason(does_not), Reason(exists));
}

TEST_F(UnaryTest, AuthorizationComesBeforeValidation) {
  Start();
  grpc::ClientContext nobody, admin;
  Authorize(admin, {"programme_admin"});
  v1::Book book;
  EXPECT_TRUE(absl::IsUnauthenticated(clients::FromGrpc(stub_->UpdateBook(&nobody, {}, &book))));
  const absl::Status invalid = clients::FromGrpc(stub_->UpdateBook(&admin, {}, &book));
  EXPECT_TRUE(absl::IsInvalidArgument(invalid)) << invalid;
  EXPECT_THAT(clients::Describe(invalid), ElementsAre("book: is required"));
}

TEST_F(UnaryTest, ErrorDetailsCrossTheWire) {
  books_.get = [](rpc::CallScope&, const v1::GetBookRequest&) {
    return aip::Precondition("the book is not ready", {{"GATE", "books/a/gates/author", "no author"},
                                                       {"GATE", "books/a/gates/title", "no title"}});
  };
  Start();
  const absl::Status status = Get("books/a").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(clients::Describe(status),
              ElementsAre("the book is not ready", "books/a/gates/author: no author", "books/a/gates/title: no title"));
}

TEST_F(UnaryTest, InternalWordsAreLoggedAndNotTold) {
  books_.get = [](rpc::CallScope&, const v1::GetBookRequest&) -> absl::StatusOr<v1::Book> {
    throw std::runtime_error("table `loans` is corrupt");
  };
  Start();
  grpc::ClientContext context;
  context.AddMetadata("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  const absl::Status status = Get(context, "books/a").status();
  EXPECT_TRUE(absl::IsInternal(status)) << status;
  EXPECT_THAT(std::string(status.message()), Not(HasSubstr("loans")));
  google::rpc::RequestInfo info;
  ASSERT_TRUE(clients::GetDetail(status, info));
  EXPECT_EQ(info.request_id(), "0af7651916cd43dd8448eb211c80319c");
  server_->Shutdown();
  EXPECT_THAT(Read("log"), HasSubstr("table `loans` is corrupt"));
  EXPECT_THAT(Read("log"), HasSubstr(R"("trace_id":"0af7651916cd43dd8448eb211c80319c")"));
}

TEST_F(UnaryTest, EveryCallLeavesOneLineWithoutTokenOrContent) {
  Start();
  grpc::ClientContext context;
  Authorize(context, {"coach"});
  ASSERT_TRUE(Get(context, "books/secret-\"name\"").ok());
  server_->Shutdown();
  const std::string log = Read("log");
  EXPECT_THAT(log, Not(HasSubstr("secret")));
  EXPECT_THAT(log, Not(HasSubstr("eyJ")));
  int calls = 0;
  std::istringstream lines(log);
  for (std::string line; std::getline(lines, line);) {
    const auto json = nlohmann::json::parse(line);
    if (!json.contains("method")) continue;
    ++calls;
    EXPECT_EQ(json["method"], "pepiniere.test.v1.LibraryService/GetBook");
    EXPECT_EQ(json["principal"], "reader-7");
    EXPECT_EQ(json["status"], "OK");
    EXPECT_TRUE(json["duration_ms"].is_number());
    EXPECT_GT(json["request_bytes"], 0);
  }
  EXPECT_EQ(calls, 1);
}

TEST_F(UnaryTest, TheClientsDeadlineIsTheHandlersAndIsCapped) {
  absl::Duration left;
  books_.get = [&left](rpc::CallScope& scope, const v1::GetBookRequest&) {
    left = scope.deadline() - scope.received_at();
    return v1::Book();
  };
  options_.limits.default_deadline = absl::Seconds(400);
  options_.limits.max_deadline = absl::Seconds(500);
  Start();
  ASSERT_TRUE(Get("books/a", absl::Seconds(300)).ok());
  // gRPC rounds what it sends, and a busy machine takes its time.
  EXPECT_NEAR(absl::ToDoubleSeconds(left), 300, 50);
  ASSERT_TRUE(Get("books/a", absl::Hours(1)).ok());
  EXPECT_EQ(left, absl::Seconds(500));
  grpc::ClientContext none;
  v1::Book book;
  v1::GetBookRequest request;
  request.set_name("books/a");
  ASSERT_TRUE(stub_->GetBook(&none, request, &book).ok());
  EXPECT_EQ(left, absl::Seconds(400));
}

TEST_F(UnaryTest, WhoCallsTooOftenIsToldWhenToComeBackAndNobodyElse) {
  options_.rate = {.per_second = 0.001, .burst = 2};
  options_.metrics_listen = "127.0.0.1:0";
  Start();
  EXPECT_TRUE(Get("books/a").ok());
  EXPECT_TRUE(Get("books/a").ok());
  const absl::Status refused = Get("books/a").status();
  EXPECT_TRUE(absl::IsResourceExhausted(refused)) << refused;
  EXPECT_EQ(Reason(refused), "RATE_LIMITED");
  EXPECT_GT(clients::RetryAfter(refused).value_or(absl::ZeroDuration()), absl::Seconds(900));
  EXPECT_THAT(Scrape(), HasSubstr("pepiniere_rate_limited 1"));
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(Update({"programme_admin"}, "books/a").ok()) << "a caller of its own";
  EXPECT_TRUE(absl::IsResourceExhausted(Update({"programme_admin"}, "books/a")));
  EXPECT_TRUE(absl::IsResourceExhausted(Update({"coach"}, "books/a"))) << "the same subject, whatever its token says";
}

// A gateway in the process speaks for many; from outside nobody speaks for somebody else.
TEST_F(UnaryTest, InThisProcessTheClientThatIsSpokenForIsCounted) {
  options_.rate = {.per_second = 0.001, .burst = 1};
  Start();
  stub_ = v1::LibraryService::NewStub(server_->InProcessChannel());
  const auto get_for = [this](const std::string& client) {
    grpc::ClientContext context;
    context.AddMetadata("x-pepiniere-client", client);
    return Get(context, "books/a").status().code();
  };
  EXPECT_EQ(get_for("192.0.2.1"), absl::StatusCode::kOk);
  EXPECT_EQ(get_for("192.0.2.1"), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(get_for("192.0.2.2"), absl::StatusCode::kOk);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(Get("books/a").ok()) << "the process itself";
  stub_ = v1::LibraryService::NewStub(clients::OpenChannel({.target = Target()}).value());
  EXPECT_EQ(get_for("192.0.2.3"), absl::StatusCode::kOk);
  EXPECT_EQ(get_for("192.0.2.4"), absl::StatusCode::kResourceExhausted);
}

TEST_F(UnaryTest, AFullQueueSaysWhenToComeBackAndWhatWaitedIsServed) {
  Door door;
  std::atomic<int> ran = 0;
  books_.get = [&](rpc::CallScope&, const v1::GetBookRequest&) {
    door.Pass();
    ++ran;
    return v1::Book();
  };
  options_.calls = {.threads = 1, .queue = 1, .retry_after = absl::Milliseconds(700)};
  Start();
  auto running = std::async(std::launch::async, [&] { return Get("books/1").status(); });
  door.AwaitAtDoor(1);
  auto first = std::async(std::launch::async, [&] { return Get("books/2").status(); });
  auto second = std::async(std::launch::async, [&] { return Get("books/3").status(); });
  // One of the two takes the only place, the other is turned away while the thread is still busy.
  ASSERT_TRUE(Eventually([&] {
    return first.wait_for(std::chrono::seconds(0)) == std::future_status::ready ||
           second.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  }));
  EXPECT_EQ(ran, 0);
  door.Open();
  std::vector<absl::Status> both = {first.get(), second.get()};
  std::ranges::sort(both, {}, [](const absl::Status& status) { return status.ok(); });
  EXPECT_TRUE(absl::IsResourceExhausted(both[0])) << both[0];
  EXPECT_EQ(clients::RetryAfter(both[0]), absl::Milliseconds(700));
  EXPECT_TRUE(both[1].ok()) << both[1];
  EXPECT_TRUE(running.get().ok());
  EXPECT_EQ(ran, 2);
}

TEST_F(UnaryTest, ACallWhoseDeadlinePassedInTheQueueIsNeverRun) {
  Door door;
  std::atomic<int> ran = 0;
  books_.get = [&](rpc::CallScope&, const v1::GetBookRequest&) {
    ++ran;
    door.Pass();
    return v1::Book();
  };
  options_.calls = {.threads = 1, .queue = 8};
  Start();
  auto running = std::async(std::launch::async, [&] { return Get("books/1").status(); });
  door.AwaitAtDoor(1);
  EXPECT_TRUE(absl::IsDeadlineExceeded(Get("books/2", absl::Milliseconds(50)).status()));
  // The server counts from when the call reached it: it is over there a little later.
  absl::SleepFor(absl::Seconds(1));
  door.Open();
  EXPECT_TRUE(running.get().ok());
  server_->Shutdown();
  EXPECT_EQ(ran, 1);
}

}  // namespace
}  // namespace pepiniere::test
