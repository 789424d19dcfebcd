// Persons in the database: record/table.h, how they sign in, and what is kept of who is being erased.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/access/domain/erasure.h"
#include "services/access/domain/person.h"
#include "services/base/stored.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/table.h"

namespace pepiniere::access::store {

// display_name, email, subject; words are searched in display_name.
const query::FilterSchema& PersonFilters();
// By when they were asked for, the latest first.
const query::SortSchema& ErasureOrder();

// ALREADY_EXISTS where somebody signs in so.
absl::Status AddSubject(db::Session& session, const PersonSubject& subject, absl::Time now);
// Adds it where nobody signs in so. Whose (an id) it is then, until the transaction ends.
absl::StatusOr<std::string> ClaimSubject(db::Session& session, const PersonSubject& subject, absl::Time now);
// Of one that is there: whose it is from now on; that it is nobody's.
absl::Status MoveSubject(db::Session& session, const PersonSubject& subject, absl::Time now);
absl::Status RemoveSubject(db::Session& session, const PersonSubject& subject);
// What follows where `were` has become `are`, of a person who is locked: their next version, and the audit.
absl::StatusOr<base::Stored<Person>> RecordSubjects(journal::Unit& unit, const base::Stored<Person>& person,
                                                    const std::vector<PersonSubject>& were,
                                                    const std::vector<PersonSubject>& are, std::string_view reason);
// How these persons (ids) sign in, by person, issuer and subject.
absl::StatusOr<std::vector<PersonSubject>> SubjectsOf(db::Session& session, const std::vector<std::string>& persons);
absl::StatusOr<std::vector<PersonSubject>> SubjectsOf(db::Database& db, absl::Time deadline,
                                                      const std::vector<std::string>& persons);
// Whose these subjects are, of whichever issuer.
absl::StatusOr<std::vector<PersonSubject>> FindSubjects(db::Database& db, absl::Time deadline,
                                                        const std::vector<std::string>& subjects);
absl::Status ForgetSubjects(db::Session& session, const std::string& person);
// Whoever signed in so with a token until now is erased.
absl::Status EraseSignIn(db::Session& session, const PersonSubject& subject, absl::Time now);

// Who signs in so, and when who signed in so before was last erased, as of one moment.
struct SignIn {
  std::optional<std::string> person;  // an id
  std::optional<absl::Time> erased_at;
};
absl::StatusOr<SignIn> FindSignIn(db::Database& db, absl::Time deadline, const std::string& issuer,
                                  const std::string& subject);
// Of a subject that was added in the session's transaction: whoever erases them at this moment waits for it.
absl::StatusOr<std::optional<absl::Time>> ErasedAt(db::Session& session, const PersonSubject& subject);

// What these persons (ids) are called, in that order; empty for who has no name, or is none.
absl::StatusOr<std::vector<std::string>> DisplayNamesOf(db::Database& db, absl::Time deadline,
                                                        const std::vector<std::string>& persons);

// The access bindings (ids) there ever were whose principal is one of these; that name one of these anywhere.
absl::StatusOr<std::vector<std::string>> BindingsOf(db::Database& db, absl::Time deadline,
                                                    const std::vector<std::string>& principals);
absl::StatusOr<std::vector<std::string>> BindingsNaming(db::Session& session,
                                                        const std::vector<std::string>& principals);

// What who is being erased was called: kept with the erasure until it is done.
absl::Status KeepKnownAs(db::Session& session, const std::string& erasure, const std::vector<std::string>& names);
absl::Status ForgetKnownAs(db::Session& session, const std::string& erasure);

struct PendingErasure {
  base::Stored<Erasure> erasure;
  std::vector<std::string> known_as;
};
// None where it is done.
absl::StatusOr<std::optional<PendingErasure>> FindPending(db::Database& db, absl::Time deadline,
                                                          const std::string& erasure);
// The erasures (ids) that are not done, the oldest first; 100 at most.
absl::StatusOr<std::vector<std::string>> PendingErasures(db::Database& db, absl::Time deadline);

}  // namespace pepiniere::access::store
