// What was sent to whom, and when: the latest first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/mail/letter/delivery.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/query/sql_fragment.h"
#include "services/record/page.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::mail {

struct ListedLetter {
  std::string id, person, fact, template_id;
  bool owed = true;
  State state = State::kQueued;
  Reason reason = Reason::kNone;
  int reply_code = 0;
  int attempts = 0;
  absl::Time queued_at;
  std::optional<absl::Time> settled_at, due_at;
};

struct LetterQuery {
  // "persons/x": the letters to them; of another resource, those about it and what is below it.
  std::string parent;
  query::SqlFragment told{};  // of mail_letters, a condition for those that are told; empty: all are
  query::Filter filter{};
  std::vector<query::SqlValue> after{};  // see record::ListQuery
  int limit = 50;
};

// person, fact, template, state (as the contract has its symbols, without their prefix), owed.
const query::FilterSchema& LetterFilters();
// The order that a page token of such a list is bound to.
const query::OrderBy& LetterOrder();

absl::StatusOr<record::Page<ListedLetter>> ListLetters(db::Database& db, absl::Time deadline, const LetterQuery& query);

}  // namespace pepiniere::mail
