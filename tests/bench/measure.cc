#include "tests/bench/measure.h"

#include <algorithm>
#include <cstdio>

#include "tests/bench/process.h"

namespace pepiniere::bench {
namespace {

using Json = nlohmann::json;

// What its server spent on a turn, too: it says more than the rate on a machine that has other things to do.
struct Turn {
  Sample sample;
  double cpu_us = 0;  // processor time a call, user and system
};

Turn Take(const Contender& contender, int concurrency, absl::Duration duration) {
  const double before = ProcessorSeconds(contender.pid);
  Turn turn{.sample = contender.run(concurrency, duration)};
  turn.cpu_us = (ProcessorSeconds(contender.pid) - before) * 1e6 / std::max<double>(1, turn.sample.calls);
  return turn;
}

double Median(std::vector<double> values) {
  std::ranges::sort(values);
  return values.empty() ? 0 : values[values.size() / 2];
}

// The median over the rounds of one figure.
template <class Figure>
double MedianOf(const std::vector<Turn>& rounds, Figure figure) {
  std::vector<double> values;
  for (const Turn& turn : rounds) values.push_back(figure(turn));
  return Median(std::move(values));
}

double MedianRatio(const std::vector<Turn>& ours, const std::vector<Turn>& bound) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < std::min(ours.size(), bound.size()); ++i) {
    if (bound[i].sample.rate > 0) ratios.push_back(ours[i].sample.rate / bound[i].sample.rate);
  }
  return Median(std::move(ratios));
}

Json Row(const std::string& name, int concurrency, const std::vector<Turn>& rounds, double ratio) {
  Json row = {{"contender", name},
              {"concurrency", concurrency},
              {"rate", MedianOf(rounds, [](const Turn& t) { return t.sample.rate; })},
              {"p50_ms", MedianOf(rounds, [](const Turn& t) { return t.sample.p50; })},
              {"p99_ms", MedianOf(rounds, [](const Turn& t) { return t.sample.p99; })},
              {"ratio", ratio},
              {"server_cpu_us", MedianOf(rounds, [](const Turn& t) { return t.cpu_us; })},
              {"calls", 0},
              {"failures", 0}};
  for (const auto& [sample, cpu_us] : rounds) {
    row["calls"] = row["calls"].get<std::int64_t>() + sample.calls;
    row["failures"] = row["failures"].get<std::int64_t>() + sample.failures;
    if (!sample.failure.empty()) row["failure"] = sample.failure;
  }
  return row;
}

void Print(const Json& row) {
  std::printf("  %-34s %4d %10.0f %9.2f %9.2f %9.0f %7.2f", row["contender"].get<std::string>().c_str(),
              row["concurrency"].get<int>(), row["rate"].get<double>(), row["p50_ms"].get<double>(),
              row["p99_ms"].get<double>(), row["server_cpu_us"].get<double>(), row["ratio"].get<double>());
  if (row["failures"].get<std::int64_t>() > 0) {
    std::printf("   %s failed: %s", row["failures"].dump().c_str(), row["failure"].get<std::string>().c_str());
  }
  std::printf("\n");
  std::fflush(stdout);
}

}  // namespace

Json Measure(const Comparison& comparison, const MeasureOptions& options) {
  std::printf("\n%-36s %4s %10s %9s %9s %9s %7s\n", comparison.name.c_str(), "at", "calls/s", "P50 ms", "P99 ms",
              "CPU us", "ratio");
  Json rows = Json::array();
  for (const int concurrency : comparison.concurrency) {
    std::vector<const Contender*> able;
    for (const Contender& contender : comparison.contenders) {
      if (concurrency <= contender.most) able.push_back(&contender);
    }
    std::vector<std::vector<Turn>> turns(able.size());
    for (const Contender* contender : able) {
      if (contender->most > 1) contender->run(concurrency, options.warm_up);
    }
    for (int round = 0; round < options.rounds; ++round) {
      for (std::size_t i = 0; i < able.size(); ++i) turns[i].push_back(Take(*able[i], concurrency, options.turn));
    }
    const bool bounded = !able.empty() && able[0] == &comparison.contenders[0];
    for (std::size_t i = 0; i < able.size(); ++i) {
      rows.push_back(Row(able[i]->name, concurrency, turns[i], bounded ? MedianRatio(turns[i], turns[0]) : 0));
      Print(rows.back());
    }
  }
  return {{"name", comparison.name}, {"rows", std::move(rows)}};
}

}  // namespace pepiniere::bench
