// What the two ends of a stream notice, by Connect and by gRPC-Web.
#include <gmock/gmock.h>

#include <future>
#include <mutex>
#include <nlohmann/json.hpp>

#include "services/gateway/call/base64.h"
#include "services/gateway/http/gzip.h"
#include "tests/api/gateway/gateway.h"

namespace pepiniere::test {
namespace {

using gateway::EnvelopeParser;
using gateway::MakeEnvelope;
using nlohmann::json;
using testing::HasSubstr;

// What a test publishes, for one reader at a time.
class Shelf {
 public:
  void Put(std::string title) {
    std::lock_guard lock(mutex_);
    titles_.push_back(std::move(title));
    if (wake_) wake_();
  }
  void End(absl::Status why) {
    std::lock_guard lock(mutex_);
    end_ = std::move(why);
    if (wake_) wake_();
  }
  Books::Source Open(std::function<void()> wake) {
    std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
    return std::make_unique<Source>(*this);
  }
  int readers() const { return readers_; }
  std::size_t taken() const {
    std::lock_guard lock(mutex_);
    return next_;
  }

 private:
  struct Source final : rpc::MessageSource<v1::WatchBooksResponse> {
    explicit Source(Shelf& its_shelf) : shelf(its_shelf) { ++shelf.readers_; }
    ~Source() override {
      std::lock_guard lock(shelf.mutex_);
      shelf.wake_ = nullptr;
      --shelf.readers_;
    }
    absl::StatusOr<bool> Next(v1::WatchBooksResponse& message) override {
      std::lock_guard lock(shelf.mutex_);
      if (shelf.next_ == shelf.titles_.size()) {
        if (!shelf.end_.ok()) return shelf.end_;
        return false;
      }
      message.mutable_book()->set_title(shelf.titles_[shelf.next_++]);
      return true;
    }
    void Heartbeat(v1::WatchBooksResponse& message) override { message.set_heartbeat(true); }
    Shelf& shelf;
  };

  mutable std::mutex mutex_;
  std::vector<std::string> titles_;
  std::size_t next_ = 0;
  absl::Status end_;
  std::function<void()> wake_;
  std::atomic<int> readers_ = 0;
};

class StreamGatewayTest : public GatewayTest {
 protected:
  StreamGatewayTest() {
    books_.watch = [this](rpc::CallScope&, std::function<void()> wake) { return shelf_.Open(std::move(wake)); };
    books_.import = [this](rpc::CallScope&, rpc::MessageReader<v1::ImportBooksRequest>& reader) {
      v1::ImportBooksRequest message;
      v1::ImportBooksResponse response;
      while (reader.Next(message)) {
        imported_.push_back(message.book().name());
        response.set_count(response.count() + 1);
      }
      return reader.status().ok() ? absl::StatusOr<v1::ImportBooksResponse>(response) : reader.status();
    };
  }
  ~StreamGatewayTest() override {
    gateway_.reset();
    server_.reset();
  }

  static std::string WatchBytes(std::string_view headers = "") {
    return Bytes("POST", Path("WatchBooks"), absl::StrCat("content-type: application/connect+json\r\n", Piece(headers)),
                 MakeEnvelope(0, R"({"shelf": "shelves/a"})"));
  }
  std::string Bearer() const { return absl::StrCat("authorization: Bearer ", Token({"system"}), "\r\n"); }
  Answer Import(std::string_view body, std::string_view headers = "") const {
    return Ask("POST", Path("ImportBooks"),
               absl::StrCat("content-type: application/connect+json\r\n", Bearer(), Piece(headers)), body);
  }
  // The envelopes of a whole body.
  static std::vector<gateway::Envelope> Envelopes(const std::string& body) {
    EnvelopeParser parser(16 << 20);
    parser.Push(body);
    std::vector<gateway::Envelope> envelopes;
    for (;;) {
      auto next = parser.Next();
      if (!next.ok() || !*next) break;
      envelopes.push_back(**std::move(next));
    }
    EXPECT_TRUE(parser.complete());
    return envelopes;
  }
  static json End(const Answer& answer) {
    const auto envelopes = Envelopes(answer.body);
    return envelopes.empty() ? json() : json::parse(envelopes.back().payload);
  }

