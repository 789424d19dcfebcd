#include "clients/cpp/channel.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "absl/strings/str_cat.h"

namespace pepiniere::clients {
namespace {

// Where a server should be: hangs up on whoever comes, and counts them.
class ClosedDoor {
 public:
  ClosedDoor() : listener_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
    listen(listener_, 16);
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] {
      for (int visitor = accept(listener_, nullptr, nullptr); visitor >= 0;
           visitor = accept(listener_, nullptr, nullptr)) {
        ++visitors_;
        close(visitor);
      }
    });
  }
  ~ClosedDoor() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
  }
  ClosedDoor(const ClosedDoor&) = delete;
  ClosedDoor& operator=(const ClosedDoor&) = delete;

  std::string target() const { return absl::StrCat("127.0.0.1:", port_); }
  int visitors() const { return visitors_; }

 private:
  const int listener_;
  int port_ = 0;
  std::atomic<int> visitors_ = 0;
  std::thread thread_;
};

// Ten attempts take six seconds; with the pauses of gRPC, which grow, they would take two minutes.
TEST(OpenChannel, AServerThatIsAwayIsTriedAgainEverySecond) {
  const ClosedDoor door;
  const auto channel = OpenChannel({.target = door.target()}).value();
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (door.visitors() < 10 && std::chrono::steady_clock::now() < end) {
    channel->GetState(/*try_to_connect=*/true);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_GE(door.visitors(), 10);
}

TEST(IsLocal, KnowsWhatStaysOnTheMachine) {
  for (const char* local : {"localhost:1", "127.0.0.1:1", "127.1.2.3:1", "[::1]:1", "unix:/run/x"})
    EXPECT_TRUE(IsLocal(local)) << local;
  for (const char* remote :
       {"10.0.0.1:1", "127.0.0.1.example.org:1", "localhost.example.org:1", "[::2]:1", "dns:///x:1"})
    EXPECT_FALSE(IsLocal(remote)) << remote;
}

TEST(OpenChannel, RefusesHalfAPairAndMixedWishes) {
  EXPECT_FALSE(OpenChannel({.target = "x:1", .certificate_file = "c"}).ok());
  EXPECT_FALSE(OpenChannel({.target = "x:1", .ca_file = "/nonexistent"}).ok());
  EXPECT_FALSE(OpenChannel({.target = "x:1", .ca_file = "c", .insecure = true}).ok());
}

}  // namespace
}  // namespace pepiniere::clients
