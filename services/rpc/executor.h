// The threads that handlers run on. gRPC's callback threads must never block, so every call hops here once.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "absl/container/node_hash_map.h"
#include "absl/status/status.h"
#include "absl/time/time.h"

namespace pepiniere::rpc {

// Work, the last moment at which it is worth starting, and who wants it.
class Task {
 public:
  virtual ~Task() = default;
  virtual absl::Time deadline() const = 0;
  // The caller whose share of the threads it counts against; empty: no caller's, without a limit. Must not change from
  // Submit to Run.
  virtual std::string_view caller() const { return {}; }
  virtual void Run() = 0;
  // Called instead of Run, without having done any work.
  virtual void Refuse(absl::Status why) = 0;
};

// The most that one caller may hold of `all`: a quarter, and at least one.
constexpr std::size_t Share(std::size_t all) { return all < 4 ? 1 : all / 4; }

// All feeds of a page begin at once, and each may have to ask who its reader is.
inline constexpr std::size_t kWaitingPerThread = 4;

struct ExecutorOptions {
  std::size_t threads = 16;
  // Tasks that may wait for a thread; past that, callers are told to come back. A caller's share of them is its share
  // of the threads'.
  std::size_t queue = 1024;
  // What they are told to wait.
  absl::Duration retry_after = absl::Milliseconds(200);
};

// Fair to callers, whatever each asks: whoever has the fewest threads comes next, and a caller that holds its share
// takes another only while a share stays free for others. So one who floods the queue holds three quarters of the
// threads at most, and others are served at once.
class Executor {
 public:
  explicit Executor(const ExecutorOptions& options);
  // Runs what is queued, then joins.
  ~Executor();

  // Queues a task, which owns itself: exactly one of Run and Refuse will be called, on one of the threads (or here:
  // RESOURCE_EXHAUSTED with RetryInfo if the queue, or the caller's share of it, is full). A task past its deadline
  // when its turn comes is refused with DEADLINE_EXCEEDED.
  void Submit(Task& task);

  // While it lives, the thread of a task only waits for what another server, or this one, answers: it takes no turn
  // from others, and another thread works in its place. It comes back when its caller may hold a thread again, before
  // any task that is new. On any other thread it means nothing. kWaitingPerThread tasks may wait so for each thread,
  // and of one caller only while a share of these places stays free for others; one more may not, and must not begin
  // to.
  class Waiting {
   public:
    Waiting();
    ~Waiting();
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;

    bool may() const { return may_; }

   private:
    Executor* const executor_;
    bool may_ = true;
  };

  std::size_t queued() const;
  std::size_t running() const;

 private:
  // A caller that has something here.
  struct Line {
    std::deque<Task*> waiting;
    std::size_t running = 0;
    std::size_t away = 0;  // tasks that only wait
  };
  using Lines = absl::node_hash_map<std::string, Line>;

  // What the calling thread works for, if it is one of an executor's.
  struct Working {
    Executor* executor = nullptr;
    std::pair<const std::string, Line>* line = nullptr;
  };
  static thread_local Working working;

  void Work();
  // Stops, and goes on, counting the calling thread's task.
  bool Leave();
  void Return();
  // With mutex_ held. The place in `turns_` of the caller whose first task may run now; the end if there is none.
  std::list<Lines::pointer>::iterator Next();
  bool MayTakeAnother(Lines::const_reference line) const;
  bool MayLeave(Lines::const_reference line) const;
  bool HasFreeThread() const;
  bool HasRoomFor(std::string_view caller) const;

  const ExecutorOptions options_;
  mutable std::mutex mutex_;
  std::condition_variable wake_, back_;
  Lines lines_;                          // those with a task that waits or runs
  std::list<Lines::pointer> turns_;      // those with a task that waits; who was served last is last
  std::list<Lines::pointer> returning_;  // of tasks that have waited, and would go on
  std::size_t queued_ = 0;
  std::size_t running_ = 0;
  std::size_t away_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace pepiniere::rpc
