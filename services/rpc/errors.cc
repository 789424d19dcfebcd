#include "services/rpc/errors.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/rpc/short_status.h"

namespace pepiniere::rpc {
namespace {

constexpr char kTypePrefix[] = "type.googleapis.com/";
constexpr std::size_t kMostViolations = 1'000;

std::string TypeUrl(const google::protobuf::Message& detail) {
  return absl::StrCat(kTypePrefix, detail.GetDescriptor()->full_name());
}

absl::Status About(absl::StatusCode code, std::string_view reason, std::string_view message,
                   std::string_view resource) {
  absl::Status status = Failure(code, reason, message);
  google::rpc::ResourceInfo info;
  const std::string name(resource);
  info.set_resource_type(name.substr(0, name.find('/')));
  info.set_resource_name(name);
  AddDetail(status, info);
  return status;
}

// What callers are told of errors whose words may hold what is not theirs to read: a table's name, a host's.
constexpr std::array<std::pair<absl::StatusCode, const char*>, 6> kDiscreet{{
    {absl::StatusCode::kInternal, "internal error"},
    {absl::StatusCode::kUnknown, "internal error"},
    {absl::StatusCode::kDataLoss, "internal error"},
    {absl::StatusCode::kUnavailable, "the service is not available for the moment"},
    {absl::StatusCode::kAborted, "the call ran into a concurrent change; try again"},
    {absl::StatusCode::kAlreadyExists, "a resource like this one exists already"},
}};

const char* DiscreetMessage(absl::StatusCode code) {
  const auto* found = std::ranges::find(kDiscreet, code, [](const auto& row) { return row.first; });
  return found == kDiscreet.end() ? nullptr : found->second;
}

}  // namespace

void AddDetail(absl::Status& status, const google::protobuf::Message& detail) {
  status.SetPayload(TypeUrl(detail), absl::Cord(detail.SerializeAsString()));
}

bool GetDetail(const absl::Status& status, google::protobuf::Message& detail) {
  const auto payload = status.GetPayload(TypeUrl(detail));
  return payload && detail.ParseFromString(std::string(*payload));
}

absl::Status Failure(absl::StatusCode code, std::string_view reason, std::string_view message,
                     std::map<std::string, std::string> metadata) {
  absl::Status status(code, std::string(message));
  google::rpc::ErrorInfo info;
  info.set_reason(std::string(reason));
  info.set_domain(std::string(kErrorDomain));
  info.mutable_metadata()->insert(metadata.begin(), metadata.end());
  AddDetail(status, info);
  return status;
}

absl::Status Invalid(std::string_view field, std::string_view description) {
  return Invalid({{std::string(field), std::string(description)}});
}

absl::Status Invalid(const std::vector<FieldViolation>& violations, std::size_t more) {
  if (violations.empty()) return absl::OkStatus();
  google::rpc::BadRequest bad;
  for (const FieldViolation& violation : violations) {
    auto* out = bad.add_field_violations();
    out->set_field(violation.field);
    out->set_description(violation.description);
  }
  std::string message = absl::StrCat(violations[0].field, ": ", violations[0].description);
  if (const std::size_t others = violations.size() - 1 + more; others > 0) {
    absl::StrAppend(&message, " (and ", others, " more)");
  }
  absl::Status status = Failure(absl::StatusCode::kInvalidArgument, "INVALID_FIELD", message);
  AddDetail(status, bad);
  return status;
}

void Violations::Add(std::string_view field, std::string_view description) {
  if (list_.size() == kMostViolations) {
    ++more_;
    return;
  }
  std::string key(field);
  key.append(1, '\0').append(description);
  if (!said_.insert(std::move(key)).second) return;
  fields_.emplace(field);
  list_.push_back({std::string(field), std::string(description)});
}

bool Violations::NamesItemOf(std::string_view field) const {
  return std::ranges::any_of(list_, [&](const FieldViolation& violation) {
    const std::string_view path = violation.field;
    return path.starts_with(field) && path.substr(field.size()).starts_with('[');
  });
}

bool Violations::Take(const absl::Status& status, std::string_view prefix) {
  if (status.ok()) return true;
  google::rpc::BadRequest bad;
  if (!absl::IsInvalidArgument(status) || !GetDetail(status, bad)) return false;
  const std::string under = prefix.empty() ? "" : absl::StrCat(std::string(prefix), ".");
  for (const auto& violation : bad.field_violations())
    Add(absl::StrCat(under, violation.field()), violation.description());
  return true;
}

absl::Status Violations::ToStatus() const { return Invalid(list_, more_); }

absl::Status NotFound(std::string_view resource) {
  return About(absl::StatusCode::kNotFound, "NOT_FOUND", absl::StrCat(std::string(resource), " does not exist"),
               resource);
}

absl::Status AlreadyExists(std::string_view resource) {
  return About(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS",
               absl::StrCat(std::string(resource), " exists already"), resource);
}

absl::Status Precondition(std::string_view message, std::vector<PreconditionViolation> violations) {
  google::rpc::PreconditionFailure failure;
  for (const PreconditionViolation& violation : violations) {
    auto* out = failure.add_violations();
    out->set_type(violation.type);
    out->set_subject(violation.subject);
    out->set_description(violation.description);
  }
  absl::Status status = Failure(absl::StatusCode::kFailedPrecondition, "PRECONDITION_FAILED", message);
  AddDetail(status, failure);
  return status;
}

absl::Status EtagMismatch(std::string_view resource) {
  return About(absl::StatusCode::kAborted, "ETAG_MISMATCH",
               absl::StrCat(std::string(resource), " has changed since it was read; read it again"), resource);
}

absl::Status Exhausted(std::string_view message, absl::Duration retry_after, std::string_view reason) {
  absl::Status status = Failure(absl::StatusCode::kResourceExhausted, reason, message);
  google::rpc::RetryInfo info;
  absl::Duration rest;
  info.mutable_retry_delay()->set_seconds(absl::IDivDuration(retry_after, absl::Seconds(1), &rest));
  info.mutable_retry_delay()->set_nanos(static_cast<int>(absl::ToInt64Nanoseconds(rest)));
  AddDetail(status, info);
  return status;
}

absl::Status Unauthenticated(std::string_view reason, std::string_view message) {
  return Failure(absl::StatusCode::kUnauthenticated, reason, message);
}

absl::Status PermissionDenied(std::string_view message) {
  return Failure(absl::StatusCode::kPermissionDenied, "PERMISSION_DENIED", message);
}

grpc::Status ToGrpc(const absl::Status& status, std::string_view trace_id) {
  if (status.ok()) return grpc::Status::OK;
  absl::Status said = status;
  google::rpc::ErrorInfo info;
  if (!GetDetail(status, info)) {
    // Made by no builder of this file: its code is for the caller, its words perhaps not.
    const char* discreet = DiscreetMessage(status.code());
    said = Failure(status.code(), absl::StatusCodeToString(status.code()),
                   discreet ? std::string(discreet) : std::string(status.message()));
  }
  google::rpc::RequestInfo request;
  request.set_request_id(std::string(trace_id));
  AddDetail(said, request);
  return Pack(said);
}

grpc::Status Pack(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  absl::Status said = status;
  google::rpc::ErrorInfo info;
  if (!GetDetail(status, info)) {
    said = Failure(status.code(), absl::StatusCodeToString(status.code()), std::string(status.message()));
  }
  said = Shortened(said);
  google::rpc::Status wire;
  wire.set_code(said.raw_code());
  wire.set_message(std::string(said.message()));
  said.ForEachPayload([&wire](absl::string_view type, const absl::Cord& value) {
    if (type.substr(0, sizeof kTypePrefix - 1) != kTypePrefix) return;  // a room's own note, not for the wire
    auto* detail = wire.add_details();
    detail->set_type_url(std::string(type));
    detail->set_value(std::string(value));
  });
  return {static_cast<grpc::StatusCode>(said.raw_code()), wire.message(), wire.SerializeAsString()};
}

}  // namespace pepiniere::rpc
