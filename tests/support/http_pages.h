// A web server of a few pages, for tests: on a port of its own, on this machine.
#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"

namespace pepiniere::test {

class HttpPages {
 public:
  HttpPages() : listener_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
    listen(listener_, 16);
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    url_ = absl::StrCat("http://127.0.0.1:", ntohs(address.sin_port));
    server_ = std::thread([this] { Serve(); });
  }
  ~HttpPages() {
    shutdown(listener_, SHUT_RDWR);
    server_.join();
    close(listener_);
  }

  const std::string& url() const { return url_; }
  void Put(const std::string& path, std::string text) {
    std::lock_guard lock(mutex_);
    pages_[path] = std::move(text);
  }
  // 503 to everything.
  void Fail(bool failing) {
    std::lock_guard lock(mutex_);
    failing_ = failing;
  }
  std::vector<std::string> asked() const {
    std::lock_guard lock(mutex_);
    return asked_;
  }

 private:
  void Serve() {
    for (int peer; (peer = accept(listener_, nullptr, nullptr)) >= 0; close(peer)) {
      std::string request;
      char buffer[4096];
      while (request.find("\r\n\r\n") == std::string::npos) {
        const ssize_t n = read(peer, buffer, sizeof buffer);
        if (n <= 0) break;
        request.append(buffer, static_cast<std::size_t>(n));
      }
      const std::string answer = Answer(request.substr(4, request.find(' ', 4) - 4));
      send(peer, answer.data(), answer.size(), MSG_NOSIGNAL);
    }
  }
  std::string Answer(const std::string& path) {
    std::lock_guard lock(mutex_);
    asked_.push_back(path);
    const auto page = pages_.find(path);
    const bool there = page != pages_.end() && !failing_;
    const std::string body = there ? page->second : "";
    return absl::StrCat("HTTP/1.1 ",
                        failing_ ? "503 Busy"
                        : there  ? "200 OK"
                                 : "404 Not Found",
                        "\r\nConnection: close\r\nContent-Length: ", body.size(), "\r\n\r\n", body);
  }

  const int listener_;
  std::string url_;
  mutable std::mutex mutex_;
  std::map<std::string, std::string> pages_;
  std::vector<std::string> asked_;
  bool failing_ = false;
  std::thread server_;
};

}  // namespace pepiniere::test
