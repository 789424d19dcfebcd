// A small service on a real server in this process, with its issuer of tokens.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "clients/cpp/channel.h"
#include "clients/cpp/retry.h"
#include "pepiniere/test/v1/library.grpc.pb.h"
#include "services/aip/errors.h"
#include "services/rpc/server.h"
#include "tests/support/jwt.h"

namespace pepiniere::test {

// What a test makes of each method; a plain reply until it says otherwise.
struct Books {
  std::function<absl::StatusOr<v1::Book>(rpc::CallScope&, const v1::GetBookRequest&)> get =
      [](rpc::CallScope&, const v1::GetBookRequest& request) -> absl::StatusOr<v1::Book> {
    v1::Book book;
    book.set_name(request.name());
    book.set_title("Le Jardin");
    book.mutable_loan()->set_borrower("somebody");
    book.mutable_loan()->set_days(3);
    return book;
  };
  std::function<absl::StatusOr<v1::Book>(rpc::CallScope&, const v1::UpdateBookRequest&)> update =
      [](rpc::CallScope&, const v1::UpdateBookRequest& request) { return request.book(); };
  std::function<absl::StatusOr<v1::ListBooksResponse>(rpc::CallScope&, const v1::ListBooksRequest&)> list;
  std::function<absl::StatusOr<v1::ImportBooksResponse>(rpc::CallScope&, rpc::MessageReader<v1::ImportBooksRequest>&)>
      import;
  std::function<absl::StatusOr<v1::ReviewBooksResponse>(rpc::CallScope&, rpc::MessageReader<v1::ReviewBooksRequest>&)>
      review;
  using Source = std::unique_ptr<rpc::MessageSource<v1::WatchBooksResponse>>;
  std::function<absl::StatusOr<Source>(rpc::CallScope&, std::function<void()> wake)> watch;

  absl::StatusOr<v1::Book> Get(rpc::CallScope& scope, const v1::GetBookRequest& request) { return get(scope, request); }
  absl::StatusOr<v1::Book> Update(rpc::CallScope& scope, const v1::UpdateBookRequest& request) {
    return update(scope, request);
  }
  absl::StatusOr<v1::ListBooksResponse> List(rpc::CallScope& scope, const v1::ListBooksRequest& request) {
    return list(scope, request);
  }
  absl::StatusOr<v1::ImportBooksResponse> Import(rpc::CallScope& scope,
                                                 rpc::MessageReader<v1::ImportBooksRequest>& reader) {
    return import(scope, reader);
  }
  absl::StatusOr<v1::ReviewBooksResponse> Review(rpc::CallScope& scope,
                                                 rpc::MessageReader<v1::ReviewBooksRequest>& reader) {
    return review(scope, reader);
  }
  absl::StatusOr<Source> Watch(rpc::CallScope& scope, const v1::WatchBooksRequest&, std::function<void()> wake) {
    return watch(scope, std::move(wake));
  }
  absl::StatusOr<Source> WatchLoans(rpc::CallScope& scope, const v1::WatchLoansRequest&, std::function<void()> wake) {
    return watch(scope, std::move(wake));
  }
};

class Library final : public rpc::Service {
 public:
  explicit Library(Books& books) : rpc::Service(v1::LibraryService::service_full_name()) {
    Unary("GetBook", books, &Books::Get);
    Unary("ListBooks", books, &Books::List);
    Unary("UpdateBook", books, &Books::Update);
    ClientStream("ImportBooks", books, &Books::Import);
    ClientStream("ReviewBooks", books, &Books::Review);
    ServerStream("WatchBooks", books, &Books::Watch);
    ServerStream("WatchLoans", books, &Books::WatchLoans);
  }

  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope&, std::string_view resource) override {
    if (resource == "books/a") return std::vector<std::string>{"incubators/north"};
    return aip::NotFound(resource);
  }
  absl::StatusOr<std::vector<identity::Binding>> NamedNow(rpc::CallScope&,
                                                          std::vector<identity::Binding> held) override {
    for (identity::Binding& one : held)
      if (one.resource == "incubators/old") one.resource = "incubators/north";
    return held;
  }
  absl::StatusOr<bool> Resolve(rpc::CallScope&, google::protobuf::Message& request) override {
    auto* const loans = dynamic_cast<v1::WatchLoansRequest*>(&request);
    if (!loans || loans->book() != "books/old") return false;
    loans->set_book("books/a");
    return true;
  }
  absl::Status Ready() override { return ready ? absl::OkStatus() : absl::FailedPreconditionError("schema too old"); }

