#include "tests/bench/metrics_cases.h"

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "tests/bench/metrics_names.h"

namespace pepiniere::bench {
namespace {

namespace v1 = ::pepiniere::metrics::v1;
using Json = nlohmann::json;
using Metrics = v1::MetricsService;
template <class Request, class Reply>
using MetricsMethod = Method<Metrics, Request, Reply>;
using Async = Metrics::StubInterface::async_interface;

constexpr std::size_t kInstants = 20;  // of a batch, of each of 50 metrics: 1,000 points
constexpr std::int64_t kQuarter = 91, kFiveYears = 1'826;
constexpr int kWriters = 2, kReaders = 8;

// Walks over the teams in an order that caches cannot like; from 1 on.
std::size_t AnyTeam(std::size_t n) { return 1 + n * 7919 % kMetricProjects; }

template <class Request, class Reply>
Contender Of(std::string name, const Server& server, const MetricsMethod<Request, Reply>& method,
             std::string token = "") {
  const Target target = Connect(server.address, std::move(token));
  const auto next = std::make_shared<std::atomic<std::size_t>>(0);
  return {std::move(name), server.pid, [=](int concurrency, absl::Duration duration) {
            return Drive(target, method, concurrency, duration, *next);
          }};
}

// The nth batch: points that nobody told before, seconds after the noon of some days; `late` in a hundred of them say
// again, and otherwise, what was told of a noon. `first` keeps contenders out of each other's way.
v1::IngestPointsRequest Batch(std::size_t n, std::size_t late, std::int64_t first) {
  v1::IngestPointsRequest request;
  request.set_parent(MetricProject(AnyTeam(n)));
  request.set_source("releve");
  const auto round = static_cast<std::int64_t>(n / kMetricProjects);
  for (std::size_t i = 0; i < kMetrics * kInstants; ++i) {
    v1::Point& point = *request.add_points();
    point.set_metric(MetricName(1 + i % kMetrics));
    const auto back = static_cast<std::int64_t>(i / kMetrics);
    const bool is_late = i % 100 < late;
    point.mutable_time()->set_seconds(kLastNoon - back * kDay + (is_late ? 0 : first + round));
    point.set_value(static_cast<double>((n + i) % 1'000) + 0.5);
  }
  return request;
}

MetricsMethod<v1::IngestPointsRequest, v1::IngestPointsResponse> Ingest(std::size_t late, std::int64_t first) {
  return {&Async::IngestPoints, [late, first](std::size_t n) { return Batch(n, late, first); }};
}

// Any metric of any team, of so many days up to the last one.
MetricsMethod<v1::ReadSeriesRequest, v1::ReadSeriesResponse> Read(v1::Grain grain, std::int64_t days,
                                                                  bool first_metric) {
  return {&Async::ReadSeries, [=](std::size_t n) {
            v1::ReadSeriesRequest request;
            request.set_parent(MetricProject(AnyTeam(n)));
            request.set_metric(MetricName(first_metric ? 1 : 1 + n % kMetrics));
            request.set_source("releve");
            request.set_grain(grain);
            request.set_page_size(1'000);
            request.mutable_from_time()->set_seconds(kLastNoon - days * kDay);
            request.mutable_to_time()->set_seconds(kLastNoon + kDay / 2);
            return request;
          }};
}

// Of so many days of Paris, the last one of them the last one: as the page asks.
MetricsMethod<v1::GetPortfolioIndicatorsRequest, v1::PortfolioIndicators> Spread(std::int64_t days) {
  constexpr std::int64_t kHour = 3'600;
  const std::int64_t end = kLastNoon + 10 * kHour;  // midnight, in summer
  const bool began_in_winter = days > 3;
  return {&Async::GetPortfolioIndicators, [=](std::size_t) {
            v1::GetPortfolioIndicatorsRequest request;
            request.add_indicators("usage");
            request.mutable_from_time()->set_seconds(end - days * kDay + (began_in_winter ? kHour : 0));
            request.mutable_to_time()->set_seconds(end);
            return request;
          }};
}

// What `measured` does while so many others do `other`.
Contender Beside(Contender measured, Contender other, int others) {
  const auto run = [its = std::move(measured.run), beside = std::move(other.run), others](int concurrency,
                                                                                          absl::Duration duration) {
    std::thread at_once([&] { (void)beside(others, duration); });
    Sample sample = its(concurrency, duration);
    at_once.join();
    return sample;
  };
  return {std::move(measured.name), measured.pid, run};
}

// What a case is called, with how much is stored.
std::string Among(std::string_view what, const Figures& f) {
  return absl::StrCat(std::string(what), ", ", f.points / 1'000'000, " M points stored");
}

}  // namespace

Json IngestPoints(const Figures& f) {
  return Measure({Among("IngestPoints, 1,000 a batch", f),
                  {1, 4},
                  {Of("bare upsert", f.bare, Ingest(0, 1)), Of("pepiniered", f.ours, Ingest(0, 10'000), f.token),
                   Of("pepiniered, 5 % late", f.ours, Ingest(5, 20'000), f.token)}},
                 f.options);
}

Json ReadOneSeries(const Figures& f) {
  const auto days = Read(v1::GRAIN_DAY, kQuarter, false);
  return Measure({Among("ReadSeries, 13 weeks by days", f),
                  {1, 16},
                  {Of("bare SELECT", f.bare, days), Of("pepiniered", f.ours, days)}},
                 f.options);
}

Json ReadMonths(const Figures& f) {
  const auto months = Read(v1::GRAIN_MONTH, kFiveYears, true);
  return Measure({Among("ReadSeries, five years by months", f),
                  {1, 16},
                  {Of("bare SELECT of rollups", f.bare, months), Of("pepiniered", f.ours, months)}},
                 f.options);
}

Json ReadAllTeams(const Figures& f) {
  Json parts = Json::array();
  for (const auto& [name, days] : {std::pair("one day", std::int64_t{1}), std::pair("13 weeks", kQuarter)}) {
    const auto spread = Spread(days);
    parts.push_back(Measure({Among(absl::StrCat("GetPortfolioIndicators of 1,000 teams, ", name), f),
                             {1, 4},
                             {Of("bare SELECT of rollups", f.bare, spread), Of("pepiniered", f.ours, spread)}},
                            f.options));
  }
  return {{"name", "GetPortfolioIndicators"}, {"parts", parts}};
}

Json IngestBesideReads(const Figures& f) {
  const auto days = Read(v1::GRAIN_DAY, kQuarter, false);
  const auto writers = [&](std::int64_t first) {
    return Of("IngestPoints, 5 % late, while 8 read", f.ours, Ingest(5, first), f.token);
  };
  Json parts = Json::array();
  parts.push_back(Measure(
      {Among("ReadSeries beside ingestion", f),
       {kReaders},
       {Of("nobody writes", f.ours, days), Beside(Of("2 write, 5 % late", f.ours, days), writers(30'000), kWriters)}},
      f.options));
  parts.push_back(Measure({Among("IngestPoints beside reads", f),
                           {kWriters},
                           {Of("nobody reads", f.ours, Ingest(5, 36'000), f.token),
                            Beside(writers(40'000), Of("reads", f.ours, days), kReaders)}},
                          f.options));
  return {{"name", "Ingestion beside reads"}, {"parts", parts}};
}

}  // namespace pepiniere::bench
