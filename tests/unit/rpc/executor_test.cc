#include "services/rpc/executor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/synchronization/notification.h"

namespace pepiniere::rpc {
namespace {

constexpr char kTurnedAway[] = "turned away";

// Tasks that run until they are let go, and who has how many of them.
class Bench {
 public:
  struct Sitter final : Task {
    Sitter(Bench& on, std::string who, absl::Notification* what) : bench(on), name(std::move(who)), waits_for(what) {}
    absl::Time deadline() const override { return absl::InfiniteFuture(); }
    std::string_view caller() const override { return name; }
    void Run() override {
      if (waits_for) {
        const Executor::Waiting waiting;
        if (!waiting.may()) return bench.Sit(kTurnedAway);
        waits_for->WaitForNotification();
      }
      bench.Sit(name);
    }
    void Refuse(absl::Status why) override { bench.Refuse(std::move(why)); }
    Bench& bench;
    const std::string name;
    absl::Notification* const waits_for;  // before it sits down; null: nothing
  };

  void Submit(Executor& executor, const std::string& who, int times = 1, absl::Notification* waits_for = nullptr) {
    for (int i = 0; i < times; ++i)
      executor.Submit(*tasks_.emplace_back(std::make_unique<Sitter>(*this, who, waits_for)));
  }
  // How many of them sit, once there are as many on the bench as are said to be.
  int Sitting(const std::string& who, std::size_t in_all) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return in_all_ == in_all; });
    return sitting_[who];
  }
  void LetGo(const std::string& who) {
    std::lock_guard lock(mutex_);
    ++may_go_[who];
    changed_.notify_all();
  }
  void LetAllGo() {
    std::lock_guard lock(mutex_);
    all_go_ = true;
    changed_.notify_all();
  }
  std::vector<absl::Status> refused() {
    std::lock_guard lock(mutex_);
    return refused_;
  }

 private:
  void Sit(const std::string& who) {
    std::unique_lock lock(mutex_);
    ++sitting_[who];
    ++in_all_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return all_go_ || may_go_[who] > 0; });
    if (!all_go_) --may_go_[who];
    --sitting_[who];
    --in_all_;
    changed_.notify_all();
  }
  void Refuse(absl::Status why) {
    std::lock_guard lock(mutex_);
    refused_.push_back(std::move(why));
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, int> sitting_, may_go_;
  std::size_t in_all_ = 0;
  bool all_go_ = false;
  std::vector<absl::Status> refused_;
  std::vector<std::unique_ptr<Sitter>> tasks_;
};

TEST(Executor, WhoFloodsItLeavesAShareOfTheThreadsToOthers) {
  Bench bench;
  Executor executor({.threads = 8});
  bench.Submit(executor, "flood", 100);
  EXPECT_EQ(bench.Sitting("flood", 6), 6);
  bench.Submit(executor, "guest");
  bench.Submit(executor, "other");
  EXPECT_EQ(bench.Sitting("guest", 8), 1);
  EXPECT_EQ(bench.Sitting("other", 8), 1);
  EXPECT_EQ(executor.queued(), 94u);
  bench.LetAllGo();
}

TEST(Executor, WhoFloodsItWithTasksThatWaitLeavesAShareToOthersWhenTheyComeBack) {
  Bench bench;
  absl::Notification back;
  Executor executor({.threads = 8});
  bench.Submit(executor, "flood", 12, &back);
  bench.Submit(executor, "guest");
  EXPECT_EQ(bench.Sitting("guest", 1), 1);
  back.Notify();
  EXPECT_EQ(bench.Sitting("flood", 6), 5) << "and the guest";
  bench.Submit(executor, "other");
  EXPECT_EQ(bench.Sitting("other", 7), 1);
  bench.LetAllGo();
}

