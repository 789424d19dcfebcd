// Errors as callers receive them (AIP-193): a canonical code, a sentence for people, and google.rpc details for
// programs. Every error leaves with an ErrorInfo{reason, domain "pepiniere"}.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"

namespace pepiniere::aip {

inline constexpr std::string_view kErrorDomain = "pepiniere";

// One field that is wrong; `field` is its path in the request ("project.time_box.end").
// `reason`: for programs, where there is one (AIP-193).
struct FieldViolation {
  std::string field;
  std::string description;
  std::string reason = {};
};

// One condition that the state does not meet: what kind of condition ("GATE"), about what ("projects/x/gates/sponsor").
struct PreconditionViolation {
  std::string type;
  std::string subject;
  std::string description;
};

// INVALID_ARGUMENT with google.rpc.BadRequest. `more`: how many there are beyond these.
absl::Status Invalid(std::string_view field, std::string_view description);
absl::Status Invalid(const std::vector<FieldViolation>& violations, std::size_t more = 0);

// Collects everything that is wrong with a request, to say it all at once and each thing once. Past a thousand it only
// counts: nobody reads more, and a request may be wrong a hundred thousand times.
class Violations {
 public:
  void Add(std::string_view field, std::string_view description, std::string_view reason = "");
  // Takes the violations of an Invalid() status, each field under `prefix` if there is one. False if `status` is
  // another error, which the caller then returns; OK adds nothing.
  bool Take(const absl::Status& status, std::string_view prefix = "");
  bool empty() const { return list_.empty(); }
  // Whether something is wrong with that very field; with one of its items.
  bool Names(std::string_view field) const { return fields_.contains(field); }
  bool NamesItemOf(std::string_view field) const;
  // OK, or INVALID_ARGUMENT with all of them.
  absl::Status ToStatus() const;

 private:
  std::vector<FieldViolation> list_;
  absl::flat_hash_set<std::string> said_;
  std::set<std::string, std::less<>> fields_;
  std::size_t more_ = 0;
};

// NOT_FOUND with google.rpc.ResourceInfo.
absl::Status NotFound(std::string_view resource);
// ALREADY_EXISTS with google.rpc.ResourceInfo.
absl::Status AlreadyExists(std::string_view resource);
// FAILED_PRECONDITION with google.rpc.PreconditionFailure, in the order given.
absl::Status Precondition(std::string_view message, std::vector<PreconditionViolation> violations,
                          std::string_view reason = "PRECONDITION_FAILED");
// ABORTED: the resource changed since the caller read it.
absl::Status EtagMismatch(std::string_view resource);
// RESOURCE_EXHAUSTED with google.rpc.RetryInfo: nothing was done, try again after `retry_after`.
absl::Status Exhausted(std::string_view message, absl::Duration retry_after, std::string_view reason = "OVERLOADED");
// UNAUTHENTICATED: who are you? `reason` is the ErrorInfo's ("TOKEN_EXPIRED").
absl::Status Unauthenticated(std::string_view reason, std::string_view message);
// PERMISSION_DENIED, worded alike whether the resource exists or not.
absl::Status PermissionDenied(std::string_view message);
// OUT_OF_RANGE, INVALID_ARGUMENT or any other code with a reason of the service's own ("ILLEGAL_TRANSITION").
absl::Status Failure(absl::StatusCode code, std::string_view reason, std::string_view message,
                     std::map<std::string, std::string> metadata = {});

// Adds a google.rpc (or any) detail to a status, replacing one of the same type.
void AddDetail(absl::Status& status, const google::protobuf::Message& detail);
// Reads it back; false if there is none.
bool GetDetail(const absl::Status& status, google::protobuf::Message& detail);
// Whether a payload of that type is such a detail, rather than a room's own note that stays here.
bool IsDetail(std::string_view type_url);

}  // namespace pepiniere::aip