  Shelf shelf_;
  std::vector<std::string> imported_;
};

TEST_F(StreamGatewayTest, AServersStreamComesMessageByMessage) {
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(WatchBytes()));
  EnvelopeParser parser(1 << 20);
  for (const char* title : {"un", "deux", "trois"}) {
    shelf_.Put(title);
    if (std::string(title) == "un") {
      const auto head = wire.ReadHead();
      ASSERT_TRUE(head);
      EXPECT_EQ(head->status, 200);
      EXPECT_EQ(head->headers.at("content-type"), "application/connect+json");
    }
    const auto chunk = wire.ReadChunk();
    ASSERT_TRUE(chunk);
    parser.Push(*chunk);
    const auto envelope = parser.Next().value();
    ASSERT_TRUE(envelope);
    EXPECT_EQ(json::parse(envelope->payload), json({{"book", {{"title", title}}}}));
  }
  shelf_.End(aip::NotFound("shelves/a"));
  parser.Push(wire.ReadChunk().value_or(""));
  const auto last = parser.Next().value();
  ASSERT_TRUE(last);
  EXPECT_EQ(last->flags, gateway::kConnectEnd);
  const json error = json::parse(last->payload)["error"];
  EXPECT_EQ(error["code"], "not_found");
  EXPECT_THAT(error["details"].dump(), HasSubstr("google.rpc.ErrorInfo"));
  EXPECT_EQ(wire.ReadChunk(), "");
  ASSERT_TRUE(wire.Send(Bytes("POST", Path("GetBook"), "content-type: application/json\r\n", R"({"name": "a"})")));
  EXPECT_EQ(wire.Read()->status, 200) << "the connection goes on";
}

TEST_F(StreamGatewayTest, GrpcWebStreamsEndInTrailers) {
  shelf_.Put("un");
  shelf_.End(absl::OutOfRangeError("the feed has moved on"));
  Open();
  const Answer answer = Ask("POST", Path("WatchBooks"), "content-type: application/grpc-web+json\r\n",
                            MakeEnvelope(0, R"({"shelf": "shelves/a"})"));
  const auto envelopes = Envelopes(answer.body);
  ASSERT_EQ(envelopes.size(), 2U);
  EXPECT_EQ(json::parse(envelopes[0].payload)["book"]["title"], "un");
  EXPECT_EQ(envelopes[1].flags, gateway::kWebTrailers);
  EXPECT_THAT(envelopes[1].payload, HasSubstr("grpc-status: 11\r\ngrpc-message: the feed has moved on\r\n"));
}

TEST_F(StreamGatewayTest, GrpcWebInTextStreamsToo) {
  shelf_.Put("un");
  shelf_.Put("deux");
  shelf_.End(absl::OutOfRangeError("over"));
  Open();
  const Answer answer = Ask("POST", Path("WatchBooks"), "content-type: application/grpc-web-text\r\n",
                            gateway::Base64(MakeEnvelope(0, std::string("\x0a\x09shelves/a"))));
  gateway::Base64Stream text;
  const auto envelopes = Envelopes(text.Push(answer.body).value_or(""));
  ASSERT_EQ(envelopes.size(), 3U) << answer.body;
  v1::WatchBooksResponse message;
  ASSERT_TRUE(message.ParseFromString(envelopes[1].payload));
  EXPECT_EQ(message.book().title(), "deux");
  EXPECT_THAT(envelopes[2].payload, HasSubstr("grpc-status: 11"));
}

TEST_F(StreamGatewayTest, AClientsStreamIsReadWhole) {
  Open();
  std::string body;
  for (int i = 0; i < 500; ++i) {
    body += MakeEnvelope(0, absl::StrCat(R"({"book": {"name": "books/)", i, R"("}})"));
  }
  const Answer answer = Import(body);
  const auto envelopes = Envelopes(answer.body);
  ASSERT_EQ(envelopes.size(), 2U) << answer.body;
  EXPECT_EQ(json::parse(envelopes[0].payload), json({{"count", 500}}));
  EXPECT_EQ(json::parse(envelopes[1].payload), json::object());
  ASSERT_EQ(imported_.size(), 500U);
  EXPECT_EQ(imported_[499], "books/499");
}

// Where the answer and the status come at once, and nothing holds the answer back.
TEST_F(StreamGatewayTest, AServiceInThisProcessIsHeardToItsEnd) {
  in_process_ = true;
  shelf_.Put("un");
  shelf_.End(absl::OutOfRangeError("over"));
  Open();
  const auto envelopes = Envelopes(Import(MakeEnvelope(0, R"({"book": {"name": "books/a"}})")).body);
  ASSERT_EQ(envelopes.size(), 2U);
  EXPECT_EQ(json::parse(envelopes[0].payload), json({{"count", 1}}));
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(WatchBytes()));
  EXPECT_EQ(Envelopes(wire.Read()->body).size(), 2U);
}

