#include "tests/bench/feed.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <thread>

#include "absl/time/clock.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "tests/bench/process.h"
#include "tests/bench/watcher.h"

namespace pepiniere::bench {
namespace {

namespace v1 = ::pepiniere::portfolio::v1;
using Json = nlohmann::json;
using Watchers = std::vector<std::unique_ptr<Watcher>>;

constexpr absl::Duration kGlance = absl::Milliseconds(20);

// When each write was acknowledged. Writes are numbered from the time on: what an earlier run wrote stays in the
// database, and to write it again would change nothing.
class Writer {
 public:
  Writer(const FeedContender& contender, const FeedOptions& options)
      : options_(options),
        target_(Connect(contender.address, contender.writer_token)),
        stub_(v1::PortfolioService::NewStub(target_.channels[0])),
        pause_(contender.writes_per_second > 0 ? absl::Seconds(1 / contender.writes_per_second)
                                               : absl::ZeroDuration()) {}

  void Run() {
    const absl::Time began = absl::Now(), until = began + options_.turn;
    for (absl::Time next = began; absl::Now() < until; next += pause_) {
      absl::SleepFor(next - absl::Now());
      Write();
    }
    elapsed_ = absl::Now() - began;
  }

  const std::map<std::size_t, absl::Time>& acknowledged() const { return acknowledged_; }
  double rate() const { return static_cast<double>(acknowledged_.size()) / absl::ToDoubleSeconds(elapsed_); }
  const std::string& failure() const { return failure_; }

 private:
  void Write() {
    static auto writes = static_cast<std::size_t>(absl::ToUnixMillis(absl::Now()));
    const std::size_t write = ++writes;
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
    Authorize(target_, context);
    v1::UpdateProjectRequest request;
    request.mutable_project()->set_name(options_.project(write));
    request.mutable_project()->set_mission(MissionOf(write));
    request.mutable_update_mask()->add_paths("mission");
    v1::Project reply;
    const grpc::Status status = stub_->UpdateProject(&context, request, &reply);
    if (status.ok()) {
      acknowledged_[write] = absl::Now();
    } else {
      failure_ = status.error_message();
    }
  }

  static constexpr absl::Duration kPatience = absl::Seconds(20);

  const FeedOptions& options_;
  const Target target_;
  const std::unique_ptr<v1::PortfolioService::Stub> stub_;
  const absl::Duration pause_;
  std::map<std::size_t, absl::Time> acknowledged_;
  absl::Duration elapsed_;
  std::string failure_;
};

// Waits until that holds of each watcher, or for too long.
template <class Condition>
void AwaitAll(const Watchers& watchers, absl::Duration patience, Condition holds) {
  const absl::Time until = absl::Now() + patience;
  for (const auto& watcher : watchers) {
    while (!holds(*watcher) && !watcher->ended() && absl::Now() < until) absl::SleepFor(kGlance);
  }
}

// What the deliveries of a turn come to.
struct Tally {
  std::vector<absl::Duration> since_commit, since_acknowledged;
  absl::Time last = absl::InfinitePast();
};

Tally Count(const Watchers& watchers, const Writer& writer) {
  Tally tally;
  for (const auto& watcher : watchers) {
    for (const auto& [write, commit, arrival] : watcher->deliveries()) {
      const auto acknowledged = writer.acknowledged().find(write);
      if (acknowledged == writer.acknowledged().end()) continue;
      tally.since_commit.push_back(arrival - commit);
      tally.since_acknowledged.push_back(std::max(arrival - acknowledged->second, absl::ZeroDuration()));
      tally.last = std::max(tally.last, arrival);
    }
  }
  std::ranges::sort(tally.since_commit);
  std::ranges::sort(tally.since_acknowledged);
  return tally;
}

Watchers Open(const FeedContender& contender) {
  const Target target = Connect(contender.address, contender.watcher_token);
  Watchers watchers;
  for (std::size_t i = 0; i < contender.watchers; ++i) watchers.push_back(std::make_unique<Watcher>(target, i));
  AwaitAll(watchers, absl::Minutes(1), [](const Watcher& watcher) { return watcher.open(); });
  return watchers;
}

Json Turn(const FeedContender& contender, const FeedOptions& options) {
  const double before_mb = ResidentMegabytes(contender.pid);
  const Watchers watchers = Open(contender);
  const double idle_mb = ResidentMegabytes(contender.pid), cpu = ProcessorSeconds(contender.pid);
  Writer writer(contender, options);
  const absl::Time began = absl::Now();
  writer.Run();
  double load_mb = ResidentMegabytes(contender.pid);
  const std::size_t writes = writer.acknowledged().size();
  AwaitAll(watchers, options.patience, [&](const Watcher& watcher) {
    load_mb = std::max(load_mb, ResidentMegabytes(contender.pid));
    return watcher.delivered() >= writes;
  });
  const double spent = ProcessorSeconds(contender.pid) - cpu;
  const Tally tally = Count(watchers, writer);
  const auto messages = static_cast<double>(tally.since_commit.size());
  Json row = {{"contender", contender.name},
              {"watchers", contender.watchers},
              {"writes_per_second", writer.rate()},
              {"messages_per_second", messages / std::max(0.001, absl::ToDoubleSeconds(tally.last - began))},
              {"missing", static_cast<double>(writes * contender.watchers) - messages},
              {"server_cpu_us", spent * 1e6 / std::max(1.0, messages)},
              {"before_mb", before_mb},
              {"idle_mb", idle_mb},
              {"load_mb", load_mb},
              {"failure", writer.failure()}};
  const auto time = [&](const std::string& since, const std::vector<absl::Duration>& durations) {
    row["p50_ms_" + since] = Percentile(durations, 0.50);
    row["p99_ms_" + since] = Percentile(durations, 0.99);
  };
  time("since_acknowledged", tally.since_acknowledged);
  time("since_commit", tally.since_commit);
  for (const auto& watcher : watchers) {
    if (watcher->ended()) row["failure"] = watcher->why();
  }
  return row;
}

void Print(const Json& row) {
  std::printf("  %-34s %4d %8.0f %10.0f", row["contender"].get<std::string>().c_str(), row["watchers"].get<int>(),
              row["writes_per_second"].get<double>(), row["messages_per_second"].get<double>());
  for (const char* figure : {"p50_ms_since_acknowledged", "p99_ms_since_acknowledged", "p50_ms_since_commit",
                             "p99_ms_since_commit", "server_cpu_us", "before_mb", "idle_mb", "load_mb"}) {
    std::printf(" %8.1f", row[figure].get<double>());
  }
  if (row["missing"].get<double>() > 0) std::printf("   %.0f missing", row["missing"].get<double>());
  if (const auto failure = row["failure"].get<std::string>(); !failure.empty()) std::printf("   %s", failure.c_str());
  std::printf("\n");
  std::fflush(stdout);
}

}  // namespace

Json MeasureFeed(const std::vector<FeedContender>& contenders, const FeedOptions& options) {
  std::printf("\n%-36s %4s %8s %10s %17s %17s %8s %26s\n", "WatchProjects", "of", "writes/s", "messages/s",
              "ack P50, P99 ms", "commit P50, P99", "CPU us", "MB before, idle, loaded");
  Json rows = Json::array();
  for (const FeedContender& contender : contenders) Print(rows.emplace_back(Turn(contender, options)));
  return {{"name", "WatchProjects"}, {"rows", std::move(rows)}};
}

}  // namespace pepiniere::bench
