#include "tests/bench/season_cases.h"

#include <unistd.h>

#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/rehearsal/inputs.h"
#include "services/rehearsal/rehearse.h"
#include "tests/bench/large_call.h"

namespace pepiniere::bench {
namespace {

namespace v1 = ::pepiniere::cohort::v1;
using Cohort = v1::CohortService;

constexpr char kCall[] = "calls/large";

// Ranks and places at once, in this process: what both methods have to compute, with nothing around it.
Contender FromMemory() {
  const auto inputs = std::make_shared<const rehearsal::Inputs>(rehearsal::Read(LargeCall()).inputs);
  return {"ranked and placed from memory", getpid(), [inputs](int, absl::Duration duration) {
            const absl::Time began = absl::Now();
            std::vector<Record> records(1);
            while (absl::Now() < began + duration) {
              const absl::Time start = absl::Now();
              if (rehearsal::Rehearse(*inputs).refused()) ++records[0].failures;
              records[0].latencies.push_back(absl::Now() - start);
            }
            return Summarise(std::move(records), absl::Now() - began);
          }};
}

template <class Request, class Reply>
Contender Served(const Figures& f, const Method<Cohort, Request, Reply>& method) {
  const Target target = Connect(f.ours.address, f.token);
  const auto next = std::make_shared<std::atomic<std::size_t>>(0);
  return {"pepiniered", f.ours.pid, [=](int concurrency, absl::Duration duration) {
            return Drive(target, method, concurrency, duration, *next);
          }};
}

template <class Request>
Request OfCall(std::size_t) {
  Request request;
  request.set_parent(kCall);
  return request;
}

// One at a time: a run holds its call.
nlohmann::json Compare(std::string name, const Figures& f, Contender served) {
  return Measure({std::move(name), {1}, {FromMemory(), std::move(served)}}, f.options);
}

}  // namespace

nlohmann::json RunRankings(const Figures& figures) {
  using Async = Cohort::StubInterface::async_interface;
  const Method<Cohort, v1::RunRankingRequest, v1::Ranking> run{&Async::RunRanking, OfCall<v1::RunRankingRequest>};
  return Compare("RunRanking of 2,000 applications with 10,000 reviews", figures, Served(figures, run));
}

nlohmann::json RunPlacings(const Figures& figures) {
  using Async = Cohort::StubInterface::async_interface;
  const Method<Cohort, v1::RunPlacingRequest, v1::Placement> run{&Async::RunPlacing, OfCall<v1::RunPlacingRequest>};
  return Compare("RunPlacing of 2,000 applications on 200 seats", figures, Served(figures, run));
}

}  // namespace pepiniere::bench
