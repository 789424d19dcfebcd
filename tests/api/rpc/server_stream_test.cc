// What the reader of a server's stream notices.
#include <gmock/gmock.h>

#include <filesystem>
#include <thread>

#include "absl/strings/str_cat.h"
#include "tests/api/rpc/library.h"

namespace pepiniere::test {
namespace {

using clients::Reason;
using testing::HasSubstr;

// Titles in the order of their publication, for any number of streams that come and go.
class Feed {
 public:
  Books::Source Follow(std::function<void()> wake) { return std::make_unique<Follower>(*this, std::move(wake)); }

  // What its streams want.
  absl::Duration heartbeat = absl::InfiniteDuration();

  void Publish(std::string title) {
    std::lock_guard lock(mutex_);
    titles_.push_back(std::move(title));
    for (Follower* follower : followers_) follower->wake();
  }
  void Fail(absl::Status why) {
    std::lock_guard lock(mutex_);
    failure_ = std::move(why);
    for (Follower* follower : followers_) follower->wake();
  }
  void Knock() {
    std::lock_guard lock(mutex_);
    for (Follower* follower : followers_) follower->wake();
  }

  int followers() const {
    std::lock_guard lock(mutex_);
    return static_cast<int>(followers_.size());
  }
  int taken() const { return taken_; }

 private:
  class Follower final : public rpc::MessageSource<v1::WatchBooksResponse> {
   public:
    Follower(Feed& feed, std::function<void()> waker) : wake(std::move(waker)), feed_(feed) {
      std::lock_guard lock(feed_.mutex_);
      feed_.followers_.push_back(this);
    }
    ~Follower() override {
      std::lock_guard lock(feed_.mutex_);
      std::erase(feed_.followers_, this);
    }
    absl::StatusOr<bool> Next(v1::WatchBooksResponse& message) override {
      std::lock_guard lock(feed_.mutex_);
      if (!feed_.failure_.ok()) return feed_.failure_;
      if (next_ == feed_.titles_.size()) return false;
      ++feed_.taken_;
      message.mutable_book()->set_title(feed_.titles_[next_++]);
      message.mutable_book()->mutable_loan()->set_borrower("somebody");
      return true;
    }
    void Heartbeat(v1::WatchBooksResponse& message) override { message.set_heartbeat(true); }
    absl::Duration heartbeat() const override { return feed_.heartbeat; }

    const std::function<void()> wake;

   private:
    Feed& feed_;
    std::size_t next_ = 0;
  };

  mutable std::mutex mutex_;
  std::vector<std::string> titles_;
  std::vector<Follower*> followers_;
  absl::Status failure_;
  std::atomic<int> taken_ = 0;
};

// The client's end of one stream.
struct Reader {
  grpc::ClientContext context;
  std::unique_ptr<grpc::ClientReader<v1::WatchBooksResponse>> stream;

  std::optional<v1::WatchBooksResponse> Next() {
    v1::WatchBooksResponse message;
    return stream->Read(&message) ? std::optional(message) : std::nullopt;
  }
  std::string Title() {
    const auto message = Next();
    return message ? message->book().title() : "the end";
  }
  // Reads what is left, and says how it ended.
  absl::Status End() {
    while (Next()) {
    }
    return clients::FromGrpc(stream->Finish());
  }
};

class ServerStreamTest : public LibraryTest {
 protected:
  ServerStreamTest() {
    books_.watch = [this](rpc::CallScope&, std::function<void()> wake) { return feed_.Follow(std::move(wake)); };
  }
  ~ServerStreamTest() override { server_.reset(); }  // before the feed that it reads

  std::unique_ptr<Reader> Open(absl::Duration timeout = absl::Minutes(5), const nlohmann::json& roles = nullptr) {
    auto reader = std::make_unique<Reader>();
    if (timeout != absl::InfiniteDuration()) reader->context.set_deadline(absl::ToChronoTime(absl::Now() + timeout));
    if (!roles.is_null()) Authorize(reader->context, roles);
    v1::WatchBooksRequest request;
    request.set_shelf("shelves/a");
    reader->stream = stub_->WatchBooks(&reader->context, request);
    return reader;
  }
  absl::Status WatchLoans(const std::string& book, const nlohmann::json& roles = nullptr) {
    Reader reader;
    if (!roles.is_null()) Authorize(reader.context, roles);
    v1::WatchLoansRequest request;
    request.set_book(book);
    reader.stream = stub_->WatchLoans(&reader.context, request);
    return reader.End();
  }
  static int Threads() {
    const std::filesystem::directory_iterator tasks("/proc/self/task");
    return static_cast<int>(std::distance(begin(tasks), end(tasks)));
  }

