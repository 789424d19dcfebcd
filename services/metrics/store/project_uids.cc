#include "services/metrics/store/project_uids.h"

#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/metrics/store/renamed_rows.h"
#include "services/record/table.h"

namespace pepiniere::metrics::store {
namespace {

using base::Concat;

constexpr std::string_view kProjects = "projects/";

// The first id of all of these that comes after one.
const std::string& NextSelect() {
  static const auto* const select = [] {
    std::string each;
    for (const std::string_view table : kBelow) {
      each += Concat(each.empty() ? "" : " UNION ALL ", "SELECT MIN(id) AS id FROM ", table, " WHERE id > ?");
    }
    return new std::string(Concat("SELECT MIN(n.id) FROM (", each, ") n"));
  }();
  return *select;
}

absl::Status AddOwners(db::Session& session, std::string_view select, std::set<std::string>& projects) {
  return session.Query(select, {}, [&](const db::Row& row) {
    const std::string name = row.String(0);
    if (name.starts_with(kProjects)) projects.insert(name.substr(kProjects.size()));
    return absl::OkStatus();
  });
}

}  // namespace

absl::StatusOr<ProjectUids> LoadProjectUids(db::Session& session) {
  ProjectUids uids;
  PEP_TRY(session.Query("SELECT project, uid FROM project_uids", {}, [&](const db::Row& row) {
    uids.emplace(row.String(0), row.String(1));
    return absl::OkStatus();
  }));
  return uids;
}

absl::Status KeepProjectUids(db::Session& session, const ProjectUids& uids) {
  std::vector<db::Value> cells;
  for (const auto& [project, uid] : uids) cells.insert(cells.end(), {project, uid});
  return session
      .InsertRows("INSERT INTO project_uids (project, uid) VALUES", "(?, ?)", cells,
                  "ON DUPLICATE KEY UPDATE project = project")
      .status();
}

absl::Status ForgetProjectUids(db::Session& session, const std::set<std::string>& projects) {
  for (const std::string& project : projects) {
    PEP_TRY(session.Execute("DELETE FROM project_uids WHERE project = ?", {project}).status());
  }
  return absl::OkStatus();
}

absl::StatusOr<Noted> FindNoted(db::Session& session, const std::string& project, const std::string& uid) {
  Noted noted;
  PEP_TRY(
      session.Query("SELECT project, uid FROM project_uids WHERE project = ? UNION SELECT project, uid FROM "
                    "project_uids WHERE uid = ?",
                    {project, uid}, [&](const db::Row& row) {
                      if (row.String(0) == project) {
                        noted.owner = row.String(1);
                      } else {
                        noted.elsewhere = true;
                      }
                      return absl::OkStatus();
                    }));
  return noted;
}

absl::StatusOr<bool> HoldIfNoted(journal::Unit& unit, const std::string& project) {
  PEP_ASSIGN(const auto held, unit.session().QueryOne("SELECT 1 FROM project_uids WHERE project = ? LOCK IN SHARE MODE",
                                                      {project}, [](const db::Row& row) { return row.Int64(0); }));
  if (held) unit.TakeNow();
  return held.has_value();
}

absl::Status HoldProject(journal::Unit& unit, const std::string& project) {
  PEP_ASSIGN(const bool held, HoldIfNoted(unit, project));
  if (held) return absl::OkStatus();
  return absl::UnavailableError(Concat("projects/", project, " was renamed at this moment: try again"));
}

absl::StatusOr<absl::Time> SettledTime(db::Database& database, absl::Time deadline, const base::Clock& clock,
                                       const std::string& project) {
  return database.Transact(deadline, [&](db::Session& session) -> absl::StatusOr<absl::Time> {
    PEP_TRY(session
                .QueryOne("SELECT 1 FROM project_uids WHERE project = ? FOR UPDATE", {project},
                          [](const db::Row& row) { return row.Int64(0); })
                .status());
    return clock.Now() - absl::Microseconds(1);
  });
}

absl::StatusOr<std::set<std::string>> KeptProjects(db::Session& session) {
  std::set<std::string> projects;
  for (std::string after;;) {
    const std::vector<db::Value> cells(std::size(kBelow), db::Value(after));
    PEP_ASSIGN(const auto next,
               session.QueryOne(NextSelect(), cells, [](const db::Row& row) { return row.OptString(0).value_or(""); }));
    if (!next || next->empty()) break;
    std::string project = record::ParentIn(*next);
    after = project + "0";  // what follows the slash
    projects.insert(std::move(project));
  }
  PEP_TRY(AddOwners(session, "SELECT DISTINCT project FROM definitions", projects));
  PEP_TRY(AddOwners(session, "SELECT DISTINCT project FROM sources", projects));
  return projects;
}

}  // namespace pepiniere::metrics::store
