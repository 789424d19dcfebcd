// What goes along when a service asks another one for a call that it is answering itself.
#include "services/rpc/peer_call.h"

#include <gmock/gmock.h>

#include <future>

#include "absl/synchronization/notification.h"
#include "tests/api/rpc/library.h"

namespace pepiniere::test {
namespace {

using clients::Reason;
using testing::HasSubstr;
using testing::Not;

constexpr char kTrace[] = "0af7651916cd43dd8448eb211c80319c";

// "books/outer" asks for "books/inner" on the same server, as the service `cohort`.
class PeerCallTest : public LibraryTest {
 protected:
  PeerCallTest() {
    books_.get = [this](rpc::CallScope& scope, const v1::GetBookRequest& request) -> absl::StatusOr<v1::Book> {
      return request.name() == "books/outer" ? Outer(scope) : inner_(scope);
    };
  }

  void Open() {
    Start();
    peer_ = v1::LibraryService::NewStub(server_->InProcessChannel("cohort"));
  }

  absl::StatusOr<v1::Book> Outer(const rpc::CallScope& scope) {
    outer_deadline_ = scope.deadline();
    auto context = make_(scope);
    if (!context.ok()) return context.status();
    v1::GetBookRequest request;
    request.set_name("books/inner");
    v1::Book book;
    if (const grpc::Status status = peer_->GetBook(context->get(), request, &book); !status.ok()) {
      return clients::FromGrpc(status);
    }
    return book;
  }

  struct Seen {
    identity::Principal principal;
    std::string on_behalf_of, trace_id;
    absl::Time deadline;
  };
  std::optional<Seen> seen_;  // of the inner call
  absl::Time outer_deadline_;