  Feed feed_;
};

TEST_F(ServerStreamTest, BringsWhatWasThereAndWhatComesInOrder) {
  Start();
  for (int i = 0; i < 100; ++i) feed_.Publish(absl::StrCat(i));
  const auto reader = Open();
  for (int i = 0; i < 100; ++i) ASSERT_EQ(reader->Title(), absl::StrCat(i));
  for (int i = 100; i < 200; ++i) {
    feed_.Publish(absl::StrCat(i));
    ASSERT_EQ(reader->Title(), absl::StrCat(i));
  }
}

TEST_F(ServerStreamTest, NoWakeIsLostHoweverManyPublishAtOnce) {
  constexpr int kReaders = 8, kPublishers = 4, kEach = 500;
  Start();
  std::vector<std::unique_ptr<Reader>> readers;
  for (int i = 0; i < kReaders; ++i) readers.push_back(Open());
  std::vector<std::thread> threads;
  for (int p = 0; p < kPublishers; ++p) {
    threads.emplace_back([&] {
      for (int i = 0; i < kEach; ++i) feed_.Publish("a title");
    });
  }
  std::atomic<int> read = 0;
  for (const auto& reader : readers) {
    threads.emplace_back([&] {
      for (int i = 0; i < kPublishers * kEach; ++i) read += reader->Next().has_value();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(read, kReaders * kPublishers * kEach);
}

TEST_F(ServerStreamTest, StreamsThatComeAndGoWhileTheyAreWokenHarmNothing) {
  Start();
  std::atomic<bool> over = false;
  std::vector<std::thread> knockers;
  for (int i = 0; i < 2; ++i) {
    knockers.emplace_back([&] {
      while (!over) feed_.Knock();
    });
  }
  for (int i = 0; i < 200; ++i) {
    const auto reader = Open();
    reader->context.TryCancel();
    reader->End().IgnoreError();
  }
  over = true;
  for (std::thread& knocker : knockers) knocker.join();
  feed_.Publish("still here");
  EXPECT_EQ(Open()->Title(), "still here");
  EXPECT_TRUE(Eventually([&] { return feed_.followers() == 0; }));
}

TEST_F(ServerStreamTest, AQuietStreamSaysThatItIsAlive) {
  options_.limits.heartbeat = absl::Milliseconds(20);
  Start();
  const auto reader = Open();
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(reader->Next()->heartbeat());
  feed_.Publish("news");
  std::string title;
  while (title.empty()) title = reader->Title();
  EXPECT_EQ(title, "news");
}

TEST_F(ServerStreamTest, AStreamSaysThatItIsAliveAsSoonAsItsSourceWantsIt) {
  options_.limits.heartbeat = absl::Hours(1);
  feed_.heartbeat = absl::Milliseconds(500);
  Start();
  const auto reader = Open();
  const absl::Time begun = absl::Now();
  for (int i = 1; i <= 2; ++i) {
    EXPECT_TRUE(reader->Next()->heartbeat());
    EXPECT_GE(absl::Now() - begun, i * absl::Milliseconds(450));
  }
}

TEST_F(ServerStreamTest, AReaderThatDoesNotKeepUpIsLetGoAndTheOthersGoOn) {
  options_.limits.write_stall = absl::Milliseconds(300);
  Start();
  const auto slow = Open();
  ASSERT_TRUE(Eventually([&] { return feed_.followers() == 1; }));
  constexpr int kMessages = 60;
  for (int i = 0; i < kMessages; ++i) feed_.Publish(std::string(1 << 20, 'x'));
  ASSERT_TRUE(Eventually([&] { return feed_.followers() == 0; })) << "it holds its message for ever";
  EXPECT_LT(feed_.taken(), kMessages) << "the server swallowed what its reader did not read";
  const auto other = Open();
  for (int i = 0; i < kMessages; ++i) ASSERT_TRUE(other->Next());
  const absl::Status end = slow->End();
  EXPECT_TRUE(absl::IsResourceExhausted(end)) << end;
  EXPECT_THAT(std::string(end.message()), HasSubstr("resume from the last token"));
  feed_.Publish("news");
  EXPECT_EQ(other->Title(), "news");
}

TEST_F(ServerStreamTest, AReaderThatLeavesFreesItsPlace) {
  options_.watches.max_open = 1;
  Start();
  feed_.Publish("first");
  for (int i = 0; i < 5; ++i) {
    const auto reader = Open();
    ASSERT_EQ(reader->Title(), "first");
    reader->context.TryCancel();
    EXPECT_TRUE(absl::IsCancelled(reader->End()));
    ASSERT_TRUE(Eventually([&] { return feed_.followers() == 0; }));
    ASSERT_TRUE(Eventually([&] { return !absl::IsResourceExhausted(Open(absl::Milliseconds(200))->End()); }));
    ASSERT_TRUE(Eventually([&] { return feed_.followers() == 0; }));
  }
}

TEST_F(ServerStreamTest, EndsWithTheReadersDeadline) {
  Start();
  EXPECT_TRUE(absl::IsDeadlineExceeded(Open(absl::Milliseconds(100))->End()));
  EXPECT_TRUE(Eventually([&] { return feed_.followers() == 0; }));
}

TEST_F(ServerStreamTest, LastsNoLongerThanItMay) {
  options_.limits.max_watch = absl::Milliseconds(100);
  Start();
  for (const absl::Duration asked : {absl::InfiniteDuration(), absl::Duration(absl::Hours(5))}) {
    const absl::Status end = Open(asked)->End();
    EXPECT_TRUE(absl::IsUnavailable(end)) << end;
    EXPECT_EQ(Reason(end), "STREAM_TOO_OLD");
    EXPECT_THAT(std::string(end.message()), HasSubstr("resume from the last token"));
  }
  server_->Shutdown();
  EXPECT_THAT(Read("log"), testing::Not(HasSubstr("ERROR"))) << "it is in the nature of streams";
}

TEST_F(ServerStreamTest, TheErrorsOfTheSourceReachTheReader) {
  Start();
  feed_.Publish("first");
  const auto reader = Open();
  EXPECT_EQ(reader->Title(), "first");
  feed_.Fail(aip::Failure(absl::StatusCode::kOutOfRange, "TOKEN_TOO_OLD", "list again"));
  const absl::Status end = reader->End();
  EXPECT_TRUE(absl::IsOutOfRange(end)) << end;
  EXPECT_EQ(Reason(end), "TOKEN_TOO_OLD");
}

TEST_F(ServerStreamTest, TheHandlerMayRefuseOrThrow) {
  books_.watch = [](rpc::CallScope&, std::function<void()>) { return aip::Invalid("shelf", "is not a name"); };
  Start();
  EXPECT_TRUE(absl::IsInvalidArgument(Open()->End()));
  books_.watch = [](rpc::CallScope&, std::function<void()>) -> absl::StatusOr<Books::Source> {
    throw std::runtime_error("no shelf");
  };
  EXPECT_TRUE(absl::IsInternal(Open()->End()));
}

TEST_F(ServerStreamTest, ShutdownSendsEveryReaderHome) {
  options_.drain = absl::Hours(1);
  options_.limits.write_stall = absl::Hours(1);
  Start();
  std::vector<std::unique_ptr<Reader>> readers;
  for (int i = 0; i < 20; ++i) readers.push_back(Open());
  ASSERT_TRUE(Eventually([&] { return feed_.followers() == 20; }));
  server_->Shutdown();
  for (const auto& reader : readers) {
    const absl::Status end = reader->End();
    EXPECT_TRUE(absl::IsUnavailable(end)) << end;
    EXPECT_EQ(Reason(end), "SHUTTING_DOWN");
  }
}

TEST_F(ServerStreamTest, ShutdownDoesNotWaitForAReaderThatIsStuck) {
  options_.drain = absl::Hours(1);
  options_.limits.write_stall = absl::Hours(1);
  Start();
  const auto reader = Open();
  constexpr int kMessages = 60;
  for (int i = 0; i < kMessages; ++i) feed_.Publish(std::string(1 << 20, 'x'));
  int before = -1;
  while (before != feed_.taken()) {
    before = feed_.taken();
    absl::SleepFor(absl::Milliseconds(300));
  }
  ASSERT_LT(before, kMessages);
  server_->Shutdown();
  EXPECT_TRUE(absl::IsUnavailable(reader->End()));
}

TEST_F(ServerStreamTest, OneStreamTooManyIsToldWhenToComeBack) {
  options_.watches.max_open = 2;
  options_.watches.retry_after = absl::Milliseconds(700);
  Start();
  feed_.Publish("first");
  const auto one = Open(), two = Open(absl::Minutes(5), {"coach"});  // one caller has a share of one
  ASSERT_EQ(one->Title(), "first");
  ASSERT_EQ(two->Title(), "first");
  const absl::Status end = Open()->End();
  EXPECT_TRUE(absl::IsResourceExhausted(end)) << end;
  EXPECT_EQ(clients::RetryAfter(end), absl::Milliseconds(700));
}

TEST_F(ServerStreamTest, StreamsAtRestHoldNoThread) {
  options_.limits.heartbeat = absl::Hours(1);
  options_.watches.max_open = options_.calls.queue = 4000;  // of which one caller has a share
  options_.watches.max_open = options_.calls.queue = 4000;  // of which one caller has a share
  Start();
  feed_.Publish("first");
  ASSERT_EQ(Open()->Title(), "first");
  const int before = Threads();
  std::vector<std::unique_ptr<Reader>> readers;
  for (int i = 0; i < 500; ++i) readers.push_back(Open());
  for (const auto& reader : readers) ASSERT_EQ(reader->Title(), "first");
  EXPECT_LT(Threads(), before + 50);
  feed_.Publish("second");
  for (const auto& reader : readers) ASSERT_EQ(reader->Title(), "second");
}

TEST_F(ServerStreamTest, AnonymousReadersSeeOpenDataOnly) {
  Start();
  feed_.Publish("first");
  EXPECT_EQ(Open()->Next()->book().loan().borrower(), "");
  EXPECT_EQ(Open(absl::Minutes(5), {"coach"})->Next()->book().loan().borrower(), "somebody");
}

TEST_F(ServerStreamTest, IsAuthorizedOnWhatItNamesThenValidated) {
  Start();
  feed_.Fail(absl::OutOfRangeError("admitted"));
  EXPECT_TRUE(absl::IsUnauthenticated(WatchLoans("books/a")));
  EXPECT_TRUE(absl::IsPermissionDenied(WatchLoans("books/a", {"coach@incubators/south"})));
  EXPECT_TRUE(absl::IsPermissionDenied(WatchLoans("books/none", {"coach@incubators/north"})));
  EXPECT_TRUE(absl::IsOutOfRange(WatchLoans("books/a", {"coach@incubators/north"})));
  Reader reader;
  reader.stream = stub_->WatchBooks(&reader.context, {});
  const absl::Status end = reader.End();
  EXPECT_THAT(clients::Describe(end), testing::ElementsAre("shelf: is required"));
}

TEST_F(ServerStreamTest, AFormerNameIsFollowedByWhoMay) {
  Start();
  feed_.Fail(absl::OutOfRangeError("admitted"));
  EXPECT_TRUE(absl::IsOutOfRange(WatchLoans("books/old", {"coach@incubators/north"})));
  EXPECT_TRUE(absl::IsPermissionDenied(WatchLoans("books/old", {"coach@incubators/south"})));
}

TEST_F(ServerStreamTest, IsCountedAndLeavesOneLine) {
  options_.metrics_listen = "127.0.0.1:0";
  Start();
  feed_.Publish("first");
  feed_.Publish("second");
  const auto reader = Open();
  reader->Next();
  reader->Next();
  ASSERT_TRUE(Eventually([&] {
    return Scrape().find(R"(grpc_server_msg_sent_total{grpc_method="WatchBooks",)"
                         R"(grpc_service="pepiniere.test.v1.LibraryService"} 2)") != std::string::npos;
  }));
  EXPECT_THAT(Scrape(), HasSubstr("pepiniere_watches_open 1"));
  reader->context.TryCancel();
  reader->End().IgnoreError();
  ASSERT_TRUE(Eventually([&] { return Scrape().find("pepiniere_watches_open 0") != std::string::npos; }));
  server_->Shutdown();
  EXPECT_THAT(Read("log"), HasSubstr(R"("messages_sent":2)"));
}

}  // namespace
}  // namespace pepiniere::test
