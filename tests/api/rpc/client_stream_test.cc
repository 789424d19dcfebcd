// What the two ends of a client's stream notice.
#include <gmock/gmock.h>

#include <future>

#include "tests/api/rpc/library.h"

namespace pepiniere::test {
namespace {

class ClientStreamTest : public LibraryTest {
 protected:
  using Writer = grpc::ClientWriter<v1::ImportBooksRequest>;

  static v1::ImportBooksRequest Message(int n, std::size_t padding = 0) {
    v1::ImportBooksRequest message;
    message.mutable_book()->set_name(absl::StrCat("books/", n));
    message.mutable_book()->set_title(std::string(padding, 'x'));
    return message;
  }

  static absl::StatusOr<v1::ImportBooksResponse> CountAll(rpc::CallScope&,
                                                          rpc::MessageReader<v1::ImportBooksRequest>& reader) {
    v1::ImportBooksResponse response;
    v1::ImportBooksRequest message;
    while (reader.Next(message)) response.set_count(response.count() + 1);
    if (!reader.status().ok()) return reader.status();
    return response;
  }

  std::unique_ptr<Writer> Open(grpc::ClientContext& context, const nlohmann::json& roles = {"system"}) {
    Authorize(context, roles);
    return stub_->ImportBooks(&context, &response_);
  }

  v1::ImportBooksResponse response_;
};

TEST_F(ClientStreamTest, ReadsEveryMessageInOrder) {
  std::vector<std::string> names;
  books_.import = [&](rpc::CallScope&, rpc::MessageReader<v1::ImportBooksRequest>& reader) {
    v1::ImportBooksRequest message;
    while (reader.Next(message)) names.push_back(message.book().name());
    return v1::ImportBooksResponse();
  };
  Start();
  grpc::ClientContext context;
  auto writer = Open(context);
  for (int i = 0; i < 500; ++i) ASSERT_TRUE(writer->Write(Message(i)));
  writer->WritesDone();
  ASSERT_TRUE(writer->Finish().ok());
  ASSERT_EQ(names.size(), 500u);
  for (int i = 0; i < 500; ++i) EXPECT_EQ(names[static_cast<std::size_t>(i)], absl::StrCat("books/", i));
}

TEST_F(ClientStreamTest, AnEmptyStreamIsAStream) {
  books_.import = CountAll;
  Start();
  grpc::ClientContext context;
  auto writer = Open(context);
  writer->WritesDone();
  EXPECT_TRUE(writer->Finish().ok());
  EXPECT_EQ(response_.count(), 0);
}

TEST_F(ClientStreamTest, IsAuthorizedBeforeAnythingIsRead) {
  std::atomic<bool> called = false;
  books_.import = [&](rpc::CallScope&, rpc::MessageReader<v1::ImportBooksRequest>&) {
    called = true;
    return v1::ImportBooksResponse();
  };
  Start();
  grpc::ClientContext context;
  auto writer = Open(context, {"coach"});
  writer->Write(Message(1));
  EXPECT_EQ(writer->Finish().error_code(), grpc::StatusCode::PERMISSION_DENIED);
  EXPECT_FALSE(called);
}

TEST_F(ClientStreamTest, AHandlerMayAnswerBeforeTheEnd) {
  books_.import = [](rpc::CallScope&,
                     rpc::MessageReader<v1::ImportBooksRequest>& reader) -> absl::StatusOr<v1::ImportBooksResponse> {
    v1::ImportBooksRequest message;
    reader.Next(message);
    return aip::Invalid("book.title", "must not be empty");
  };
  Start();
  grpc::ClientContext context;
  auto writer = Open(context);
  for (int i = 0; i < 10'000 && writer->Write(Message(i)); ++i) {
  }
  const absl::Status status = clients::FromGrpc(writer->Finish());
  EXPECT_TRUE(absl::IsInvalidArgument(status)) << status;
}

TEST_F(ClientStreamTest, ASlowHandlerHoldsTheClientBack) {
  Door door;
  books_.import = [&](rpc::CallScope& scope, rpc::MessageReader<v1::ImportBooksRequest>& reader) {
    v1::ImportBooksRequest message;
    reader.Next(message);
    door.Pass();
    auto rest = CountAll(scope, reader);
    if (rest.ok()) rest->set_count(rest->count() + 1);
    return rest;
  };
  Start();
  constexpr int kMessages = 100;
  constexpr std::size_t kBytes = 1 << 20;
  std::atomic<int> written = 0;
  auto client = std::async(std::launch::async, [&] {
    grpc::ClientContext context;
    auto writer = Open(context);
    for (int i = 0; i < kMessages && writer->Write(Message(i, kBytes)); ++i) ++written;
    writer->WritesDone();
    return clients::FromGrpc(writer->Finish());
  });
  door.AwaitAtDoor(1);
  // Wait until the client makes no more progress: what it could send is what flow control and the buffer hold.
  int before = -1;
  while (before != written) {
    before = written;
    absl::SleepFor(absl::Milliseconds(300));
  }
  EXPECT_LT(written, kMessages / 2) << "the server swallowed what its handler did not read";
  door.Open();
  EXPECT_TRUE(client.get().ok());
  EXPECT_EQ(response_.count(), kMessages);
}

TEST_F(ClientStreamTest, AClientThatDiesFreesTheThread) {
  std::atomic<int> started = 0;
  std::atomic<int> broken = 0;
  books_.import = [&](rpc::CallScope& scope, rpc::MessageReader<v1::ImportBooksRequest>& reader) {
    ++started;
    auto count = CountAll(scope, reader);
    if (!count.ok()) ++broken;
    return count;
  };
  options_.streams = {.threads = 1, .queue = 4};
  Start();
  for (int i = 1; i <= 3; ++i) {
    grpc::ClientContext context;
    auto writer = Open(context);
    ASSERT_TRUE(writer->Write(Message(i)));
    ASSERT_TRUE(Eventually([&] { return started == i; }));
    context.TryCancel();
    EXPECT_EQ(writer->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
  grpc::ClientContext context;
  auto writer = Open(context);
  writer->WritesDone();
  EXPECT_TRUE(writer->Finish().ok());
  EXPECT_EQ(broken, 3) << "an import that was cut must not look like one that ended";
}

TEST_F(ClientStreamTest, AClientThatFallsSilentIsGivenUp) {
  books_.import = CountAll;
  options_.limits.stream_idle = absl::Milliseconds(50);
  Start();
  grpc::ClientContext context;
  auto writer = Open(context);
  ASSERT_TRUE(writer->Write(Message(1)));
  EXPECT_EQ(writer->Finish().error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
}

}  // namespace
}  // namespace pepiniere::test
