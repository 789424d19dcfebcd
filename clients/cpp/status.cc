#include "clients/cpp/status.h"

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace pepiniere::clients {
namespace {

std::string Line(const std::string& subject, const std::string& description) {
  return subject.empty() ? description : absl::StrCat(subject, ": ", description);
}

}  // namespace

absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  absl::Status made(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
  google::rpc::Status wire;
  if (wire.ParseFromString(status.error_details()))
    for (const auto& detail : wire.details()) made.SetPayload(detail.type_url(), absl::Cord(detail.value()));
  return made;
}

bool GetDetail(const absl::Status& status, google::protobuf::Message& detail) {
  const auto payload = status.GetPayload(absl::StrCat("type.googleapis.com/", detail.GetDescriptor()->full_name()));
  return payload && detail.ParseFromString(std::string(*payload));
}

std::string Reason(const absl::Status& status) {
  google::rpc::ErrorInfo info;
  return GetDetail(status, info) ? info.reason() : "";
}

std::optional<absl::Duration> RetryAfter(const absl::Status& status) {
  google::rpc::RetryInfo info;
  if (!GetDetail(status, info) || !info.has_retry_delay()) return std::nullopt;
  return absl::Seconds(info.retry_delay().seconds()) + absl::Nanoseconds(info.retry_delay().nanos());
}

std::vector<std::string> Describe(const absl::Status& status) {
  std::vector<std::string> lines;
  if (google::rpc::BadRequest bad; GetDetail(status, bad))
    for (const auto& each : bad.field_violations()) lines.push_back(Line(each.field(), each.description()));
  if (google::rpc::PreconditionFailure failure; GetDetail(status, failure))
    for (const auto& each : failure.violations()) lines.push_back(Line(each.subject(), each.description()));
  // A single violation's line says it all: the message would say it again.
  const std::string message(status.message());
  if (lines.size() != 1 || message != lines[0]) lines.insert(lines.begin(), message);
  return lines;
}

}  // namespace pepiniere::clients
