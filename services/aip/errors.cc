#include "services/aip/errors.h"

#include <algorithm>
#include <utility>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"

namespace pepiniere::aip {
namespace {

constexpr std::string_view kTypePrefix = "type.googleapis.com/";
constexpr std::size_t kMostViolations = 1'000;

std::string TypeUrl(const google::protobuf::Message& detail) {
  return std::string(kTypePrefix) + detail.GetDescriptor()->full_name();
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

}  // namespace

void AddDetail(absl::Status& status, const google::protobuf::Message& detail) {
  status.SetPayload(TypeUrl(detail), absl::Cord(detail.SerializeAsString()));
}

bool GetDetail(const absl::Status& status, google::protobuf::Message& detail) {
  const auto payload = status.GetPayload(TypeUrl(detail));
  return payload && detail.ParseFromString(std::string(*payload));
}

bool IsDetail(std::string_view type_url) { return type_url.starts_with(kTypePrefix); }

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
    out->set_reason(violation.reason);
  }
  std::string message = absl::StrCat(violations[0].field, ": ", violations[0].description);
  if (const std::size_t others = violations.size() - 1 + more; others > 0) {
    absl::StrAppend(&message, " (and ", others, " more)");
  }
  absl::Status status = Failure(absl::StatusCode::kInvalidArgument, "INVALID_FIELD", message);
  AddDetail(status, bad);
  return status;
}

void Violations::Add(std::string_view field, std::string_view description, std::string_view reason) {
  if (list_.size() == kMostViolations) {
    ++more_;
    return;
  }
  std::string key(field);
  key.append(1, '\0').append(description);
  if (!said_.insert(std::move(key)).second) return;
  fields_.emplace(field);
  list_.push_back({std::string(field), std::string(description), std::string(reason)});
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
    Add(absl::StrCat(under, violation.field()), violation.description(), violation.reason());
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

absl::Status Precondition(std::string_view message, std::vector<PreconditionViolation> violations,
                          std::string_view reason) {
  google::rpc::PreconditionFailure failure;
  for (const PreconditionViolation& violation : violations) {
    auto* out = failure.add_violations();
    out->set_type(violation.type);
    out->set_subject(violation.subject);
    out->set_description(violation.description);
  }
  absl::Status status = Failure(absl::StatusCode::kFailedPrecondition, reason, message);
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

}  // namespace pepiniere::aip