TEST_F(StreamGatewayTest, AnEmptyClientsStreamIsAStream) {
  Open();
  EXPECT_EQ(End(Import("")), json::object());
}

TEST_F(StreamGatewayTest, MessagesMayBeCompressed) {
  Open();
  const std::string body = MakeEnvelope(1, gateway::Gzip(R"({"book": {"name": "books/a"}})"));
  EXPECT_EQ(End(Import(body, "connect-content-encoding: gzip\r\n")), json::object());
  EXPECT_EQ(imported_, std::vector<std::string>{"books/a"});
  EXPECT_EQ(End(Import(body))["error"]["code"], "invalid_argument") << "no header says how it is compressed";
  EXPECT_EQ(End(Import(body, "connect-content-encoding: br\r\n"))["error"]["code"], "unimplemented");
}

TEST_F(StreamGatewayTest, LargeAnswersAreCompressedForWhoTakesIt) {
  shelf_.Put(std::string(100000, 'x'));
  shelf_.End(absl::OutOfRangeError("over"));
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(WatchBytes("connect-accept-encoding: br, gzip\r\n")));
  const auto answer = wire.Read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->headers.at("connect-content-encoding"), "gzip");
  const auto envelopes = Envelopes(answer->body);
  ASSERT_EQ(envelopes.size(), 2U);
  EXPECT_EQ(envelopes[0].flags, gateway::kCompressed);
  EXPECT_THAT(gateway::Gunzip(envelopes[0].payload, 1 << 20).value_or(""), HasSubstr(std::string(100000, 'x')));
}

TEST_F(StreamGatewayTest, MalformedFramesAreRefused) {
  calls_options_.max_message_bytes = 1000;
  Open();
  const std::string whole = MakeEnvelope(0, R"({"book": {"name": "books/a"}})");
  EXPECT_EQ(End(Import(whole.substr(0, whole.size() - 3)))["error"]["code"], "invalid_argument");
  EXPECT_EQ(End(Import(whole.substr(0, 3)))["error"]["code"], "invalid_argument");
  EXPECT_EQ(End(Import(MakeEnvelope(0x80, "")))["error"]["code"], "invalid_argument");
  EXPECT_EQ(End(Import(std::string("\0\xff\xff\xff\xff", 5)))["error"]["code"], "resource_exhausted");
  EXPECT_EQ(End(Import(MakeEnvelope(0, "{\"nmae\": 1}")))["error"]["code"], "invalid_argument");
  EXPECT_EQ(End(Ask("POST", Path("WatchBooks"), "content-type: application/connect+json\r\n"))["error"]["code"],
            "invalid_argument");
  EXPECT_EQ(End(Ask("POST", Path("WatchBooks"), "content-type: application/connect+json\r\n",
                    MakeEnvelope(0, "{}") + MakeEnvelope(0, "{}")))["error"]["code"],
            "invalid_argument");
}

TEST_F(StreamGatewayTest, AnErrorBeforeTheEndOfAnImportIsTheAnswer) {
  books_.import = [](rpc::CallScope&, rpc::MessageReader<v1::ImportBooksRequest>& reader) {
    v1::ImportBooksRequest message;
    reader.Next(message);
    return aip::Invalid("book.name", "no");
  };
  Open();
  std::string body;
  for (int i = 0; i < 20000; ++i) body += MakeEnvelope(0, R"({"book": {"title": "a book without a name"}})");
  EXPECT_EQ(End(Import(body))["error"]["code"], "invalid_argument");
}

TEST_F(StreamGatewayTest, AReaderThatHangsUpEndsItsStream) {
  Open();
  {
    Wire wire(gateway_->port());
    ASSERT_TRUE(wire.Send(WatchBytes()));
    shelf_.Put("un");
    ASSERT_TRUE(wire.ReadHead());
    ASSERT_TRUE(wire.ReadChunk());
  }
  EXPECT_TRUE(Eventually([&] { return shelf_.readers() == 0; }));
}

