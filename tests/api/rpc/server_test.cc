// How a server starts, says how it is, and stops.
#include <gmock/gmock.h>

#include <future>
#include <thread>

#include "absl/strings/str_cat.h"
#include "grpcpp/generic/generic_stub.h"
#include "services/rpc/metrics.h"
#include "tests/api/rpc/library.h"

namespace pepiniere::test {
namespace {

using testing::HasSubstr;

class ServerTest : public LibraryTest {
 protected:
  // grpc.health.v1.Health/Check by hand: "SERVING" is field 1 = 1 of its answer, the service is field 1 of its request.
  bool Serving(const std::string& service) {
    grpc::GenericStub stub(clients::OpenChannel({.target = Target()}).value());
    grpc::ClientContext context;
    std::string request;
    if (!service.empty()) request = absl::StrCat("\x0a", std::string(1, static_cast<char>(service.size())), service);
    const grpc::Slice slice(request);
    const grpc::ByteBuffer body(&slice, 1);
    grpc::ByteBuffer answer;
    std::promise<grpc::Status> done;
    stub.UnaryCall(&context, "/grpc.health.v1.Health/Check", {}, &body, &answer,
                   [&](grpc::Status status) { done.set_value(std::move(status)); });
    grpc::Slice first;
    return done.get_future().get().ok() && answer.DumpToSingleSlice(&first).ok() && first.size() == 2 &&
           first.begin()[1] == 1;
  }
};

class Careless final : public rpc::Service {
 public:
  Careless() : rpc::Service(v1::CarelessService::service_full_name()) {}

  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope&, std::string_view name) override {
    return aip::NotFound(name);
  }
};

TEST_F(ServerTest, RefusesToStartWithAMethodThatDeclaresNothing) {
  Careless careless;
  const auto server = rpc::Server::Start(options_, {&library_, &careless});
  ASSERT_EQ(server.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(server.status().message()), HasSubstr("pepiniere.test.v1.CarelessService.GetBook"));
}

TEST_F(ServerTest, RefusesToListenToTheOutsideInTheClear) {
  options_.listen = "0.0.0.0:0";
  EXPECT_EQ(rpc::Server::Start(options_, {&library_}).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(ServerTest, SaysWhichFileItCannotUse) {
  options_.authentication.issuers[0].jwks = folder_ + "/none.json";
  EXPECT_THAT(rpc::Server::Start(options_, {&library_}).status().ToString(), HasSubstr("none.json"));
  options_.authentication.issuers[0].jwks = folder_ + "/jwks.json";
  options_.tls = {.certificate_file = folder_ + "/none.pem", .key_file = folder_ + "/none.key"};
  EXPECT_THAT(rpc::Server::Start(options_, {&library_}).status().ToString(), HasSubstr("none.pem"));
}

TEST_F(ServerTest, ATakenPortIsAnError) {
  Start();
  options_.listen = Target();
  Books books;
  Library other(books);
  EXPECT_TRUE(absl::IsUnavailable(rpc::Server::Start(options_, {&other}).status()));
}

TEST_F(ServerTest, ServesOnAUnixSocket) {
  options_.listen = "unix:" + folder_ + "/socket";
  auto server = rpc::Server::Start(options_, {&library_});
  ASSERT_TRUE(server.ok()) << server.status();
  server_ = *std::move(server);
  stub_ = v1::LibraryService::NewStub(clients::OpenChannel({.target = options_.listen}).value());
  EXPECT_TRUE(Get("books/a").ok());
}

TEST_F(ServerTest, HealthFollowsReadiness) {
  options_.readiness_interval = absl::Milliseconds(5);
  library_.ready = false;
  Start();
  const std::string name = "pepiniere.test.v1.LibraryService";
  EXPECT_FALSE(Serving(""));
  EXPECT_FALSE(Serving(name));
  library_.ready = true;
  EXPECT_TRUE(Eventually([&] { return Serving(name) && Serving(""); }));
  library_.ready = false;
  EXPECT_TRUE(Eventually([&] { return !Serving(name) && !Serving(""); }));
  EXPECT_FALSE(Serving("no.such.Service"));
}

TEST_F(ServerTest, MetricsCountCallsByStatusAndShowTheQueue) {
  options_.metrics_listen = "127.0.0.1:0";
  Start();
  server_->AddGauge("library_open_books", "Books that are open.", [] { return 42.0; });
  server_->metrics().HttpAnswered("/assets/", "GET", 304, absl::Milliseconds(2));
  ASSERT_TRUE(Get("books/a").ok());
  ASSERT_FALSE(Update({"coach@incubators/south"}, "books/a").ok());
  const std::string labels = R"(grpc_method="GetBook",grpc_service="pepiniere.test.v1.LibraryService")";
  ASSERT_TRUE(Eventually([&] { return Scrape().find("PERMISSION_DENIED") != std::string::npos; }));
  const std::string page = Scrape();
  EXPECT_THAT(page, HasSubstr(absl::StrCat(R"(grpc_server_handled_total{grpc_code="OK",)", labels, "} 1")));
  EXPECT_THAT(page, HasSubstr(absl::StrCat("grpc_server_handling_seconds_count{", labels, "} 1")));
  EXPECT_THAT(page, HasSubstr(absl::StrCat("grpc_server_in_flight{", labels, "} 0")));
  EXPECT_THAT(page, HasSubstr("pepiniere_calls_queued 0"));
  EXPECT_THAT(page, HasSubstr("library_open_books 42"));
  EXPECT_THAT(page, HasSubstr(R"(http_server_requests_total{method="GET",route="/assets/",status="304"} 1)"));
  EXPECT_THAT(page, HasSubstr(R"(http_server_request_seconds_count{route="/assets/"} 1)"));
  EXPECT_THAT(server_->metrics().Text(), HasSubstr("library_open_books 42"));
}

TEST_F(ServerTest, ShutdownFinishesWhatItTookAndTakesNothingMore) {
  Door door;
  std::atomic<int> written = 0;
  books_.get = [&](rpc::CallScope&, const v1::GetBookRequest&) {
    door.Pass();
    ++written;
    return v1::Book();
  };
  options_.calls = {.threads = 3, .queue = 100};  // of which one caller leaves one to others
  Start();
  std::vector<std::future<absl::Status>> calls;
  for (int i = 0; i < 12; ++i) calls.push_back(std::async(std::launch::async, [&] { return Get("books/a").status(); }));
  door.AwaitAtDoor(2);
  auto shutdown = std::async(std::launch::async, [&] { server_->Shutdown(); });
  ASSERT_TRUE(Eventually([&] {
    const auto late = clients::OpenChannel({.target = Target()}).value();
    return !late->WaitForConnected(std::chrono::system_clock::now() + std::chrono::milliseconds(50));
  }));
  door.Open();
  shutdown.get();
  int acknowledged = 0;
  for (auto& call : calls) {
    const absl::Status status = call.get();
    acknowledged += status.ok();
    // gRPC itself turns away what arrives at the very moment, as UNAVAILABLE or CANCELLED; clients try these again.
    EXPECT_TRUE(status.ok() || absl::IsUnavailable(status) || absl::IsCancelled(status)) << status;
  }
  EXPECT_GE(acknowledged, 2);
  EXPECT_EQ(acknowledged, written) << "what was done was said, and what was said was done";
}

TEST_F(ServerTest, PastTheDrainDeadlineCallsAreCancelledAndHandlersStillEnd) {
  std::atomic<bool> running = false;
  std::atomic<bool> noticed = false;
  books_.get = [&](rpc::CallScope& scope, const v1::GetBookRequest&) {
    running = true;
    noticed = Eventually([&] { return scope.cancelled(); });
    return v1::Book();
  };
  options_.drain = absl::Milliseconds(20);
  Start();
  auto call = std::async(std::launch::async, [&] { return Get("books/a").status(); });
  ASSERT_TRUE(Eventually([&] { return running.load(); }));
  server_->Shutdown();
  EXPECT_TRUE(noticed);
  EXPECT_FALSE(call.get().ok());
}

TEST_F(ServerTest, ManyCallsUnderLoadAllGetTheirOwnAnswer) {
  Start();
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 100; ++i) {
        const std::string name = absl::StrCat("books/", t, "-", i);
        const auto book = Get(name);
        if (!book.ok() || book->name() != name) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace pepiniere::test
