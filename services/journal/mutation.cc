#include "services/journal/mutation.h"

#include <optional>

#include "absl/strings/escaping.h"
#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/db/database.h"
#include "services/journal/request_log.h"

namespace pepiniere::journal::internal {
namespace {

constexpr std::size_t kLongestRequestId = 128;
constexpr char kAnswerErased[] = "request_id: its answer was erased with a person whom it told of; nothing was done";

// Errors that have nothing to do with the request. The request log is not asked after one: it would fail in the same
// way.
bool FromMachinery(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kUnknown:
      return true;
    default:
      return false;
  }
}

// Whose answers an answer is kept among. Strangers share nothing but what they ask: one who picks another's request_id
// gets an answer to the very same request, or makes one of their own.
std::string OwnerOf(const WriteCall& caller, const std::string& fingerprint) {
  return caller.anonymous ? base::Concat("anonymous ", absl::BytesToHexString(fingerprint)) : caller.principal;
}

absl::Status Replay(const LoggedAnswer& answer, const std::string& fingerprint, google::protobuf::MessageLite& reply) {
  if (answer.erased) return absl::FailedPreconditionError(kAnswerErased);
  if (answer.fingerprint != fingerprint) {
    return absl::InvalidArgumentError("request_id: already used for another request");
  }
  if (!reply.ParseFromString(answer.response)) return absl::InternalError("the logged answer cannot be read");
  return absl::OkStatus();
}

}  // namespace

absl::Status Mutate(db::Database& database, const base::Clock& clock, const WriteCall& caller,
                    const google::protobuf::MessageLite& request, google::protobuf::MessageLite& reply,
                    absl::FunctionRef<absl::Status(Unit&)> body) {
  if (caller.request_id.size() > kLongestRequestId) {
    return absl::InvalidArgumentError("request_id: longer than 128 bytes");
  }
  const absl::Time now = clock.Now();
  const std::string fingerprint = Fingerprint(caller.method, request);
  WriteCall logged = caller;
  logged.principal = OwnerOf(caller, fingerprint);
  if (logged.request_id.empty()) logged.request_id = "auto-" + base::NewId(now);

  std::optional<LoggedAnswer> found;  // What a lost COMMIT left, ours or that of the same request beside us.
  db::TransactOptions options{.rollback_only = caller.validate_only};
  options.resolve_unknown_commit = [&](db::Session& session) -> absl::StatusOr<bool> {
    auto answer = FindAnswer(session, logged);
    if (!answer.ok()) return answer.status();
    found = *std::move(answer);
    return found.has_value();
  };

  const absl::Status status = database.Transact(
      caller.deadline,
      [&](db::Session& session) -> absl::Status {
        Unit unit(session, now, caller, &clock);
        absl::Status written = body(unit);
        if (written.ok()) written = unit.Flush();
        if (!written.ok() || caller.validate_only) return written;
        return LogAnswer(session, logged, {fingerprint, reply.SerializeAsString()}, now);
      },
      options);
  if (status.ok()) return found ? Replay(*found, fingerprint, reply) : status;
  if (caller.validate_only || caller.request_id.empty() || FromMachinery(status)) return status;

  // Either the same request was done before, or this one failed by itself: the request log tells which.
  const auto earlier =
      database.Read(caller.deadline, [&](db::Session& session) { return FindAnswer(session, logged); });
  if (!earlier.ok()) return earlier.status();
  return *earlier ? Replay(**earlier, fingerprint, reply) : status;
}

}  // namespace pepiniere::journal::internal