TEST(Executor, WhoFloodsItWithTasksThatWaitLeavesOthersPlacesToWaitIn) {
  absl::Notification back;
  Bench flood, guest;
  Executor executor({.threads = 4});
  flood.Submit(executor, "flood", 15, &back);
  EXPECT_EQ(flood.Sitting(kTurnedAway, 3), 3) << "of sixteen places, four are left to others";
  guest.Submit(executor, "guest", 1, &back);
  back.Notify();
  EXPECT_EQ(guest.Sitting("guest", 1), 1);
  flood.LetAllGo();
  guest.LetAllGo();
}

TEST(Executor, WhoHasTheFewestThreadsComesNext) {
  Bench bench;
  Executor executor({.threads = 8});
  bench.Submit(executor, "flood", 100);
  bench.Sitting("flood", 6);
  bench.Submit(executor, "guest", 3);
  EXPECT_EQ(bench.Sitting("guest", 8), 2);
  // Two of these threads stay free for whoever has nothing yet.
  for (int i = 0; i < 3; ++i) bench.LetGo("flood");
  while (bench.Sitting("guest", 6) != 3) std::this_thread::yield();
  EXPECT_EQ(bench.Sitting("flood", 6), 3);
  bench.LetAllGo();
}

TEST(Executor, OneCallerHoldsNoMoreThanItsShareOfTheQueue) {
  Bench bench;
  Executor executor({.threads = 4, .queue = 40, .retry_after = absl::Milliseconds(300)});
  bench.Submit(executor, "flood", 3);
  bench.Sitting("flood", 3);
  bench.Submit(executor, "flood", 11);
  ASSERT_EQ(bench.refused().size(), 1u);
  EXPECT_TRUE(absl::IsResourceExhausted(bench.refused()[0])) << bench.refused()[0];
  bench.Submit(executor, "guest");
  EXPECT_EQ(bench.Sitting("guest", 4), 1);
  EXPECT_EQ(bench.refused().size(), 1u);
  bench.LetAllGo();
}

TEST(Executor, WhatIsNobodysInParticularHasAllThreads) {
  Bench bench;
  Executor executor({.threads = 4});
  bench.Submit(executor, "", 4);
  EXPECT_EQ(bench.Sitting("", 4), 4);
  bench.LetAllGo();
}

// A task that waits for another one on the same executor, as a service does that asks one of its own process.
struct Asker final : Task {
  Asker(Executor& on, int depth) : executor(on), left(depth) {}
  absl::Time deadline() const override { return absl::InfiniteFuture(); }
  std::string_view caller() const override { return "somebody"; }
  void Run() override {
    if (left > 0) {
      const Executor::Waiting waiting;
      if (!waiting.may()) ++refused;
      if (waiting.may()) {
        auto* inner = new Asker(executor, left - 1);
        inner->parent = this;
        executor.Submit(*inner);
        answered.WaitForNotification();
      }
    }
    Done();
  }
  void Refuse(absl::Status) override { Done(); }
  void Done() {
    absl::Notification& told = parent ? parent->answered : over;
    const bool inner = parent != nullptr;
    told.Notify();
    if (inner) delete this;
  }
  Executor& executor;
  const int left;
  Asker* parent = nullptr;
  absl::Notification answered, over;
  static inline std::atomic<int> refused = 0;
};

TEST(Executor, WhoWaitsForAnotherTaskHoldsUpNobody) {
  Executor executor({.threads = 2, .queue = 100});
  std::vector<std::unique_ptr<Asker>> askers;
  for (int i = 0; i < 20; ++i) askers.push_back(std::make_unique<Asker>(executor, 2));
  for (const auto& asker : askers) executor.Submit(*asker);
  for (const auto& asker : askers) asker->over.WaitForNotification();
  EXPECT_EQ(executor.running() + executor.queued(), 0U);
}

TEST(Executor, RunsWhatIsQueuedBeforeItEnds) {
  Bench bench;
  bench.LetAllGo();
  {
    Executor executor({.threads = 4});
    bench.Submit(executor, "flood", 200);
  }
  EXPECT_EQ(bench.Sitting("flood", 0), 0);
  EXPECT_TRUE(bench.refused().empty());
}

}  // namespace
}  // namespace pepiniere::rpc
