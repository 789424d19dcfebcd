#include "services/portfolio/store/reach.h"

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/id_turns.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/portfolio/store/time_travel.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;
using query::SqlFragment;

// `above`: for each `whose`, the organisations that `first` gives it, and all above these. UNION ends a circle.
std::string WithAbove(std::string_view first) {
  return Concat(
      "above (whose, id) AS (", first,
      " UNION SELECT a.whose, o.parent FROM above a JOIN organisations o ON o.id = a.id WHERE o.parent <> '') ");
}

absl::StatusOr<Containers> Ask(db::Database& db, absl::Time deadline, const std::vector<std::string>& ids,
                               const std::string& select) {
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<Containers> {
    Containers containers;
    PEP_TRY(db::TakeTurns(ids, [&](absl::Span<const db::Value> turn) {
      return session.Query(select, turn, [&](const db::Row& row) {
        containers[row.String(0)].push_back(row.String(1));
        return absl::OkStatus();
      });
    }));
    return containers;
  });
}

SqlFragment& AddList(SqlFragment& sql, const std::vector<std::string>& values) {
  std::string_view glue = "(";
  for (const std::string& value : values) {
    sql.Add(glue).Bind(value);
    glue = ", ";
  }
  return sql.Add(")");
}

}  // namespace

absl::StatusOr<Containers> ContainersOfProjects(db::Database& db, absl::Time deadline,
                                                const std::vector<std::string>& ids) {
  static const std::string kSelect =
      Concat("WITH RECURSIVE terms AS (SELECT project_id, field, value FROM project_terms WHERE project_id",
             db::InTurn(), " AND known_to_us = ", kUntilFurtherNotice, " AND field IN ('incubator', 'ministry')), ",
             WithAbove("SELECT t.project_id, i.owner FROM terms t JOIN incubators i ON i.id = t.value WHERE t.field = "
                       "'incubator' AND i.owner <> ''"),
             "SELECT project_id, CONCAT(IF(field = 'incubator', 'incubators/', 'organisations/'), value) FROM terms "
             "UNION SELECT whose, CONCAT('organisations/', id) FROM above");
  PEP_ASSIGN(Containers containers, Ask(db, deadline, ids, kSelect));
  for (const std::string& id : ids) containers[id].push_back(Concat("projects/", id));
  return containers;
}

absl::StatusOr<Containers> ContainersOfIncubators(db::Database& db, absl::Time deadline,
                                                  const std::vector<std::string>& ids) {
  static const std::string kSelect = Concat(
      "WITH RECURSIVE asked AS (SELECT id, owner FROM incubators WHERE id", db::InTurn(), "), ",
      WithAbove("SELECT id, owner FROM asked WHERE owner <> ''"),
      "SELECT id, CONCAT('incubators/', id) FROM asked UNION SELECT whose, CONCAT('organisations/', id) FROM above");
  return Ask(db, deadline, ids, kSelect);
}

absl::StatusOr<std::vector<std::string>> OwnedIncubators(db::Database& db, absl::Time deadline,
                                                         const std::vector<std::string>& organisations) {
  // As what is above is read from owners and parents, so is what is below: an organisation that is not there counts.
  static const std::string kSelect =
      Concat("WITH RECURSIVE below (id) AS (SELECT owner FROM incubators WHERE owner", db::InTurn(),
             " UNION SELECT parent FROM organisations WHERE parent", db::InTurn(),
             " UNION SELECT o.id FROM below b JOIN organisations o ON o.parent = b.id) "
             "SELECT i.id FROM incubators i JOIN below b ON i.owner = b.id ORDER BY i.id");
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<std::vector<std::string>> {
    std::vector<std::string> owned;
    PEP_TRY(db::TakeTurns(organisations, [&](absl::Span<const db::Value> turn) {
      std::vector<db::Value> twice(turn.begin(), turn.end());
      twice.insert(twice.end(), turn.begin(), turn.end());
      return session.Query(kSelect, twice, [&](const db::Row& row) {
        owned.push_back(row.String(0));
        return absl::OkStatus();
      });
    }));
    return owned;
  });
}

SqlFragment Reaches(const Reach& reach, std::string_view column) {
  SqlFragment sql;
  if (reach.everything) return sql.Add("TRUE");
  sql.Add("(FALSE");
  if (!reach.projects.empty()) AddList(sql.Add(Concat(" OR ", column, " IN ")), reach.projects);
  const auto held_on = [&](std::string_view field, const std::vector<std::string>& values) {
    if (values.empty()) return;
    sql.Add(Concat(" OR EXISTS (SELECT 1 FROM project_terms r WHERE r.project_id = ", column,
                   " AND r.known_to_us = ", kUntilFurtherNotice, " AND r.field = '", field, "' AND r.value IN "));
    AddList(sql, values).Add(")");
  };
  held_on("incubator", reach.incubators);
  held_on("ministry", reach.organisations);
  return sql.Add(")");
}

}  // namespace pepiniere::portfolio::store
