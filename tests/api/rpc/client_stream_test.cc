// What the two ends of a client's stream notice.
#include <gmock/gmock.h>

#include <future>

#include "services/identity/binding_source.h"
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
  const absl::Status status = client.get();
  EXPECT_TRUE(status.ok()) << status;
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

TEST_F(ClientStreamTest, ManyThatWaitForTheirClientsAreServedBesideOneAnother) {
  std::atomic<int> started = 0;
  books_.import = [&](rpc::CallScope& scope, rpc::MessageReader<v1::ImportBooksRequest>& reader) {
    ++started;
    return CountAll(scope, reader);
  };
  Start();
  constexpr int kStreams = 20;
  std::vector<grpc::ClientContext> contexts(kStreams);
  std::vector<v1::ImportBooksResponse> responses(kStreams);
  std::vector<std::unique_ptr<Writer>> writers;
  for (std::size_t i = 0; i < kStreams; ++i) {
    Authorize(contexts[i], {"system"});
    writers.push_back(stub_->ImportBooks(&contexts[i], &responses[i]));
    ASSERT_TRUE(writers.back()->Write(Message(1)));
  }
  EXPECT_TRUE(Eventually([&] { return started == kStreams; }));
  for (const auto& writer : writers) {
    writer->WritesDone();
    EXPECT_TRUE(writer->Finish().ok());
  }
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

// Each message says what it is about.
class ReviewsTest : public LibraryTest {
 protected:
  using Reader = rpc::MessageReader<v1::ReviewBooksRequest>;

  ReviewsTest() {
    books_.review = [this](rpc::CallScope&, Reader& reader) {
      v1::ReviewBooksRequest message;
      v1::ReviewBooksResponse response;
      while (reader.Next(message)) {
        ++seen_;
        response.set_count(response.count() + 1);
      }
      return response;  // whatever ended it
    };
  }

  // Sends reviews of these books, as whoever holds these roles; the last `about` has that text.
  absl::Status Review(const nlohmann::json& roles, const std::vector<std::string>& about,
                      const std::string& text = "") {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Seconds(60)));
    if (!roles.empty()) Authorize(context, roles);
    return Review(context, about, text);
  }
  absl::Status Review(grpc::ClientContext& context, const std::vector<std::string>& about,
                      const std::string& text = "") {
    seen_ = 0;
    auto writer = stub_->ReviewBooks(&context, &response_);
    for (std::size_t i = 0; i < about.size(); ++i) {
      v1::ReviewBooksRequest message;
      message.set_book(about[i]);
      if (i + 1 == about.size()) message.set_text(text);
      if (!writer->Write(message)) break;
    }
    writer->WritesDone();
    return clients::FromGrpc(writer->Finish());
  }

  std::atomic<int> seen_ = 0;
  v1::ReviewBooksResponse response_;
};

TEST_F(ReviewsTest, ARoleOnWhatEachMessageIsAboutSuffices) {
  Start();
  for (const char* role : {"coach@incubators/north", "coach", "programme_admin"}) {
    const absl::Status done = Review({role}, {"books/a", "books/a", "books/a"});
    EXPECT_TRUE(done.ok()) << role << ": " << done;
    EXPECT_EQ(response_.count(), 3) << role;
  }
}

TEST_F(ReviewsTest, AMessageThatIsDeniedEndsTheStreamUnseen) {
  Start();
  for (const char* other : {"books/b", "books/none", "not a name"}) {
    const absl::Status denied = Review({"coach@incubators/north"}, {"books/a", "books/a", other, "books/a"});
    EXPECT_TRUE(absl::IsPermissionDenied(denied)) << other << ": " << denied;
    EXPECT_EQ(seen_, 2) << other;
  }
}

TEST_F(ReviewsTest, WhoHoldsNoneOfItsRolesIsNotLetIn) {
  std::atomic<bool> called = false;
  books_.review = [&](rpc::CallScope&, Reader&) {
    called = true;
    return v1::ReviewBooksResponse();
  };
  Start();
  EXPECT_TRUE(absl::IsPermissionDenied(Review({"ministry@organisations/north", "system"}, {"books/a"})));
  EXPECT_TRUE(absl::IsUnauthenticated(Review(nlohmann::json(), {"books/a"})));
  EXPECT_FALSE(called);
}

TEST_F(ReviewsTest, EachMessageIsHeldAgainstTheContract) {
  Start();
  // Not to be seen: a denial, for who may not; for who may do all, what is missing.
  EXPECT_TRUE(absl::IsPermissionDenied(Review({"coach@incubators/north"}, {"books/a", ""})));
  const absl::Status missing = Review({"coach"}, {"books/a", ""});
  EXPECT_TRUE(absl::IsInvalidArgument(missing)) << missing;
  EXPECT_THAT(clients::Describe(missing), testing::ElementsAre("book: is required"));
  EXPECT_EQ(seen_, 1);
  EXPECT_TRUE(absl::IsInvalidArgument(Review({"coach"}, {"books/a", "books/a"}, "eleven more.")));
  EXPECT_EQ(seen_, 1);
  for (const std::size_t bytes : {std::size_t{70'000}, std::size_t{2} << 20}) {
    const absl::Status large = Review({"coach@incubators/north"}, {"books/a", "books/a"}, std::string(bytes, 'x'));
    EXPECT_TRUE(absl::IsInvalidArgument(large)) << bytes << ": " << large;
    EXPECT_EQ(seen_, 1) << bytes;
  }
}

// Roles that are kept here, until they are taken back.
class Revocable final : public identity::BindingSource {
 public:
  absl::StatusOr<std::vector<identity::Binding>> BindingsOf(std::string_view, absl::Time) override {
    if (revoked) return std::vector<identity::Binding>();
    return std::vector<identity::Binding>{{rpc::v1::ROLE_COACH, "incubators/north"}};
  }
  std::atomic<bool> revoked = false;
};

TEST_F(ReviewsTest, RolesThatAreTakenBackEndIt) {
  Revocable bindings;
  options_.authentication.bindings = &bindings;
  Start();
  grpc::ClientContext context;
  Authorize(context, nlohmann::json::array());
  auto writer = stub_->ReviewBooks(&context, &response_);
  v1::ReviewBooksRequest message;
  message.set_book("books/a");
  ASSERT_TRUE(writer->Write(message));
  ASSERT_TRUE(Eventually([&] { return seen_ == 1; }));
  bindings.revoked = true;
  writer->Write(message);
  writer->WritesDone();
  const absl::Status ended = clients::FromGrpc(writer->Finish());
  EXPECT_TRUE(absl::IsUnavailable(ended)) << ended;
  EXPECT_EQ(clients::Reason(ended), "ROLES_CHANGED");
  EXPECT_EQ(seen_, 1);
  server_.reset();
}

}  // namespace
}  // namespace pepiniere::test
