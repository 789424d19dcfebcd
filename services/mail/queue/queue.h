// Letters in a service's schema: queued in the transaction that has something to say, taken one by one by whoever sends
// them, and settled.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/mail/letter/delivery.h"
#include "services/mail/letter/letter.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::mail {

// Queues a letter with what else the transaction writes: it goes if that is committed, and not otherwise. Whoever was
// told of that fact is not told again, whatever the second letter says. Its fields are sealed with the person's key,
// and go when the person is erased or the letter is settled. INTERNAL for a letter that fits no template (template.h):
// a mistake of the code that sends it.
absl::Status Enqueue(journal::Unit& unit, const Letter& letter);
absl::Status Enqueue(db::Session& session, absl::Time now, const Letter& letter);

// A letter in the hands of who took it.
struct TakenLetter {
  std::string id;  // a ULID
  std::string person, template_id;
  std::optional<Fields> fields;  // none: they cannot be read
  bool owed = true;
  std::optional<Language> language;
  Attempt attempt;
  absl::Time held_until;
};

// The letter that has been due for longest, and that nobody else takes or holds at this moment; none: there is none. It
// is the holder's for `lease`, and then anybody's again: who takes a letter sends it well before that, or leaves it.
absl::StatusOr<std::optional<TakenLetter>> Take(db::Database& db, absl::Time deadline, const std::string& holder,
                                                absl::Time now, absl::Duration lease);

// What came of it.
struct Settled {
  Fate fate;
  Reason reason = Reason::kNone;
  int reply_code = 0;
};

// False: it was not the holder's any more, and nothing was written.
absl::StatusOr<bool> Settle(db::Database& db, absl::Time deadline, const std::string& holder, const std::string& id,
                            const Settled& settled, absl::Time now);

struct QueueFigures {
  std::int64_t queued = 0;
  std::optional<absl::Time> oldest{};  // when the oldest of them was queued
};
absl::StatusOr<QueueFigures> CountQueued(db::Database& db, absl::Time deadline);

}  // namespace pepiniere::mail