TEST_F(StreamGatewayTest, AServiceMayEndAnImportThatIsStillComing) {
  const std::string part = MakeEnvelope(0, R"({"book": {"name": "books/a"}})");
  const std::string piece = absl::StrCat(absl::Hex(part.size()), "\r\n", part, "\r\n");
  books_.import = [](rpc::CallScope&, rpc::MessageReader<v1::ImportBooksRequest>&) {
    return aip::Invalid("book.name", "no");
  };
  Open();
  for (int i = 0; i < 50; ++i) {
    Wire wire(gateway_->port());
    ASSERT_TRUE(
        wire.Send(absl::StrCat("POST ", Path("ImportBooks"), " HTTP/1.1\r\nhost: x\r\n", Bearer(),
                               "content-type: application/connect+json\r\ntransfer-encoding: chunked\r\n\r\n")));
    for (int sent = 0; sent < 5; ++sent) {
      ASSERT_TRUE(wire.Send(piece));
      absl::SleepFor(absl::Milliseconds(i % 5));  // for the refusal to arrive before a piece, between two, after all
    }
    ASSERT_TRUE(wire.Send("0\r\n\r\n"));
    EXPECT_EQ(End(*wire.Read())["error"]["code"], "invalid_argument");
  }
}

TEST_F(StreamGatewayTest, AnImporterThatHangsUpCancelsItsImport) {
  std::promise<void> begun;
  std::promise<absl::Status> ended;
  books_.import = [&](rpc::CallScope&, rpc::MessageReader<v1::ImportBooksRequest>& reader) {
    v1::ImportBooksRequest message;
    if (reader.Next(message)) begun.set_value();
    while (reader.Next(message)) {
    }
    ended.set_value(reader.status());
    return absl::StatusOr<v1::ImportBooksResponse>(reader.status());
  };
  Open();
  {
    Wire wire(gateway_->port());
    const std::string part = MakeEnvelope(0, R"({"book": {"name": "books/a"}})");
    ASSERT_TRUE(wire.Send(absl::StrCat("POST ", Path("ImportBooks"), " HTTP/1.1\r\nhost: x\r\n", Bearer(),
                                       "content-type: application/connect+json\r\ncontent-length: 10000\r\n\r\n")));
    ASSERT_TRUE(wire.Send(part));
    begun.get_future().get();
  }
  EXPECT_EQ(ended.get_future().get().code(), absl::StatusCode::kCancelled);
}

TEST_F(StreamGatewayTest, ASlowReaderHoldsItsStreamBack) {
  for (int i = 0; i < 400; ++i) shelf_.Put(std::string(200000, 'x'));
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(WatchBytes()));
  ASSERT_TRUE(wire.ReadHead());
  std::size_t before = 0;
  // When two looks half a second apart see the same, nobody pulls any more.
  ASSERT_TRUE(Eventually([&] {
    const std::size_t now = shelf_.taken();
    absl::SleepFor(absl::Milliseconds(500));
    return std::exchange(before, now) == now && now > 0;
  }));
  EXPECT_LT(shelf_.taken(), 400U);
  for (int i = 0; i < 400; ++i) ASSERT_TRUE(wire.ReadChunk()) << i;
  EXPECT_EQ(shelf_.taken(), 400U);
}

TEST_F(StreamGatewayTest, ShutdownEndsStreamsInGoodOrder) {
  Open();
  Wire wire(gateway_->port());
  ASSERT_TRUE(wire.Send(WatchBytes()));
  shelf_.Put("un");
  ASSERT_TRUE(wire.ReadHead());
  ASSERT_TRUE(wire.ReadChunk());
  auto shutdown = std::async(std::launch::async, [this] { gateway_->Shutdown(); });
  const std::string last = wire.ReadChunk().value_or("");
  ASSERT_GT(last.size(), 5U);
  EXPECT_EQ(json::parse(last.substr(5))["error"]["code"], "unavailable");
  EXPECT_EQ(wire.ReadChunk(), "");
  EXPECT_TRUE(wire.Ends());
}

}  // namespace
}  // namespace pepiniere::test
