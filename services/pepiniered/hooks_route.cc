#include "services/pepiniered/hooks_route.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/json/json.h"

namespace pepiniere {
namespace {

using metrics::v1::MetricsService;
using metrics::v1::SourceEvent;

constexpr std::string_view kPath = "/hooks/", kCloudEvents = "ce-";
constexpr std::string_view kHeaders[] = {"authorization",  "content-type",   "x-github-event",     "x-github-delivery",
                                         "x-gitlab-event", "x-gitlab-token", "x-hub-signature-256"};
constexpr std::size_t kMostBytes = 1'000'000;
constexpr int kMostHeaders = 30;
constexpr absl::Duration kPatience = absl::Seconds(20);

bool IsWanted(std::string_view name) {
  return name.starts_with(kCloudEvents) || std::ranges::find(kHeaders, name) != std::end(kHeaders);
}

metrics::v1::ReceiveSourceEventRequest MessageOf(const gateway::Request& request) {
  const std::string_view rest = std::string_view(request.path).substr(kPath.size());
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  metrics::v1::ReceiveSourceEventRequest message;
  message.set_name(base::Concat("sources/", rest.substr(0, slash)));
  message.set_path(std::string(rest.substr(std::min(slash + 1, rest.size()))));
  message.set_body(request.body);
  for (const auto& [name, value] : request.headers) {
    const std::string key = absl::AsciiStrToLower(name);
    if (!IsWanted(key) || message.headers_size() == kMostHeaders) continue;
    auto& header = *message.add_headers();
    header.set_key(key);
    header.set_value(value);
  }
  return message;
}

gateway::Response Refusal(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kUnauthenticated:
      return {.status = 401, .headers = {}, .body = nullptr};
    case absl::StatusCode::kInvalidArgument:
      return gateway::Problem(400, "this is no event of a source");
    case absl::StatusCode::kResourceExhausted: {
      gateway::Response response = gateway::Problem(429, "too much at once: send it again in a minute");
      response.headers.Set("retry-after", "60");
      return response;
    }
    default: {
      gateway::Response response = gateway::Problem(503, "send it again in a moment");
      response.headers.Set("retry-after", "10");
      return response;
    }
  }
}

gateway::Response Answer(const metrics::v1::ReceiveSourceEventResponse& reply) {
  const bool refused = reply.outcome() == SourceEvent::OUTCOME_REFUSED;
  const bool ignored = reply.outcome() == SourceEvent::OUTCOME_IGNORED;
  json::OrderedJson told = json::OrderedJson::object();
  told["outcome"] = SourceEvent::Outcome_Name(reply.outcome()).substr(std::string_view("OUTCOME_").size());
  if (!reply.reason().empty()) told["reason"] = reply.reason();
  if (!reply.field().empty()) told["field"] = reply.field();
  if (!reply.message().empty()) told["message"] = reply.message();
  gateway::Response response = gateway::Text(refused   ? 400
                                             : ignored ? 202
                                                       : 200,
                                             "application/json; charset=utf-8", json::Dump(told));
  response.headers.Set("cache-control", "no-store");
  return response;
}

}  // namespace

gateway::Route HooksRoute(std::shared_ptr<grpc::Channel> channel) {
  const std::shared_ptr<MetricsService::Stub> stub = MetricsService::NewStub(channel);
  const auto page = [stub](const gateway::Request& request) {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
    metrics::v1::ReceiveSourceEventResponse reply;
    const absl::Status received = clients::FromGrpc(stub->ReceiveSourceEvent(&context, MessageOf(request), &reply));
    return received.ok() ? Answer(reply) : Refusal(received);
  };
  return {.method = "POST", .path = std::string(kPath), .page = page, .quick = false, .max_body_bytes = kMostBytes};
}

}  // namespace pepiniere
