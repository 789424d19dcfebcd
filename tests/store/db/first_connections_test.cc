// A sixth trap of Connector/C++ 1.1.12: threads that ask for its driver at once, before anybody has, tear the map that
// it is kept in. Of ten such processes, about six ended by a signal.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <latch>
#include <thread>
#include <vector>

#include "services/db/connection.h"
#include "tests/support/database.h"

namespace pepiniere::db {
namespace {

// Ends the process: 0 if every thread has its connection.
[[noreturn]] void ConnectAtOnce() {
  constexpr int kThreads = 8;
  const base::SystemClock clock;
  const ConnectionOptions options = testing::ServerOptions();
  std::latch begun(kThreads);
  std::atomic<int> connected = 0;
  std::vector<std::thread> threads;
  threads.reserve(kThreads);
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      begun.arrive_and_wait();
      if (Connection::Open(options, clock).ok()) ++connected;
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::_Exit(connected == kThreads ? EXIT_SUCCESS : EXIT_FAILURE);
}

// The driver is made once a process, so each attempt is a process of its own.
TEST(FirstConnectionsDeathTest, MayBeOpenedAtOnce) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  for (int attempt = 0; attempt < 10; ++attempt) {
    ASSERT_EXIT(ConnectAtOnce(), ::testing::ExitedWithCode(EXIT_SUCCESS), "");
  }
}

}  // namespace
}  // namespace pepiniere::db
