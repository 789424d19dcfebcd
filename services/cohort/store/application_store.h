// Applications to calls, their revisions, decisions and files in the database: record/table.h, record/lines.h, and what
// they are filtered by.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/juror.h"
#include "services/cohort/store/call_store.h"
#include "services/query/order_by.h"
#include "services/query/sql_fragment.h"
#include "services/record/lines.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// Who reads applications: the person their own; of calls that have closed at `now`, those who lead them what was
// submitted, and jurors what they judge; nobody what they are recused from.
struct ApplicationReader {
  std::string person;  // empty: nobody
  DraftReach leads;
  absl::Time now;
  std::vector<base::Stored<Juror>> rows{};  // the person's own, live ones
  std::vector<std::string> juries{};        // the calls (ids) of these and of deleted ones
};

// For a statement over `applications`: whether the reader leads the call of one, reads it so and is told whose it is.
query::SqlFragment NamedToLeader(const ApplicationReader& reader);

// What applications are ordered by, and a page of those that the reader reads. Filters: state, as the reader is told
// it, applicant (which jurors are not told while screening is anonymous), submit_time. `call`: an id; empty: of all
// calls.
const query::SortSchema& ApplicationOrder();
absl::StatusOr<record::Page<base::Stored<Application>>> ListApplications(db::Database& db, absl::Time deadline,
                                                                         const record::ListQuery& list,
                                                                         const std::string& call,
                                                                         const ApplicationReader& reader);

// Whether that person applies to the call (an id) already.
absl::StatusOr<bool> Applies(db::Session& session, const std::string& call, const std::string& person);

// Whether that person competes in the call at that instant (screening.h).
absl::StatusOr<bool> Competes(db::Session& session, const base::Stored<Call>& call, const std::string& person,
                              absl::Time now);
absl::StatusOr<bool> Competes(db::Database& db, absl::Time deadline, const base::Stored<Call>& call,
                              const std::string& person, absl::Time now);

// The live seats of a call, by their ids.
absl::StatusOr<std::vector<std::string>> SeatsOf(db::Session& session, const std::string& call);

// A revision, as it was saved.
struct SavedRevision {
  int number = 0;
  ApplicationContent content;
  absl::Time saved_at;
};
absl::Status KeepRevision(db::Session& session, const std::string& id, const SavedRevision& revision);
// By number.
absl::StatusOr<std::vector<SavedRevision>> LoadRevisions(db::Database& db, absl::Time deadline, const std::string& id);

// The files of an application (an id), in the order in which they were sent.
absl::StatusOr<std::vector<base::Stored<ApplicationFile>>> FilesOf(db::Session& session, const std::string& id);

// The same, of an application (an id) or, where it is empty, of all that the reader reads: a page of them.
absl::StatusOr<record::Page<base::Stored<ApplicationFile>>> ListFiles(db::Database& db, absl::Time deadline,
                                                                      const record::ListQuery& list,
                                                                      const std::string& application,
                                                                      const ApplicationReader& reader);

// The bytes of a file (an id), part by part, each sealed with the key of its applicant.
inline constexpr std::size_t kFilePartBytes = std::size_t{128} << 10;
absl::Status KeepBytes(db::Session& session, const std::string& file, const std::string& applicant,
                       std::string_view bytes, absl::Time now);
// One part, from 0; DATA_LOSS where it is not there, or was sealed with a key that was erased.
absl::StatusOr<std::string> LoadPart(db::Database& db, absl::Time deadline, const std::string& file, int part);
absl::Status RemoveBytes(db::Session& session, const std::string& file);

// What was decided of whether they are admissible, and is not published: the reasons.
absl::StatusOr<std::vector<record::UntoldTexts>> UntoldDecisions(db::Database& db, absl::Time deadline);

// The ids of those that are perhaps no longer to be kept (retention.h), some hundreds at most. What was never decided,
// a draft or a withdrawn one, is kept as if the call had decided when it closed; what is submitted waits for a
// decision, or for its call to be called off.
absl::StatusOr<std::vector<std::string>> PerhapsExpired(db::Database& db, absl::Time deadline, absl::Time now);
// How many there are of a state, of all or of those that choose a seat (an id) first, and how many of these were
// erased.
struct ApplicationCount {
  int count = 0, erased = 0;
};
using ApplicationCounts = std::map<std::pair<ApplicationState, std::string>, ApplicationCount>;
// Whether what was decided counts from when it was decided, or from when its applicant was told.
enum class Decided { kAtOnce = 1, kOnceTold };
// Of a call, as that person, who leads it, reads them at that instant: without what they are recused from.
absl::StatusOr<ApplicationCounts> CountApplications(db::Database& db, absl::Time deadline,
                                                    const base::Stored<Call>& call, const std::string& person,
                                                    absl::Time now, Decided decided);
// Counts one that goes.
absl::Status CountErased(db::Session& session, const base::Stored<Application>& application);

// Removes all that is kept beside the row of an application: revisions, lines, files and their bytes.
absl::Status RemoveBeside(db::Session& session, const std::string& id);

}  // namespace pepiniere::cohort::store
