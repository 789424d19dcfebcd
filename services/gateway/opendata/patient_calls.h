// Calls of a service on behalf of nobody: one that is busy, or starting, is asked again.
#pragma once

#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/random/random.h"
#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "services/base/backoff.h"
#include "services/base/try.h"

namespace pepiniere::gateway::opendata {

// `Service` is generated. Thread-safe.
template <typename Service>
class PatientCalls {
 public:
  using Stub = typename Service::Stub;
  template <typename Request, typename Reply>
  using Method = grpc::Status (Stub::*)(grpc::ClientContext*, const Request&, Reply*);

  // `timeout`: for one call, with the times that it is tried again. What is under way is cancelled once `stop` is
  // requested.
  PatientCalls(const std::shared_ptr<grpc::Channel>& channel, absl::Duration timeout, const std::stop_token& stop)
      : stub_(Service::NewStub(channel)), timeout_(timeout), stop_(stop) {}

  template <typename Request, typename Reply>
  absl::StatusOr<Reply> Call(Method<Request, Reply> method, const Request& request) const {
    const absl::Time deadline = absl::Now() + timeout_;
    absl::BitGen random;
    base::Backoff backoff({.first = absl::Milliseconds(50), .longest = absl::Seconds(1)});
    for (;;) {
      grpc::ClientContext context;
      context.set_deadline(absl::ToChronoTime(deadline));
      Reply reply;
      const std::stop_callback cancel(stop_, [&context] { context.TryCancel(); });
      const grpc::Status status = ((*stub_).*method)(&context, request, &reply);
      if (status.ok()) return reply;
      const bool passing = status.error_code() == grpc::StatusCode::UNAVAILABLE ||
                           status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED;
      const absl::Duration wait = backoff.Next(random);
      if (!passing || stop_.stop_requested() || absl::Now() + wait >= deadline) {
        return absl::Status(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
      }
      absl::SleepFor(wait);
    }
  }

  // Every page of a list. `items` takes them out of a page.
  template <typename Request, typename Reply, typename Item>
  absl::StatusOr<std::vector<Item>> List(Method<Request, Reply> method, std::type_identity_t<Request> request,
                                         google::protobuf::RepeatedPtrField<Item>* (Reply::*items)()) const {
    std::vector<Item> all;
    request.set_page_size(kPage);
    do {
      PEP_ASSIGN(Reply page, Call(method, request));
      for (Item& item : *(page.*items)()) all.push_back(std::move(item));
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return all;
  }

 private:
  static constexpr int kPage = 500;

  const std::unique_ptr<Stub> stub_;
  const absl::Duration timeout_;
  const std::stop_token stop_;
};

}  // namespace pepiniere::gateway::opendata
