// A closed loop of calls: so many at a time, each followed by the next, for a while.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/synchronization/blocking_counter.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/grpcpp.h"

namespace pepiniere::bench {

// What one measurement saw. Milliseconds.
struct Sample {
  double rate = 0;  // calls answered well, a second
  double p50 = 0, p99 = 0;
  std::int64_t calls = 0, failures = 0;
  std::string failure;  // of the first one
};

// A server, and who calls it: a bearer token, or nobody.
struct Target {
  std::vector<std::shared_ptr<grpc::Channel>> channels;  // a connection each
  std::string token;
};
Target Connect(const std::string& address, std::string token = "");

// Presents the target's token, if it has one.
void Authorize(const Target& target, grpc::ClientContext& context);

// The value below which that part of the sorted durations lies, in milliseconds.
double Percentile(const std::vector<absl::Duration>& sorted, double part);

// The latencies of one caller, in call order, and what went wrong.
struct Record {
  std::vector<absl::Duration> latencies;
  std::int64_t failures = 0;
  std::string failure;
};
Sample Summarise(std::vector<Record> records, absl::Duration elapsed);

// A method and its requests: `request(n)` makes the nth, from several threads at a time.
template <class Service, class Request, class Reply>
struct Method {
  using Async = typename Service::StubInterface::async_interface;
  void (Async::*call)(grpc::ClientContext*, const Request*, Reply*, std::function<void(grpc::Status)>) = nullptr;
  std::function<Request(std::size_t)> request;
};

namespace internal {

// Some contenders take seconds for a call, and sixteen of them share the machine.
inline constexpr absl::Duration kLongestCall = absl::Minutes(3);

template <class Service, class Request, class Reply>
class Lane {
 public:
  Lane(const Method<Service, Request, Reply>& method, const Target& target, std::size_t channel,
       std::atomic<std::size_t>& next, absl::Time until, absl::BlockingCounter& done)
      : method_(method),
        target_(target),
        stub_(Service::NewStub(target.channels[channel % target.channels.size()])),
        next_(next),
        until_(until),
        done_(done) {}

  void Next() {
    began_ = absl::Now();
    if (began_ >= until_) {
      done_.DecrementCount();  // and touch nothing after it
      return;
    }
    context_ = std::make_unique<grpc::ClientContext>();
    context_->set_deadline(absl::ToChronoTime(began_ + kLongestCall));
    Authorize(target_, *context_);
    request_ = method_.request(next_.fetch_add(1));
    reply_.Clear();
    (stub_->async()->*method_.call)(context_.get(), &request_, &reply_, [this](const grpc::Status& status) {
      if (status.ok()) {
        record_.latencies.push_back(absl::Now() - began_);
      } else if (record_.failures++ == 0) {
        record_.failure = status.error_message();
      }
      Next();
    });
  }
  Record Take() { return std::move(record_); }

 private:
  const Method<Service, Request, Reply>& method_;
  const Target& target_;
  const std::unique_ptr<typename Service::Stub> stub_;
  std::atomic<std::size_t>& next_;
  const absl::Time until_;
  absl::BlockingCounter& done_;

  absl::Time began_;
  std::unique_ptr<grpc::ClientContext> context_;
  Request request_;
  Reply reply_;
  Record record_;
};

}  // namespace internal

// `next` numbers the requests; it goes on from one measurement to the following.
template <class Service, class Request, class Reply>
Sample Drive(const Target& target, const Method<Service, Request, Reply>& method, int concurrency,
             absl::Duration duration, std::atomic<std::size_t>& next) {
  using Lane = internal::Lane<Service, Request, Reply>;
  absl::BlockingCounter done(concurrency);
  const absl::Time began = absl::Now();
  std::vector<std::unique_ptr<Lane>> lanes;
  for (int i = 0; i < concurrency; ++i) {
    lanes.push_back(std::make_unique<Lane>(method, target, static_cast<std::size_t>(i), next, began + duration, done));
  }
  for (const auto& lane : lanes) lane->Next();
  done.Wait();
  const absl::Duration elapsed = absl::Now() - began;
  std::vector<Record> records;
  for (const auto& lane : lanes) records.push_back(lane->Take());
  return Summarise(std::move(records), elapsed);
}

}  // namespace pepiniere::bench
