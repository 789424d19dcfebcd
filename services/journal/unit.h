// One write in progress, as the services' stores see it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/journal/write_call.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::journal {

enum class ChangeKind { kCreated = 1, kUpdated = 2, kDeleted = 3 };  // As stored.

// The type of a change that tells of an erased person: what was told before and is kept in memory may tell of them, and
// is dropped (hub.h).
inline constexpr std::string_view kErasures = "personErasures";

// Given to the closure of Mutate, anew each time that it runs. What is written through session() commits together with
// what was said to Audit() and Changed(), or not at all.
class Unit {
 public:
  // `clock`: where none is given, it is always now().
  Unit(db::Session& session, absl::Time now, const WriteCall& caller, const base::Clock* clock = nullptr);
  Unit(const Unit&) = delete;
  Unit& operator=(const Unit&) = delete;

  db::Session& session() { return session_; }
  // The instant of this write: one for the whole transaction, from TakeNow on, if that is called.
  absl::Time now() const { return now_; }
  // What time it is, each time that it is asked: for what must not come too late, once the locks are held that it waits
  // for.
  absl::Time Instant() const { return clock_ ? clock_->Now() : now_; }
  // Makes it the instant of this write. Of who calls it once they hold what others wait for: these write later, by
  // their instants too.
  void TakeNow() { now_ = Instant(); }
  const WriteCall& caller() const { return caller_; }

  // While it lives, what is said to Audit() is the deed of that service ("service:cohort"), on nobody's behalf: it
  // follows from what the caller wrote, who did not do it and may not be told of it.
  class Following {
   public:
    Following(Unit& unit, std::string_view service) : unit_(unit), before_(std::exchange(unit.service_, service)) {}
    ~Following() { unit_.service_ = std::move(before_); }
    Following(const Following&) = delete;
    Following& operator=(const Following&) = delete;

   private:
    Unit& unit_;
    std::string before_;
  };

  // Records that `resource` ("projects/p1") went from `before_json` to `after_json`, JSON objects as text, empty for
  // none (created, deleted). Only the fields that differ are kept, and what is personal in them is sealed. `reason` is
  // what a person gave, sealed too, or empty. Nothing is recorded if nothing differs and no reason is given.
  void Audit(std::string_view resource, std::string_view before_json, std::string_view after_json,
             std::string_view reason = "");

  // Tells those who follow the feed. `payload` is what they will be given of the resource; its form is the service's
  // own. Said several times of one resource, it is one change, where it was said first: what the transaction made of
  // the resource in all, with the last payload. What was created and deleted again is no change.
  // `previous`, a JSON value as `payload` then is, tells what the resource was before the transaction (the first one
  // said counts): the change then carries {"before": previous, "after": payload}.
  void Changed(std::string_view resource_type, std::string_view resource, ChangeKind kind, std::string_view payload,
               std::string_view previous = "");

  // Writes all of the above. Mutate calls it just before COMMIT.
  absl::Status Flush();

 private:
  struct AuditRecord {
    std::string resource, diff, reason;
    std::string before, after;  // where they may name persons
    std::string service;        // whose deed it is; empty: the caller's
  };
  struct Change {
    std::string resource_type, resource, payload, previous;
    std::optional<ChangeKind> kind;  // none: created and deleted again, which is no change
  };

  absl::Status FlushAudit();
  absl::Status FlushChanges();

  db::Session& session_;
  absl::Time now_;
  const WriteCall& caller_;
  const base::Clock* const clock_;
  const std::string transaction_id_;
  std::string service_;  // whose deed is audited now; empty: the caller's
  std::vector<AuditRecord> audit_;
  std::vector<Change> changes_;
  absl::flat_hash_map<std::string, std::size_t> places_;  // of a resource in changes_
};

}  // namespace pepiniere::journal
