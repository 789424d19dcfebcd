#include "services/mail/queue/queue.h"

#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "services/base/ids.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/mail/letter/template.h"
#include "services/mail/queue/sealed_fields.h"
#include "services/personal/keys.h"

namespace pepiniere::mail {
namespace {

// A letter that is due, as it lies.
struct DueLetter {
  TakenLetter letter;
  std::string sealed;
};

DueLetter ReadDue(const db::Row& row) {
  DueLetter due;
  due.letter.id = row.String(0);
  due.letter.person = row.String(1);
  due.letter.template_id = row.String(2);
  due.letter.language = LanguageOf(row.String(3));
  due.letter.owed = row.Bool(4);
  due.sealed = row.String(5);
  due.letter.attempt.number = row.Int(6) + 1;
  due.letter.attempt.first_tried_at = row.OptTime(7).value_or(absl::InfiniteFuture());
  due.letter.attempt.until = row.OptTime(8);
  return due;
}

// Locked until the transaction ends; those that others have locked are passed over.
absl::StatusOr<std::optional<DueLetter>> LockDue(db::Session& session, absl::Time now) {
  return session.QueryOne(
      "SELECT id, person, template, language, owed, fields, attempts, first_tried_at_us, until_us FROM mail_letters "
      "WHERE due_at_us <= ? ORDER BY due_at_us LIMIT 1 FOR UPDATE SKIP LOCKED",
      {now}, ReadDue);
}

}  // namespace

absl::Status Enqueue(journal::Unit& unit, const Letter& letter) { return Enqueue(unit.session(), unit.now(), letter); }

absl::Status Enqueue(db::Session& session, absl::Time now, const Letter& letter) {
  if (const auto problems = ProblemsOf(letter); !problems.empty()) {
    return absl::InternalError("a letter cannot be queued: " + absl::StrJoin(problems, "; "));
  }
  PEP_ASSIGN(const auto keys, personal::KeysOf(session, {letter.person}, now));
  return session
      .Execute(
          "INSERT INTO mail_letters (id, person, fact, template, language, owed, fields, state, reason, reply_code, "
          "attempts, holder, due_at_us, until_us, queued_at_us) VALUES (?, ?, ?, ?, ?, ?, ?, 1, 0, 0, 0, '', ?, ?, ?) "
          "ON DUPLICATE KEY UPDATE id = id",
          {base::NewId(now), letter.person, letter.fact, letter.template_id,
           letter.language ? CodeOf(*letter.language) : "", letter.owed ? 1 : 0,
           personal::SealText(keys.at(letter.person), WriteFields(letter.fields)), now, letter.until, now})
      .status();
}

absl::StatusOr<std::optional<TakenLetter>> Take(db::Database& db, absl::Time deadline, const std::string& holder,
                                                absl::Time now, absl::Duration lease) {
  return db.Transact(deadline, [&](db::Session& session) -> absl::StatusOr<std::optional<TakenLetter>> {
    PEP_ASSIGN(auto due, LockDue(session, now));
    if (!due) return std::optional<TakenLetter>();
    TakenLetter& letter = due->letter;
    letter.attempt.now = now;
    letter.attempt.first_tried_at = std::min(letter.attempt.first_tried_at, now);
    letter.held_until = now + lease;
    PEP_TRY(session
                .Execute("UPDATE mail_letters SET holder = ?, due_at_us = ?, attempts = ?, first_tried_at_us = ? WHERE "
                         "id = ?",
                         {holder, letter.held_until, letter.attempt.number, letter.attempt.first_tried_at, letter.id})
                .status());
    PEP_ASSIGN(letter.fields, OpenFields(session, due->sealed));
    return std::optional<TakenLetter>(std::move(letter));
  });
}

absl::StatusOr<bool> Settle(db::Database& db, absl::Time deadline, const std::string& holder, const std::string& id,
                            const Settled& settled, absl::Time now) {
  const bool queued = settled.fate.state == State::kQueued;
  const std::optional<absl::Time> settled_at = queued ? std::nullopt : std::optional(now);
  PEP_ASSIGN(const std::int64_t ours, db.Transact(deadline, [&](db::Session& session) {
    return session.Execute(
        "UPDATE mail_letters SET state = ?, reason = ?, reply_code = ?, holder = '', due_at_us = ?, settled_at_us = ?, "
        "fields = IF(?, fields, '') WHERE id = ? AND holder = ? AND state = 1",
        {static_cast<int>(settled.fate.state), static_cast<int>(settled.reason), settled.reply_code,
         settled.fate.next_at, settled_at, queued ? 1 : 0, id, holder});
  }));
  return ours == 1;
}

absl::StatusOr<QueueFigures> CountQueued(db::Database& db, absl::Time deadline) {
  PEP_ASSIGN(const auto figures, db.Read(deadline, [](db::Session& session) {
    return session.QueryOne("SELECT COUNT(*), MIN(queued_at_us) FROM mail_letters WHERE due_at_us IS NOT NULL", {},
                            [](const db::Row& row) {
                              return QueueFigures{row.Int64(0), row.OptTime(1)};
                            });
  }));
  return figures.value_or(QueueFigures{});
}

}  // namespace pepiniere::mail