  std::function<absl::StatusOr<std::unique_ptr<grpc::ClientContext>>(const rpc::CallScope&)> make_ =
      [](const rpc::CallScope& scope) { return rpc::PeerCall::AsService(scope); };
  std::function<absl::StatusOr<v1::Book>(rpc::CallScope&)> inner_ = [this](rpc::CallScope& scope) {
    seen_ = {scope.principal(), scope.on_behalf_of(), scope.trace_id(), scope.deadline()};
    return v1::Book();
  };
  std::unique_ptr<v1::LibraryService::Stub> peer_;
};

TEST_F(PeerCallTest, CarriesTheDeadlineTheTraceAndForWhom) {
  Open();
  grpc::ClientContext context;
  Authorize(context, {"coach"});
  context.AddMetadata("traceparent", absl::StrCat("00-", kTrace, "-b7ad6b7169203331-01"));
  ASSERT_TRUE(Get(context, "books/outer", absl::Seconds(20)).ok());
  ASSERT_TRUE(seen_);
  EXPECT_EQ(seen_->principal.subject, "service:cohort");
  EXPECT_EQ(seen_->on_behalf_of, "reader-7");
  EXPECT_FALSE(seen_->principal.Holds(rpc::v1::ROLE_COACH)) << "for whom is no authority";
  EXPECT_EQ(seen_->trace_id, kTrace);
  EXPECT_LE(seen_->deadline, outer_deadline_ + absl::Seconds(1)) << "but for gRPC's rounding";
  server_->Shutdown();
  EXPECT_THAT(Read("log"), HasSubstr(R"("principal":"service:cohort")"));
  EXPECT_THAT(Read("log"), HasSubstr(R"("on_behalf_of":"reader-7")"));
  EXPECT_THAT(Read("log"), Not(HasSubstr("eyJ")));
}

TEST_F(PeerCallTest, HasAPatienceOfItsOwn) {
  make_ = [](const rpc::CallScope& scope) { return rpc::PeerCall::AsService(scope, absl::Milliseconds(50)); };
  absl::Notification given_up;
  inner_ = [&](rpc::CallScope&) {
    given_up.WaitForNotification();  // an answer that is on its way when patience ends would count
    return v1::Book();
  };
  Open();
  const absl::Status status = Get("books/outer").status();
  given_up.Notify();
  server_->Shutdown();
  EXPECT_TRUE(absl::IsDeadlineExceeded(status)) << status;
}

TEST_F(PeerCallTest, EndsWithTheCallThatItIsFor) {
  Door door;
  std::atomic<bool> ended = false;
  inner_ = [&](rpc::CallScope& scope) {
    door.Pass();
    while (!scope.cancelled()) absl::SleepFor(absl::Milliseconds(5));
    ended = true;
    return v1::Book();
  };
  Open();
  grpc::ClientContext context;
  auto asked = std::async(std::launch::async, [&] { return Get(context, "books/outer"); });
  door.AwaitAtDoor(1);
  context.TryCancel();
  door.Open();
  EXPECT_TRUE(absl::IsCancelled(asked.get().status()));
  EXPECT_TRUE(Eventually([&] { return ended.load(); }));
}

TEST_F(PeerCallTest, IsAnsweredWhileTheServerShutsDownAndAfter) {
  Door door;
  make_ = [&](const rpc::CallScope& scope) {
    door.Pass();
    return rpc::PeerCall::AsService(scope);
  };
  Open();
  auto asked = std::async(std::launch::async, [&] { return Get("books/outer"); });
  door.AwaitAtDoor(1);
  auto shutdown = std::async(std::launch::async, [&] { server_->Shutdown(); });
  EXPECT_TRUE(Eventually([&] { return absl::IsUnavailable(Get("books/inner").status()); })) << "the door is closed";
  door.Open();
  EXPECT_TRUE(asked.get().ok());
  shutdown.get();
  grpc::ClientContext context;
  v1::GetBookRequest request;
  request.set_name("books/inner");
  v1::Book book;
  EXPECT_TRUE(peer_->GetBook(&context, request, &book).ok()) << "for what is stopped after the server";
}

TEST_F(PeerCallTest, ForNobodyOrForWhomAServiceAsksInItsTurn) {
  Open();
  ASSERT_TRUE(Get("books/outer").ok());
  EXPECT_EQ(seen_->on_behalf_of, "");
  EXPECT_EQ(seen_->principal.subject, "service:cohort");
  stub_ = v1::LibraryService::NewStub(server_->InProcessChannel("policy"));
  grpc::ClientContext context;
  context.AddMetadata("x-pepiniere-on-behalf-of-bin", "zoé");
  ASSERT_TRUE(Get(context, "books/outer").ok());
  EXPECT_EQ(seen_->on_behalf_of, "zoé");
}

TEST_F(PeerCallTest, OnlyServicesAreBelievedToAskForSomebody) {
  Open();
  grpc::ClientContext nobody, somebody;
  for (grpc::ClientContext* context : {&nobody, &somebody}) {
    context->AddMetadata("x-pepiniere-on-behalf-of-bin", "zoé");
    if (context == &somebody) Authorize(*context, {"programme_admin"});
    ASSERT_TRUE(Get(*context, "books/inner").ok());
    EXPECT_EQ(seen_->on_behalf_of, "");
  }
}

class ForwardingTest : public PeerCallTest {
 protected:
  ForwardingTest() {
    make_ = [](const rpc::CallScope& scope) { return rpc::PeerCall::Forwarding(scope); };
  }
};

TEST_F(ForwardingTest, TheCallersOwnRightsCount) {
  Open();
  grpc::ClientContext context;
  Authorize(context, {"coach@incubators/north"});
  ASSERT_TRUE(Get(context, "books/outer").ok());
  EXPECT_EQ(seen_->principal.subject, "reader-7");
  EXPECT_EQ(seen_->principal.bindings, (std::vector<identity::Binding>{{rpc::v1::ROLE_COACH, "incubators/north"}}));
  EXPECT_EQ(seen_->on_behalf_of, "");
  server_->Shutdown();
  EXPECT_THAT(Read("log"), Not(HasSubstr("eyJ")));
}

TEST_F(ForwardingTest, NobodysRightsAreNobodysOnWhateverChannel) {
  Open();
  ASSERT_TRUE(Get("books/outer").ok());
  EXPECT_TRUE(seen_->principal.anonymous()) << "not the service's, whose channel it is";
}

TEST_F(ForwardingTest, WhatIsNoTokenIsNotPassedOn) {
  Open();
  stub_ = v1::LibraryService::NewStub(server_->InProcessChannel("policy"));
  const absl::Status refused = Get("books/outer").status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition) << refused;
  EXPECT_EQ(Reason(refused), "TOKEN_NEEDED");
  EXPECT_FALSE(seen_);
}

}  // namespace
}  // namespace pepiniere::test
