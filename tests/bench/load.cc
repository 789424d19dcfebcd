#include "tests/bench/load.h"

#include <algorithm>

namespace pepiniere::bench {
namespace {

constexpr int kConnections = 4;

}  // namespace

Target Connect(const std::string& address, std::string token) {
  Target target{.channels = {}, .token = std::move(token)};
  for (int i = 0; i < kConnections; ++i) {
    grpc::ChannelArguments arguments;
    arguments.SetInt("pepiniere.connection", i);  // channels of equal arguments share their connection
    const auto channel = grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
    channel->WaitForConnected(absl::ToChronoTime(absl::Now() + absl::Seconds(20)));
    target.channels.push_back(channel);
  }
  return target;
}

void Authorize(const Target& target, grpc::ClientContext& context) {
  if (!target.token.empty()) context.AddMetadata("authorization", "Bearer " + target.token);
}

double Percentile(const std::vector<absl::Duration>& sorted, double part) {
  if (sorted.empty()) return 0;
  const auto rank = static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1) + 0.5);
  return absl::ToDoubleMilliseconds(sorted[rank]);
}

Sample Summarise(std::vector<Record> records, absl::Duration elapsed) {
  Sample sample;
  std::vector<absl::Duration> all;
  for (Record& record : records) {
    all.insert(all.end(), record.latencies.begin(), record.latencies.end());
    sample.failures += record.failures;
    if (sample.failure.empty()) sample.failure = std::move(record.failure);
  }
  std::ranges::sort(all);
  sample.calls = static_cast<std::int64_t>(all.size());
  sample.rate = static_cast<double>(sample.calls) / absl::ToDoubleSeconds(elapsed);
  sample.p50 = Percentile(all, 0.50);
  sample.p99 = Percentile(all, 0.99);
  return sample;
}

}  // namespace pepiniere::bench
