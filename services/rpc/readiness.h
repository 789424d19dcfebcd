// Asks the services whether they are ready, and tells the health service.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/time.h"
#include "services/rpc/log.h"
#include "services/rpc/service.h"

namespace pepiniere::rpc {

class Readiness {
 public:
  // `set(name, serving)` is what the health service is told; the name "" stands for the whole server, which is ready
  // when every service is.
  using Set = std::function<void(const std::string& name, bool serving)>;

  // Asks once before it returns, then every `interval` until Stop; ten times a second while something is not ready.
  // `before`: what they all wait for.
  Readiness(std::vector<Service*> services, std::function<absl::Status()> before, absl::Duration interval, Set set,
            std::shared_ptr<Log> log);
  ~Readiness();

  void Stop();

 private:
  absl::Duration Pause() const;
  void Poll();
  void Tell(const std::string& name, const absl::Status& ready);

  const std::vector<Service*> services_;
  const std::function<absl::Status()> before_;
  const absl::Duration interval_;
  const Set set_;
  const std::shared_ptr<Log> log_;
  // Of the polling thread.
  std::map<std::string, bool> told_;
  bool all_ready_ = false;

  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::thread poller_;
};

}  // namespace pepiniere::rpc
