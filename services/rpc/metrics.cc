#include "services/rpc/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/exposer.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace pepiniere::rpc {
namespace {

using prometheus::Labels;

constexpr int kCodes = 17;

// Seconds. From a cached read to a call that runs into its deadline.
const prometheus::Histogram::BucketBoundaries kBuckets = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                          0.1,    0.25,  0.5,    1,     2.5,  10,    60};

struct Families {
  prometheus::Family<prometheus::Counter>& handled;
  prometheus::Family<prometheus::Counter>& sent;
  prometheus::Family<prometheus::Histogram>& seconds;
  prometheus::Family<prometheus::Gauge>& in_flight;
};

class Counters final : public MethodMetrics {
 public:
  Counters(Families families, Labels labels)
      : families_(families),
        labels_(std::move(labels)),
        seconds_(families_.seconds.Add(labels_, kBuckets)),
        in_flight_(families_.in_flight.Add(labels_)) {}

  void Started() override { in_flight_.Increment(); }
  void Sent() override {
    Row(sent_, [this]() -> prometheus::Counter& { return families_.sent.Add(labels_); }).Increment();
  }

  void Finished(absl::StatusCode code, absl::Duration duration) override {
    in_flight_.Decrement();
    seconds_.Observe(absl::ToDoubleSeconds(duration));
    Handled(code).Increment();
  }

 private:
  using Slot = std::atomic<prometheus::Counter*>;

  // Made at the first asking: most codes never happen, most methods are no streams, and an empty row says nothing.
  // Adding a row twice gives the same counter, so threads may race.
  template <class Add>
  static prometheus::Counter& Row(Slot& slot, Add add) {
    prometheus::Counter* counter = slot.load(std::memory_order_acquire);
    if (counter == nullptr) {
      counter = &add();
      slot.store(counter, std::memory_order_release);
    }
    return *counter;
  }

  prometheus::Counter& Handled(absl::StatusCode code) {
    return Row(handled_.at(static_cast<std::size_t>(code) % kCodes), [&]() -> prometheus::Counter& {
      Labels labels = labels_;
      labels["grpc_code"] = code == absl::StatusCode::kOk ? "OK" : absl::StatusCodeToString(code);
      return families_.handled.Add(labels);
    });
  }

  Families families_;
  const Labels labels_;
  prometheus::Histogram& seconds_;
  prometheus::Gauge& in_flight_;
  std::array<Slot, kCodes> handled_{};
  Slot sent_{};
};

// Gauges that are asked rather than kept.
class AskedGauges final : public prometheus::Collectable {
 public:
  void Add(std::string name, std::string help, std::function<double()> read, std::string service) {
    std::lock_guard lock(mutex_);
    gauges_.push_back({std::move(name), std::move(help), std::move(read), std::move(service)});
  }

  std::vector<prometheus::MetricFamily> Collect() const override {
    std::lock_guard lock(mutex_);
    std::vector<prometheus::MetricFamily> families;
    for (const Gauge& gauge : gauges_) {
      prometheus::ClientMetric metric;
      metric.gauge.value = gauge.read();
      if (!gauge.service.empty()) metric.label.push_back({"service", gauge.service});
      auto family = std::ranges::find(families, gauge.name, &prometheus::MetricFamily::name);
      if (family == families.end()) {
        families.push_back({gauge.name, gauge.help, prometheus::MetricType::Gauge, {}});
        family = std::prev(families.end());
      }
      family->metric.push_back(std::move(metric));
    }
    return families;
  }

 private:
  struct Gauge {
    std::string name;
    std::string help;
    std::function<double()> read;
    std::string service;
  };
  mutable std::mutex mutex_;
  std::vector<Gauge> gauges_;
};

}  // namespace

struct Metrics::Parts {
  std::shared_ptr<prometheus::Registry> registry = std::make_shared<prometheus::Registry>();
  std::shared_ptr<AskedGauges> asked = std::make_shared<AskedGauges>();
  Families families{
      prometheus::BuildCounter().Name("grpc_server_handled_total").Help("Calls answered.").Register(*registry),
      prometheus::BuildCounter()
          .Name("grpc_server_msg_sent_total")
          .Help("Messages sent on servers' streams.")
          .Register(*registry),
      prometheus::BuildHistogram()
          .Name("grpc_server_handling_seconds")
          .Help("Time from a call's reception to its answer.")
          .Register(*registry),
      prometheus::BuildGauge().Name("grpc_server_in_flight").Help("Calls not answered yet.").Register(*registry)};
  prometheus::Family<prometheus::Counter>& http_requests =
      prometheus::BuildCounter().Name("http_server_requests_total").Help("HTTP requests answered.").Register(*registry);
  prometheus::Family<prometheus::Histogram>& http_seconds =
      prometheus::BuildHistogram()
          .Name("http_server_request_seconds")
          .Help("Time from the arrival of an HTTP request's head to the last byte of its answer.")
          .Register(*registry);
  std::mutex mutex;
  std::map<std::pair<std::string, std::string>, std::unique_ptr<Counters>> methods;
  std::unique_ptr<prometheus::Exposer> exposer;
};

Metrics::Metrics() : parts_(std::make_unique<Parts>()) {}
Metrics::~Metrics() = default;

MethodMetrics& Metrics::ForMethod(std::string_view service, std::string_view method) {
  std::lock_guard lock(parts_->mutex);
  auto& counters = parts_->methods[{std::string(service), std::string(method)}];
  if (!counters) {
    counters = std::make_unique<Counters>(
        parts_->families, Labels{{"grpc_service", std::string(service)}, {"grpc_method", std::string(method)}});
  }
  return *counters;
}

void Metrics::HttpAnswered(std::string_view route, std::string_view method, int status, absl::Duration duration) {
  const std::string by_route(route);
  parts_->http_requests.Add({{"route", by_route}, {"method", std::string(method)}, {"status", std::to_string(status)}})
      .Increment();
  parts_->http_seconds.Add({{"route", by_route}}, kBuckets).Observe(absl::ToDoubleSeconds(duration));
}

void Metrics::AddGauge(std::string name, std::string help, std::function<double()> read, std::string service) {
  parts_->asked->Add(std::move(name), std::move(help), std::move(read), std::move(service));
}

absl::Status Metrics::Expose(const std::string& address) {
  try {
    parts_->exposer = std::make_unique<prometheus::Exposer>(address, /*num_threads=*/1);
  } catch (const std::exception& e) {
    return absl::UnavailableError(absl::StrCat("metrics on ", address, ": ", e.what()));
  }
  parts_->exposer->RegisterCollectable(parts_->registry);
  parts_->exposer->RegisterCollectable(parts_->asked);
  return absl::OkStatus();
}

std::string Metrics::Text() const {
  std::vector<prometheus::MetricFamily> families = parts_->registry->Collect();
  std::ranges::move(parts_->asked->Collect(), std::back_inserter(families));
  return prometheus::TextSerializer().Serialize(families);
}

int Metrics::port() const { return parts_->exposer ? parts_->exposer->GetListeningPorts().at(0) : 0; }

}  // namespace pepiniere::rpc
