#include "tests/support/gate.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <utility>

namespace pepiniere::testing {
namespace {

constexpr int kTickMs = 20;

sockaddr_un Address(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  return address;
}

// What is there to read, up to a buffer; empty once the other side has gone.
std::string Receive(int fd) {
  std::string bytes(1 << 16, '\0');
  const ssize_t n = recv(fd, bytes.data(), bytes.size(), 0);
  bytes.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
  return bytes;
}

bool Send(int fd, const std::string& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t n = send(fd, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (n <= 0) return false;
    sent += static_cast<std::size_t>(n);
  }
  return true;
}

}  // namespace

Gate::Gate(std::string upstream) : upstream_(std::move(upstream)) {
  listener_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
  const sockaddr_un address = Address(socket());
  if (bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 || listen(listener_, 64) != 0) {
    std::abort();
  }
  acceptor_ = std::thread([this] { Accept(); });
}

Gate::~Gate() {
  {
    std::lock_guard lock(mutex_);
    ending_ = shut_ = true;
  }
  acceptor_.join();
  for (std::thread& carrier : carriers_) carrier.join();
  close(listener_);
}

void Gate::CutAt(const std::string& text, Moment moment) {
  std::lock_guard lock(mutex_);
  text_ = text;
  moment_ = moment;
}

int Gate::cuts() const {
  std::lock_guard lock(mutex_);
  return cuts_;
}

void Gate::Shut() {
  std::unique_lock lock(mutex_);
  shut_ = true;
  cut_.wait(lock, [this] { return carrying_ == 0; });
}

void Gate::Open() {
  std::lock_guard lock(mutex_);
  shut_ = false;
}

bool Gate::shut() const {
  std::lock_guard lock(mutex_);
  return shut_;
}

bool Gate::Awaited(const std::string& bytes, Moment& moment) {
  std::lock_guard lock(mutex_);
  if (text_.empty() || bytes.find(text_) == std::string::npos) return false;
  text_.clear();
  ++cuts_;
  moment = moment_;
  return true;
}

void Gate::Accept() {
  for (;;) {
    {
      std::lock_guard lock(mutex_);
      if (ending_) return;
    }
    pollfd waiting{listener_, POLLIN, 0};
    if (poll(&waiting, 1, kTickMs) <= 0) continue;
    const int client = accept(listener_, nullptr, nullptr);
    if (client < 0) continue;
    {
      std::lock_guard lock(mutex_);
      ++carrying_;
    }
    carriers_.emplace_back([this, client] { Carry(client); });
  }
}

void Gate::Carry(int client) {
  const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
  const sockaddr_un address = Address(upstream_);
  bool open = connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  while (open && !shut()) {
    pollfd ends[2] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
    if (poll(ends, 2, kTickMs) <= 0) continue;
    if (ends[1].revents != 0) {
      const std::string bytes = Receive(server);
      open = !bytes.empty() && Send(client, bytes);
    }
    if (open && ends[0].revents != 0) {
      const std::string bytes = Receive(client);
      Moment moment{};
      const bool cut = Awaited(bytes, moment);
      open = !bytes.empty() && !cut;
      if (!cut || moment == Moment::kAfterServer) open = Send(server, bytes) && open;
      if (cut && moment == Moment::kAfterServer) (void)Receive(server);
    }
  }
  close(server);
  close(client);
  std::lock_guard lock(mutex_);
  --carrying_;
  cut_.notify_all();
}

}  // namespace pepiniere::testing
