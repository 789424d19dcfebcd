#include "clients/cpp/retry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "pepiniere/test/v1/library.pb.h"

namespace pepiniere::clients {
namespace {

using test::v1::Book;
using test::v1::GetBookRequest;
using test::v1::UpdateBookRequest;
using testing::ElementsAre;

// Sleeps by moving its hands.
class HandClock final : public base::Clock {
 public:
  absl::Time Now() const override { return now; }
  void Sleep(absl::Duration d) const override {
    now += d;
    sleeps.push_back(d);
  }
  mutable absl::Time now = absl::FromUnixSeconds(1'800'000'000);
  mutable std::vector<absl::Duration> sleeps;
};

grpc::Status Busy(int seconds) {
  google::rpc::RetryInfo info;
  info.mutable_retry_delay()->set_seconds(seconds);
  google::rpc::Status wire;
  wire.add_details()->PackFrom(info);
  return {grpc::StatusCode::RESOURCE_EXHAUSTED, "busy", wire.SerializeAsString()};
}

const grpc::Status kDown(grpc::StatusCode::UNAVAILABLE, "down");

// A stub that answers what it was told to, in order, then OK.
struct Stub {
  std::vector<grpc::Status> answers;
  std::vector<std::string> request_ids = {};
  int calls = 0;

  grpc::Status Next() {
    const auto i = static_cast<std::size_t>(calls++);
    return i < answers.size() ? answers[i] : grpc::Status::OK;
  }
  grpc::Status GetBook(grpc::ClientContext*, const GetBookRequest&, Book* book) {
    book->add_themes("once");
    return Next();
  }
  grpc::Status UpdateBook(grpc::ClientContext*, const UpdateBookRequest& request, Book*) {
    request_ids.push_back(request.request_id());
    return Next();
  }
};

TEST(Caller, TriesAgainWhenTheServerWasNotThere) {
  HandClock clock;
  Stub stub{{kDown, grpc::Status(grpc::StatusCode::CANCELLED, "CANCELLED")}};
  const auto book = Caller({}, NoToken(), clock).Call(stub, &Stub::GetBook, GetBookRequest());
  ASSERT_TRUE(book.ok()) << book.status();
  EXPECT_THAT(book->themes(), ElementsAre("once")) << "the reply of a failed attempt leaked into the answer";
  EXPECT_EQ(clock.sleeps.size(), 2u);
}

TEST(Caller, WaitsAtLeastAsLongAsItIsAsked) {
  HandClock clock;
  Stub stub{{Busy(4)}};
  ASSERT_TRUE(Caller({}, NoToken(), clock).Call(stub, &Stub::GetBook, GetBookRequest()).ok());
  ASSERT_EQ(clock.sleeps.size(), 1u);
  EXPECT_GE(clock.sleeps[0], absl::Seconds(4));
}

TEST(Caller, KeepsOneRequestIdForAllAttemptsOfAMutation) {
  HandClock clock;
  const Caller caller({}, NoToken(), clock);
  Stub stub{{kDown, kDown}};
  ASSERT_TRUE(caller.Call(stub, &Stub::UpdateBook, UpdateBookRequest()).ok());
  ASSERT_TRUE(caller.Call(stub, &Stub::UpdateBook, UpdateBookRequest()).ok());
  ASSERT_EQ(stub.request_ids.size(), 4u);
  EXPECT_FALSE(stub.request_ids[0].empty());
  EXPECT_EQ(stub.request_ids[0], stub.request_ids[1]);
  EXPECT_EQ(stub.request_ids[0], stub.request_ids[2]);
  EXPECT_NE(stub.request_ids[0], stub.request_ids[3]) << "another call is another mutation";
  UpdateBookRequest own;
  own.set_request_id("mine");
  ASSERT_TRUE(caller.Call(stub, &Stub::UpdateBook, own).ok());
  EXPECT_EQ(stub.request_ids.back(), "mine");
}

TEST(Caller, DoesNotRepeatWhatWouldFailAgain) {
  for (const auto code : {grpc::StatusCode::INVALID_ARGUMENT, grpc::StatusCode::ABORTED, grpc::StatusCode::INTERNAL,
                          grpc::StatusCode::RESOURCE_EXHAUSTED, grpc::StatusCode::DEADLINE_EXCEEDED}) {
    HandClock clock;
    Stub stub{{grpc::Status(code, "no")}};
    EXPECT_FALSE(Caller({}, NoToken(), clock).Call(stub, &Stub::GetBook, GetBookRequest()).ok());
    EXPECT_EQ(stub.calls, 1) << code;
  }
}

TEST(Caller, GivesUpAfterItsAttemptsOrWhenTheDeadlineIsNearer) {
  HandClock clock;
  Stub down{{kDown, kDown, kDown, kDown}};
  EXPECT_TRUE(absl::IsUnavailable(
      Caller({.attempts = 3}, NoToken(), clock).Call(down, &Stub::GetBook, GetBookRequest()).status()));
  EXPECT_EQ(down.calls, 3);
  Stub busy{{Busy(60)}};
  EXPECT_TRUE(absl::IsResourceExhausted(
      Caller({.timeout = absl::Seconds(10)}, NoToken(), clock).Call(busy, &Stub::GetBook, GetBookRequest()).status()));
  EXPECT_EQ(busy.calls, 1);
}

TEST(Caller, WithoutItsTokenItDoesNotCall) {
  HandClock clock;
  Stub stub;
  const Caller caller({}, TokenFromFile("/nonexistent/token"), clock);
  EXPECT_TRUE(absl::IsUnauthenticated(caller.Call(stub, &Stub::GetBook, GetBookRequest()).status()));
  EXPECT_EQ(stub.calls, 0);
}

TEST(TokenSource, ReadsFilesAfreshAndVariables) {
  const std::string path = absl::StrCat(testing::TempDir(), "/token");
  const auto file = TokenFromFile(path);
  std::ofstream(path) << "  first\n";
  EXPECT_EQ(file->Token().value(), "first");
  std::ofstream(path) << "second";
  EXPECT_EQ(file->Token().value(), "second");
  setenv("PEPINIERE_TEST_TOKEN", "third\n", 1);
  EXPECT_EQ(TokenFromEnvironment("PEPINIERE_TEST_TOKEN")->Token().value(), "third");
  EXPECT_EQ(TokenFromEnvironment("PEPINIERE_TEST_NO_TOKEN")->Token().value(), "");
}

TEST(Describe, SaysEachThingOnItsLine) {
  google::rpc::BadRequest bad;
  for (const char* field : {"title", "pages"}) {
    auto* violation = bad.add_field_violations();
    violation->set_field(field);
    violation->set_description("is required");
  }
  google::rpc::Status wire;
  wire.add_details()->PackFrom(bad);
  const absl::Status status =
      FromGrpc({grpc::StatusCode::INVALID_ARGUMENT, "title: is required (and 1 more)", wire.SerializeAsString()});
  EXPECT_THAT(Describe(status),
              ElementsAre("title: is required (and 1 more)", "title: is required", "pages: is required"));
  EXPECT_THAT(Describe(FromGrpc({grpc::StatusCode::UNAVAILABLE, "down"})), ElementsAre("down"));
}

}  // namespace
}  // namespace pepiniere::clients
