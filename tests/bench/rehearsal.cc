// What a large call costs to read, to rank and to place, and to write.
#include <benchmark/benchmark.h>

#include <string>

#include "services/rehearsal/inputs.h"
#include "services/rehearsal/rehearse.h"
#include "services/rehearsal/run.h"
#include "tests/bench/large_call.h"

namespace pepiniere::rehearsal {
namespace {

using bench::LargeCall;

void BM_Read(benchmark::State& state) {
  const std::string text = LargeCall();
  for (auto _ : state) benchmark::DoNotOptimize(Read(text));
}
BENCHMARK(BM_Read)->Unit(benchmark::kMillisecond);

void BM_RankAndPlace(benchmark::State& state) {
  const Inputs inputs = Read(LargeCall()).inputs;
  for (auto _ : state) benchmark::DoNotOptimize(Rehearse(inputs));
}
BENCHMARK(BM_RankAndPlace)->Unit(benchmark::kMillisecond);

void BM_WriteRun(benchmark::State& state) {
  const Inputs inputs = Read(LargeCall()).inputs;
  const Rehearsed done = Rehearse(inputs);
  for (auto _ : state) benchmark::DoNotOptimize(RunText(inputs, done));
}
BENCHMARK(BM_WriteRun)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace pepiniere::rehearsal

BENCHMARK_MAIN();
