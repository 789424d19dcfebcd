// Jurors and their conflicts in the database: record/table.h, what they are filtered by, and who is recused from what.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/cohort/domain/conflict.h"
#include "services/cohort/domain/juror.h"
#include "services/query/sql_fragment.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// The live, published calls (ids) that a person judges, in order: one indexed read. A draft is told to its coaches
// alone.
absl::StatusOr<std::vector<std::string>> CallsJudgedBy(db::Database& db, absl::Time deadline,
                                                       const std::string& person);

// The live juror of that call who is this person; none: they judge nothing there.
absl::StatusOr<std::optional<base::Stored<Juror>>> FindJuror(db::Session& session, const std::string& call,
                                                             const std::string& person);
absl::StatusOr<std::optional<base::Stored<Juror>>> FindJuror(db::Database& db, absl::Time deadline,
                                                             const std::string& call, const std::string& person);

// All live rows of that person, of whatever call.
absl::StatusOr<std::vector<base::Stored<Juror>>> RowsOf(db::Database& db, absl::Time deadline,
                                                        const std::string& person);

// The calls (ids) of which that person is a juror, or was.
absl::StatusOr<std::vector<std::string>> JuriesOf(db::Database& db, absl::Time deadline, const std::string& person);

// Whether that person was ever a juror of the call, by another row than `id`, whatever became of it. For who has locked
// the call.
absl::StatusOr<std::optional<std::string>> FindRowOf(db::Session& session, const std::string& id,
                                                     const std::string& person);

// All jurors of a call, deleted ones too.
absl::StatusOr<std::vector<base::Stored<Juror>>> AllJurorsOf(db::Session& session, const std::string& call);

// By the seats (ids) of a call, the organisations of its challenge: its host, and who employs its people.
absl::StatusOr<std::vector<std::pair<std::string, std::vector<std::string>>>> HostsOf(db::Session& session,
                                                                                      const std::string& call);

// A page of the jurors of a call. Filters: person, organisation. `own`: that person's row alone.
absl::StatusOr<record::Page<base::Stored<Juror>>> ListJurors(db::Database& db, absl::Time deadline,
                                                             const record::ListQuery& list, const std::string& call,
                                                             const std::optional<std::string>& own);

// Who reads conflicts: a person, those of their own row that they declared; who leads the call (`all`), those of the
// other rows too, but for applications that they are recused from.
struct ConflictReader {
  std::string person;
  bool all = false;
  // Whether who applies is kept from them: conflicts that tell it are, too.
  bool anonymous = false;
  absl::Time now;
};

// A page of conflicts of calls that have closed. Filters: application, cause; the former of the reader's own tells
// nothing. `parent`: a juror's id, or a call's.
absl::StatusOr<record::Page<base::Stored<Conflict>>> ListConflicts(db::Database& db, absl::Time deadline,
                                                                   const record::ListQuery& list,
                                                                   const std::string& parent,
                                                                   const ConflictReader& reader);

// Whether that person, as a juror of its call, live or not, is recused from an application (an id).
absl::StatusOr<bool> IsRecused(db::Database& db, absl::Time deadline, const std::string& application,
                               const std::string& person);
absl::StatusOr<bool> IsRecused(db::Session& session, const std::string& application, const std::string& person);

// The applications to a call (ids) that they are so recused from.
absl::StatusOr<std::set<std::string>> RecusedFrom(db::Session& session, const std::string& call,
                                                  const std::string& person);
absl::StatusOr<std::set<std::string>> RecusedFrom(db::Database& db, absl::Time deadline, const std::string& call,
                                                  const std::string& person);

// For a statement: that no conflict of that person's keeps the application whose id `application` (SQL) is from them.
query::SqlFragment NotRecused(std::string_view application, const std::string& person);

}  // namespace pepiniere::cohort::store