  std::atomic<bool> ready = true;
};

// A door that a handler waits at until the test opens it; the test waits until so many have come.
class Door {
 public:
  void Pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }
  void AwaitAtDoor(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ >= count; });
  }
  void Open() {
    std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

// Waits for what must come; fails the test rather than hang it.
inline bool Eventually(const std::function<bool()>& holds) {
  for (int i = 0; i < 6000; ++i) {
    if (holds()) return true;
    absl::SleepFor(absl::Milliseconds(10));
  }
  return false;
}

class LibraryTest : public testing::Test {
 protected:
  LibraryTest() {
    std::string pattern = testing::TempDir() + "/library-XXXXXX";
    folder_ = mkdtemp(pattern.data());
    Write("jwks.json", Issuer::Jwks({issuer_.Jwk()}));
    options_.listen = "127.0.0.1:0";
    options_.authentication.issuers = {{.name = "https://issuer.example", .jwks = folder_ + "/jwks.json"}};
    options_.authentication.audience = "library";
    options_.log.file = folder_ + "/log";
  }
  ~LibraryTest() override {
    server_.reset();
    std::filesystem::remove_all(folder_);
  }

  void Start() {
    auto server = rpc::Server::Start(options_, {&library_});
    ASSERT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
    stub_ = v1::LibraryService::NewStub(clients::OpenChannel({.target = Target()}).value());
  }

  std::string Target() const { return absl::StrCat("127.0.0.1:", server_->port()); }

  void Write(const std::string& name, const std::string& text) const { std::ofstream(folder_ + "/" + name) << text; }
  std::string Read(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(folder_ + "/" + name).rdbuf();
    return text.str();
  }

  // The page of metrics, fetched like Prometheus does.
  std::string Scrape() const {
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(server_->metrics_port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    const std::string request = "GET /metrics HTTP/1.0\r\n\r\n";
    EXPECT_EQ(write(fd, request.data(), request.size()), static_cast<ssize_t>(request.size()));
    std::string page;
    char buffer[4096];
    for (ssize_t n; (n = read(fd, buffer, sizeof buffer)) > 0;) page.append(buffer, static_cast<std::size_t>(n));
    close(fd);
    return page;
  }

  std::string Token(const nlohmann::json& roles) const {
    return issuer_.Token({{"iss", "https://issuer.example"},
                          {"aud", "library"},
                          {"sub", "reader-7"},
                          {"exp", absl::ToUnixSeconds(absl::Now()) + 3600},
                          {"pepiniere_roles", roles}});
  }
  void Authorize(grpc::ClientContext& context, const nlohmann::json& roles) const {
    context.AddMetadata("authorization", "Bearer " + Token(roles));
  }

  absl::StatusOr<v1::Book> Get(const std::string& name, absl::Duration timeout = absl::Seconds(30)) {
    grpc::ClientContext context;
    return Get(context, name, timeout);
  }
  absl::StatusOr<v1::Book> Get(grpc::ClientContext& context, const std::string& name,
                               absl::Duration timeout = absl::Seconds(30)) {
    context.set_deadline(absl::ToChronoTime(absl::Now() + timeout));
    v1::GetBookRequest request;
    request.set_name(name);
    v1::Book book;
    if (const grpc::Status status = stub_->GetBook(&context, request, &book); !status.ok()) {
      return clients::FromGrpc(status);
    }
    return book;
  }
  absl::Status Update(const nlohmann::json& roles, const std::string& name) {
    grpc::ClientContext context;
    Authorize(context, roles);
    v1::UpdateBookRequest request;
    request.mutable_book()->set_name(name);
    v1::Book book;
    return clients::FromGrpc(stub_->UpdateBook(&context, request, &book));
  }

  const Issuer issuer_{Issuer::Kind::kP256, "k1"};
  std::string folder_;
  rpc::ServerOptions options_;
  Books books_;
  Library library_{books_};
  std::unique_ptr<rpc::Server> server_;
  std::unique_ptr<v1::LibraryService::Stub> stub_;
};

}  // namespace pepiniere::test
