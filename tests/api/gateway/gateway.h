// The library's service behind a gateway, in this process, and a client that says what bytes it sends.
#pragma once

#include <arpa/inet.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>
#include <sys/socket.h>
#include <unistd.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/gateway/call/calls.h"
#include "services/gateway/call/envelope.h"
#include "services/gateway/http/server.h"
#include "tests/api/rpc/library.h"

namespace pepiniere::test {

inline constexpr char kLibrary[] = "pepiniere.test.v1.LibraryService";

// An answer as it came over the wire.
struct Answer {
  int status = 0;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;                            // without its chunks
};

// A connection of a client's.
class Wire {
 public:
  explicit Wire(int port) : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  }
  ~Wire() { close(fd_); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  // False once the server does not listen any more.
  bool Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t n = send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }
  void HalfClose() { shutdown(fd_, SHUT_WR); }

  // Nothing if the connection ends before a whole head.
  std::optional<Answer> ReadHead() {
    while (buffer_.find("\r\n\r\n") == std::string::npos) {
      if (!Fill()) return std::nullopt;
    }
    const std::size_t end = buffer_.find("\r\n\r\n");
    Answer answer;
    EXPECT_TRUE(absl::SimpleAtoi(buffer_.substr(9, 3), &answer.status)) << buffer_;
    for (std::size_t at = buffer_.find("\r\n") + 2; at < end + 2;) {
      const std::string line = buffer_.substr(at, buffer_.find("\r\n", at) - at);
      const std::size_t colon = line.find(": ");
      std::string& value = answer.headers[absl::AsciiStrToLower(line.substr(0, colon))];
      value += (value.empty() ? "" : ", ") + line.substr(colon + 2);
      at += line.size() + 2;
    }
    buffer_.erase(0, end + 4);
    if (answer.status < 200) return ReadHead();
    return answer;
  }
  // A whole answer; nothing if the connection ends before.
  std::optional<Answer> Read(bool has_body = true) {
    auto answer = ReadHead();
    if (!answer || !has_body) return answer;
    if (answer->headers.contains("transfer-encoding")) {
      for (;;) {
        auto chunk = ReadChunk();
        if (!chunk) return std::nullopt;
        if (chunk->empty()) return answer;
        answer->body += *chunk;
      }
    }
    std::size_t length = 0;
    const auto said = answer->headers.find("content-length");
    if (said != answer->headers.end()) length = std::stoul(said->second);
    if (!FillTo(length)) return std::nullopt;
    answer->body = buffer_.substr(0, length);
    buffer_.erase(0, length);
    return answer;
  }
  // The next chunk of a body; an empty one ends it.
  std::optional<std::string> ReadChunk() {
    while (buffer_.find("\r\n") == std::string::npos) {
      if (!Fill()) return std::nullopt;
    }
    const std::size_t size = std::stoul(buffer_, nullptr, 16), line = buffer_.find("\r\n") + 2;
    if (!FillTo(line + size + 2)) return std::nullopt;
    std::string chunk = buffer_.substr(line, size);
    buffer_.erase(0, line + size + 2);
    return chunk;
  }
  // Whether the server ends the connection, with nothing more to say.
  bool Ends() { return buffer_.empty() && !Fill(); }

 private:
  bool Fill() {
    char bytes[16384];
    const ssize_t n = recv(fd_, bytes, sizeof bytes, 0);
    if (n > 0) buffer_.append(bytes, static_cast<std::size_t>(n));
    return n > 0;
  }
  bool FillTo(std::size_t size) {
    while (buffer_.size() < size) {
      if (!Fill()) return false;
    }
    return true;
  }

  const int fd_;
  std::string buffer_;
};

class GatewayTest : public LibraryTest {
 protected:
  GatewayTest() { http_.listen = "127.0.0.1:0"; }
  ~GatewayTest() override {
    gateway_.reset();
    calls_.reset();
  }

  void Open() {
    Start();
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(-1);
    calls_options_.services[kLibrary] =
        in_process_ ? server_->InProcessChannel()
                    : grpc::CreateCustomChannel(Target(), grpc::InsecureChannelCredentials(), arguments);
    auto calls = gateway::Calls::Make(calls_options_);
    ASSERT_TRUE(calls.ok()) << calls.status();
    calls_ = *std::move(calls);
    handlers_.calls = {calls_.get()};
    if (other_calls_ != nullptr) handlers_.calls.push_back(other_calls_);
    auto server = gateway::HttpServer::Start(http_, handlers_);
    ASSERT_TRUE(server.ok()) << server.status();
    gateway_ = *std::move(server);
  }

  // A request's bytes. The headers end each with "\r\n".
  static std::string Bytes(std::string_view method, std::string_view path, std::string_view headers = "",
                           std::string_view body = "") {
    std::string bytes;
    for (const std::string_view part :
         {method, std::string_view(" "), path, std::string_view(" HTTP/1.1\r\nhost: x\r\n"), headers}) {
      bytes.append(part);
    }
    if (method == "POST") absl::StrAppend(&bytes, "content-length: ", body.size(), "\r\n");
    return bytes.append("\r\n").append(body);
  }
  Answer Ask(std::string_view method, std::string_view path, std::string_view headers = "",
             std::string_view body = "") const {
    Wire wire(gateway_->port());
    EXPECT_TRUE(wire.Send(Bytes(method, path, headers, body)));
    return wire.Read(method != "HEAD").value_or(Answer{});
  }
  // A call by Connect.
  Answer Call(std::string_view method, std::string_view json, std::string_view headers = "") const {
    return Ask("POST", Path(method), absl::StrCat("content-type: application/json\r\n", Piece(headers)), json);
  }
  static std::string Path(std::string_view method) { return absl::StrCat("/", kLibrary, "/", Piece(method)); }
  static absl::string_view Piece(std::string_view text) { return {text.data(), text.size()}; }

  bool in_process_ = false;  // whether the gateway calls the service without a socket
  gateway::HttpOptions http_;
  gateway::HttpHandlers handlers_;
  gateway::CallsOptions calls_options_;
  std::unique_ptr<gateway::Calls> calls_;
  gateway::CallSource* other_calls_ = nullptr;  // what is served beside them
  std::unique_ptr<gateway::HttpServer> gateway_;
};

}  // namespace pepiniere::test
