#include "clients/pep/kit/concurrently.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace pepiniere::pep {

absl::Status Concurrently(std::size_t count, int workers, absl::FunctionRef<absl::Status(std::size_t)> work) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  absl::Status first;
  const auto loop = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      if (absl::Status status = work(i); !status.ok()) {
        const std::lock_guard lock(mutex);
        first.Update(status);
        next = count;
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::min(count, static_cast<std::size_t>(workers)); ++i) threads.emplace_back(loop);
  }
  return first;
}

}  // namespace pepiniere::pep
