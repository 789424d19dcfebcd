#include <utility>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/domain/screening.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/grid_store.h"
#include "services/cohort/store/jury_store.h"
#include "services/cohort/store/ranking_store.h"
#include "services/cohort/store/review_store.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/personal/keys.h"

namespace pepiniere::cohort::store {
namespace {

std::vector<db::Value> KeyOf(std::string_view collection, const std::string& call, int number) {
  return {db::Value(collection), db::Value(call), db::Value(number)};
}

}  // namespace

absl::StatusOr<JuryRecord> ReadJury(db::Session& session, const base::Stored<Call>& call, absl::Time now) {
  JuryRecord jury;
  jury.call = call;
  PEP_ASSIGN(const auto grid, record::Find<GridVersion>(session, call.value.grid_version));
  if (grid) jury.criteria = grid->value.criteria;
  PEP_ASSIGN(const auto applications, record::SelectBelow<Application>(session, call.id));
  for (const base::Stored<Application>& application : applications) {
    if (IsToBeJudged(application.value, call.value, now)) jury.applications.push_back(application);
  }
  PEP_ASSIGN(jury.jurors, AllJurorsOf(session, call.id));
  PEP_ASSIGN(jury.reviews, record::SelectBelow<Review>(session, call.id));
  PEP_ASSIGN(jury.conflicts, record::SelectBelow<Conflict>(session, call.id));
  PEP_ASSIGN(jury.decisions, record::SelectBelow<TieDecision>(session, call.id));
  PEP_ASSIGN(jury.seed, session.QueryOne("SELECT seed FROM call_seeds WHERE call_id = ?", {call.id},
                                         [](const db::Row& row) { return row.String(0); }));
  return jury;
}

absl::StatusOr<std::set<std::string>> PlaceableOf(db::Session& session, const JuryRecord& jury) {
  PEP_ASSIGN(const std::set<std::string> erased, personal::ErasedOwners(session));
  std::set<std::string> placeable;
  for (const base::Stored<Application>& application : jury.applications) {
    if (!erased.contains(application.value.applicant)) placeable.insert(application.id);
  }
  return placeable;
}

absl::Status KeepRun(db::Session& session, std::string_view collection, const std::string& id, const RunBytes& run) {
  const std::string call = record::ParentIn(id);
  std::vector<db::Value> cells = KeyOf(collection, call, record::NumberIn(id));
  cells.insert(cells.end(), {run.inputs, run.result});
  return session.Execute("INSERT INTO runs (collection, call_id, number, inputs, result) VALUES (?, ?, ?, ?, ?)", cells)
      .status();
}

absl::StatusOr<RunBytes> LoadRun(db::Session& session, std::string_view collection, const std::string& id) {
  const std::string call = record::ParentIn(id);
  PEP_ASSIGN(auto found, session.QueryOne("SELECT inputs, result FROM runs WHERE collection = ? AND call_id = ? AND "
                                          "number = ?",
                                          KeyOf(collection, call, record::NumberIn(id)), [](const db::Row& row) {
                                            return RunBytes{row.String(0), row.String(1)};
                                          }));
  if (!found) return absl::DataLossError(base::Absl(base::Concat("there is no run of ", collection, " ", id)));
  return *std::move(found);
}

absl::StatusOr<RunBytes> LoadRun(db::Database& db, absl::Time deadline, std::string_view collection,
                                 const std::string& id) {
  return db.Read(deadline, [&](db::Session& session) { return LoadRun(session, collection, id); });
}

absl::StatusOr<bool> WasEverJuror(db::Database& db, absl::Time deadline, const std::string& call,
                                  const std::string& person) {
  if (person.empty()) return false;
  PEP_ASSIGN(const auto row,
             db.Read(deadline, [&](db::Session& session) { return FindRowOf(session, call + "/", person); }));
  return row.has_value();
}

absl::StatusOr<bool> IsRecusedFromAny(db::Database& db, absl::Time deadline, const std::string& call,
                                      const std::string& person) {
  if (person.empty()) return false;
  PEP_ASSIGN(const auto found, db.Read(deadline, [&](db::Session& session) {
    return session.QueryOne(
        "SELECT 1 FROM jurors j JOIN conflicts c ON c.id > CONCAT(j.id, '/') AND c.id < CONCAT(j.id, '0') WHERE "
        "j.person = ? AND j.id > ? AND j.id < ? LIMIT 1",
        {person, call + "/", call + "0"}, [](const db::Row& row) { return row.Int(0); });
  }));
  return found.has_value();
}

}  // namespace pepiniere::cohort::store
