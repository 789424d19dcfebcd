#include "services/gateway/call/connect.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/base/text.h"
#include "services/gateway/call/base64.h"
#include "services/gateway/call/json.h"
#include "services/json/json.h"

namespace pepiniere::gateway {
namespace {

using json::Json;

struct Row {
  grpc::StatusCode code;
  std::string_view name;
  int http;
};
constexpr std::array<Row, 16> kCodes = {{
    {grpc::StatusCode::UNKNOWN, "unknown", 500},
    {grpc::StatusCode::CANCELLED, "canceled", 499},
    {grpc::StatusCode::INVALID_ARGUMENT, "invalid_argument", 400},
    {grpc::StatusCode::DEADLINE_EXCEEDED, "deadline_exceeded", 504},
    {grpc::StatusCode::NOT_FOUND, "not_found", 404},
    {grpc::StatusCode::ALREADY_EXISTS, "already_exists", 409},
    {grpc::StatusCode::PERMISSION_DENIED, "permission_denied", 403},
    {grpc::StatusCode::RESOURCE_EXHAUSTED, "resource_exhausted", 429},
    {grpc::StatusCode::FAILED_PRECONDITION, "failed_precondition", 400},
    {grpc::StatusCode::ABORTED, "aborted", 409},
    {grpc::StatusCode::OUT_OF_RANGE, "out_of_range", 400},
    {grpc::StatusCode::UNIMPLEMENTED, "unimplemented", 501},
    {grpc::StatusCode::INTERNAL, "internal", 500},
    {grpc::StatusCode::UNAVAILABLE, "unavailable", 503},
    {grpc::StatusCode::DATA_LOSS, "data_loss", 500},
    {grpc::StatusCode::UNAUTHENTICATED, "unauthenticated", 401},
}};

const Row& RowOf(grpc::StatusCode code) {
  const auto* found = std::ranges::find(kCodes, code, &Row::code);
  return found == kCodes.end() ? kCodes.front() : *found;
}

Json Details(const grpc::Status& status) {
  Json details = Json::array();
  google::rpc::Status wire;
  if (!wire.ParseFromString(status.error_details())) return details;
  for (const auto& any : wire.details()) {
    const std::string type = any.type_url().substr(any.type_url().rfind('/') + 1);
    Json detail = {{"type", type}, {"value", Base64Unpadded(any.value())}};
    if (const auto debug = ProtoToJson(type, any.value()); debug.ok()) {
      if (auto read = json::Parse(*debug)) detail["debug"] = *std::move(read);
    }
    details.push_back(std::move(detail));
  }
  return details;
}

Json Error(const grpc::Status& status) {
  Json error = {{"code", ConnectCode(status.error_code())}};
  if (!status.error_message().empty()) error["message"] = status.error_message();
  if (Json details = Details(status); !details.empty()) error["details"] = std::move(details);
  return error;
}

// A detail of the status, if it has one of that type.
template <class Detail>
std::optional<Detail> Find(const grpc::Status& status) {
  google::rpc::Status wire;
  if (!wire.ParseFromString(status.error_details())) return std::nullopt;
  Detail detail;
  for (const auto& any : wire.details()) {
    if (any.UnpackTo(&detail)) return detail;
  }
  return std::nullopt;
}

int ExhaustedHttpStatus(const grpc::Status& status) {
  if (Find<google::rpc::RetryInfo>(status)) return 429;
  const auto info = Find<google::rpc::ErrorInfo>(status);
  return info && info->reason() == kTooLarge ? 413 : 503;
}

// Whole seconds, rounded up.
std::string RetryAfter(const google::rpc::RetryInfo& info) {
  return absl::StrCat(info.retry_delay().seconds() + (info.retry_delay().nanos() > 0 ? 1 : 0));
}

}  // namespace

std::string_view ConnectCode(grpc::StatusCode code) { return RowOf(code).name; }
int ConnectHttpStatus(const grpc::Status& status) {
  const bool exhausted = status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED;
  return exhausted ? ExhaustedHttpStatus(status) : RowOf(status.error_code()).http;
}

std::string ConnectErrorJson(const grpc::Status& status) { return json::Dump(Error(status)); }

std::string ConnectEndJson(const grpc::Status& status, const Headers& trailing) {
  Json end = Json::object();
  if (!status.ok()) end["error"] = Error(status);
  for (const auto& [name, value] : trailing) end["metadata"][name].push_back(value);
  return json::Dump(end);
}

Response ConnectAnswer(const Outcome& outcome, std::string_view content_type) {
  Response response = outcome.status.ok() ? Text(200, content_type, outcome.message)
                                          : Text(ConnectHttpStatus(outcome.status), "application/json",
                                                 ConnectErrorJson(outcome.status));
  if (const auto info = Find<google::rpc::RetryInfo>(outcome.status)) {
    response.headers.Add("retry-after", RetryAfter(*info));
  }
  for (const auto& [name, value] : outcome.leading) response.headers.Add(name, value);
  for (const auto& [name, value] : outcome.trailing) response.headers.Add(base::Concat("trailer-", name), value);
  return response;
}

}  // namespace pepiniere::gateway
