// A write from its request to its COMMIT, exactly once.
#pragma once

#include <type_traits>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/message_lite.h"
#include "services/base/clock.h"
#include "services/journal/unit.h"
#include "services/journal/write_call.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::journal {

namespace internal {
// `reply` is what `body` fills, or what the first answer was.
absl::Status Mutate(db::Database& database, const base::Clock& clock, const WriteCall& caller,
                    const google::protobuf::MessageLite& request, google::protobuf::MessageLite& reply,
                    absl::FunctionRef<absl::Status(Unit&)> body);
}  // namespace internal

// Runs `body` in one transaction with its audit records, its changes and the request's log entry:
//
//   return Mutate<Project>(db, clock, caller, request, [&](Unit& unit) -> absl::StatusOr<Project> { ... });
//
// `body` may run several times (see db::Database) and must have no effect but through its unit.
// - Idempotent on (caller.principal, caller.request_id): the same method and body again is answered as the first time,
//   without a second write, even when the two race. Another method or body is INVALID_ARGUMENT; of an anonymous
//   caller it is another request, since strangers cannot know each other's ids. Only answers that were committed are
//   remembered: after an error the same request_id may be tried again. FAILED_PRECONDITION "request_id: ..." if the
//   first answer was erased with a person whom it told of. Nothing is looked up beforehand, so the first
//   time costs no more than the entry's own INSERT.
// - A connection lost during COMMIT is resolved through that entry (one is written even without a request_id), so that
//   UNKNOWN comes back only when the database stays away.
// - caller.validate_only does everything, then rolls back; it neither replays nor is remembered.
// Other errors: those of `body` and of db::Database.
template <class Reply>
absl::StatusOr<Reply> Mutate(db::Database& database, const base::Clock& clock, const WriteCall& caller,
                             const google::protobuf::MessageLite& request,
                             std::type_identity_t<absl::FunctionRef<absl::StatusOr<Reply>(Unit&)>> body) {
  Reply reply;
  const absl::Status status =
      internal::Mutate(database, clock, caller, request, reply, [&](Unit& unit) -> absl::Status {
        absl::StatusOr<Reply> made = body(unit);
        if (!made.ok()) return made.status();
        reply = *std::move(made);
        return absl::OkStatus();
      });
  if (!status.ok()) return status;
  return reply;
}

}  // namespace pepiniere::journal
