#include "tests/bench/measure.h"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "absl/strings/str_cat.h"

namespace pepiniere::bench {
namespace {

using Json = nlohmann::json;

double Median(std::vector<double> values) {
  std::ranges::sort(values);
  return values.empty() ? 0 : values[values.size() / 2];
}

// The median over the rounds of one figure.
template <class Figure>
double MedianOf(const std::vector<Sample>& rounds, Figure figure) {
  std::vector<double> values;
  for (const Sample& sample : rounds) values.push_back(figure(sample));
  return Median(std::move(values));
}

double MedianRatio(const std::vector<Sample>& ours, const std::vector<Sample>& bound) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (bound[i].rate > 0) ratios.push_back(ours[i].rate / bound[i].rate);
  }
  return Median(std::move(ratios));
}

Json Row(const std::string& name, int concurrency, const std::vector<Sample>& rounds, double ratio) {
  Json row = {{"contender", name},
              {"concurrency", concurrency},
              {"rate", MedianOf(rounds, [](const Sample& s) { return s.rate; })},
              {"p50_ms", MedianOf(rounds, [](const Sample& s) { return s.p50; })},
              {"p99_ms", MedianOf(rounds, [](const Sample& s) { return s.p99; })},
              {"ratio", ratio},
              {"calls", 0},
              {"failures", 0}};
  for (const Sample& sample : rounds) {
    row["calls"] = row["calls"].get<std::int64_t>() + sample.calls;
    row["failures"] = row["failures"].get<std::int64_t>() + sample.failures;
    if (!sample.failure.empty()) row["failure"] = sample.failure;
  }
  return row;
}

void Print(const Json& row) {
  std::printf("  %-34s %4d %10.0f %9.2f %9.2f %7.2f", row["contender"].get<std::string>().c_str(),
              row["concurrency"].get<int>(), row["rate"].get<double>(), row["p50_ms"].get<double>(),
              row["p99_ms"].get<double>(), row["ratio"].get<double>());
  if (row["failures"].get<std::int64_t>() > 0) {
    std::printf("   %s failed: %s", row["failures"].dump().c_str(), row["failure"].get<std::string>().c_str());
  }
  std::printf("\n");
  std::fflush(stdout);
}

}  // namespace

Json Measure(const Comparison& comparison, const MeasureOptions& options) {
  std::printf("\n%-36s %4s %10s %9s %9s %7s\n", comparison.name.c_str(), "at", "calls/s", "P50 ms", "P99 ms", "ratio");
  Json rows = Json::array();
  for (const int concurrency : comparison.concurrency) {
    std::vector<std::vector<Sample>> samples(comparison.contenders.size());
    for (const Contender& contender : comparison.contenders) contender.run(concurrency, options.warm_up);
    for (int round = 0; round < options.rounds; ++round) {
      for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i].push_back(comparison.contenders[i].run(concurrency, options.turn));
      }
    }
    for (std::size_t i = 0; i < samples.size(); ++i) {
      rows.push_back(Row(comparison.contenders[i].name, concurrency, samples[i], MedianRatio(samples[i], samples[0])));
      Print(rows.back());
    }
  }
  Json result = {{"name", comparison.name}, {"rows", std::move(rows)}};
  if (options.server_pid > 0) result["server_resident_mb"] = ResidentMegabytes(options.server_pid);
  return result;
}

double ResidentMegabytes(std::int64_t pid) {
  std::ifstream status(absl::StrCat("/proc/", pid, "/status"));
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  }
  return 0;
}

}  // namespace pepiniere::bench
