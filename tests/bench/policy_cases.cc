#include "tests/bench/policy_cases.h"

#include <atomic>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"

namespace pepiniere::bench {
namespace {

namespace v1 = ::pepiniere::policy::v1;
using Json = nlohmann::json;
using Policy = v1::PolicyService;
using Async = Policy::StubInterface::async_interface;
template <class Request, class Reply>
using PolicyMethod = Method<Policy, Request, Reply>;

constexpr int kPage = 50;
constexpr std::size_t kTopics = 100;

template <class Request, class Reply>
Contender Of(std::string name, const Server& server, const PolicyMethod<Request, Reply>& method,
             std::string token = "") {
  const Target target = Connect(server.address, std::move(token));
  const auto next = std::make_shared<std::atomic<std::size_t>>(0);
  return {std::move(name), server.pid, [=](int concurrency, absl::Duration duration) {
            return Drive(target, method, concurrency, duration, *next);
          }};
}

PolicyMethod<v1::ListProposalsRequest, v1::ListProposalsResponse> Register() {
  return {&Async::ListProposals, [](std::size_t) {
            v1::ListProposalsRequest request;
            request.set_page_size(kPage);
            request.set_order_by("state_time desc");
            return request;
          }};
}

// Any topic, one after the other.
PolicyMethod<v1::QueryTraceRequest, v1::QueryTraceResponse> Trace() {
  return {&Async::QueryTrace, [](std::size_t n) {
            v1::QueryTraceRequest request;
            request.set_page_size(kPage);
            request.set_topic(absl::StrFormat("constraintTopics/sujet-%02d", n % kTopics));
            return request;
          }};
}

}  // namespace

Json ReadRegister(const Figures& f) {
  return Measure({absl::StrCat("ListProposals (", kPage, " of ", f.proposals, "), the latest change first"),
                  {1, 16},
                  {Of("bare SELECT", f.bare, Register()), Of("anonymous", f.ours, Register()),
                   Of("an officer", f.ours, Register(), f.token)}},
                 f.options);
}

Json ReadTrace(const Figures& f) {
  return Measure({absl::StrCat("QueryTrace of a topic (", kPage, " of ", f.proposals, ")"),
                  {1, 16},
                  {Of("one bare SELECT", f.bare, Trace()), Of("pepiniered", f.ours, Trace())}},
                 f.options);
}

}  // namespace pepiniere::bench
