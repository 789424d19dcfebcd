#include "services/metrics/store/renamed_rows.h"

#include <algorithm>
#include <optional>

#include "absl/types/span.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/row.h"
#include "services/db/value.h"
#include "services/json/text.h"
#include "services/metrics/domain/objective.h"
#include "services/metrics/store/in_list.h"
#include "services/query/sql_fragment.h"
#include "services/record/document.h"
#include "services/record/page.h"

namespace pepiniere::metrics::store {
namespace {

using base::Concat;

// A column that holds such an id, with four places: for the new id and the old one of the project, for what all below
// the old one comes after, and before.
#define PEPINIERE_MOVED(column) \
  column " = CONCAT(?, SUBSTRING(" column ", CHAR_LENGTH(?) + 1)) WHERE " column " > ? AND " column " < ?"
// Beside a row of `table` it goes where that one went: one that stays keeps all that is its own.
#define PEPINIERE_UNLESS_STAYS(table, column) \
  " AND NOT EXISTS (SELECT 1 FROM " table " stays WHERE stays.id = " column ")"
#define PEPINIERE_PAST(collection, table)       \
  "UPDATE record_history SET " PEPINIERE_MOVED( \
      "record_history.id") " AND collection = '" collection "'" PEPINIERE_UNLESS_STAYS(table, "record_history.id")

// Where else an id of what lies below a project is. tests/store holds this against the schema, with kBelow.
constexpr std::string_view kFollowing[] = {
    "UPDATE item_transitions SET " PEPINIERE_MOVED("item_id") PEPINIERE_UNLESS_STAYS("work_items", "item_id"),
    "UPDATE item_estimates SET " PEPINIERE_MOVED("item_id") PEPINIERE_UNLESS_STAYS("work_items", "item_id"),
    "UPDATE item_memberships SET " PEPINIERE_MOVED("item_id") PEPINIERE_UNLESS_STAYS("work_items", "item_id"),
    "UPDATE snapshot_figures SET " PEPINIERE_MOVED("snapshot_id") PEPINIERE_UNLESS_STAYS("snapshots", "snapshot_id"),
    "UPDATE snapshot_exports SET " PEPINIERE_MOVED("snapshot_id") PEPINIERE_UNLESS_STAYS("snapshots", "snapshot_id"),
    PEPINIERE_PAST("workItems", "work_items"),
    PEPINIERE_PAST("sprints", "sprints"),
    PEPINIERE_PAST("changes", "code_changes"),
    PEPINIERE_PAST("deployments", "deployments"),
    PEPINIERE_PAST("incidents", "incidents"),
    PEPINIERE_PAST("surveys", "surveys"),
    PEPINIERE_PAST("objectives", "objectives"),
    PEPINIERE_PAST("snapshots", "snapshots"),
    "UPDATE import_items SET " PEPINIERE_MOVED("id"),
    "UPDATE incidents SET " PEPINIERE_MOVED("deployment"),
};
#undef PEPINIERE_PAST
#undef PEPINIERE_UNLESS_STAYS
#undef PEPINIERE_MOVED

// Where one is in a document, after `key`: with places for what stands there and what is to stand there, and for what
// all below the new id comes after, and before.
struct InDocuments {
  std::string_view update, key;
};
constexpr InDocuments kInDocuments[] = {
    {"UPDATE work_items SET memberships = REPLACE(memberships, ?, ?) WHERE memberships <> '' AND id > ? AND id < ?",
     R"("sprint":)"},
    {"UPDATE record_history SET document = REPLACE(document, ?, ?) WHERE collection = 'workItems' AND id > ? AND id < "
     "?",
     R"("sprint":)"},
    {"UPDATE record_history SET document = REPLACE(document, ?, ?) WHERE collection = 'incidents' AND id > ? AND id < "
     "?",
     R"("deployment":)"},
    // Ids alone.
    {"UPDATE objectives SET verdict_evidence = REPLACE(verdict_evidence, ?, ?) WHERE verdict_evidence <> '' AND id > ? "
     "AND id < ?",
     ""},
};

// " AND NOT (column IN (...))".
void AddAllBut(std::string_view column, const std::vector<std::string>& ids, query::SqlFragment& sql) {
  if (ids.empty()) return;
  sql.Add(" AND NOT (");
  AddIn(column, ids, sql);
  sql.Add(")");
}

absl::StatusOr<std::int64_t> Execute(db::Session& session, const query::SqlFragment& statement) {
  return session.Execute(statement.sql, record::Bind(statement));
}

// The evidence that past versions of objectives name: one of their texts may begin as an id does.
absl::Status MovePastEvidence(db::Session& session, const IdChange& change) {
  struct Past {
    std::string id, document;
    std::int64_t version;
  };
  std::vector<Past> versions;
  PEP_TRY(session.Query(
      "SELECT id, document, version FROM record_history WHERE collection = 'objectives' AND id > ? AND id < ?",
      {change.to + "/", change.to + "0"}, [&](const db::Row& row) {
        versions.push_back({row.String(0), row.String(1), row.Int64(2)});
        return absl::OkStatus();
      }));
  for (const Past& past : versions) {
    domain::Objective objective;
    // What cannot be read stays as it is.
    if (!record::FromDocument(past.document, objective).ok()) continue;
    const std::vector<std::string> before = objective.verdict_evidence;
    for (std::string& id : objective.verdict_evidence) id = change.Of(id);
    if (objective.verdict_evidence == before) continue;
    PEP_TRY(session
                .Execute("UPDATE record_history SET document = ? WHERE collection = 'objectives' AND id = ? AND "
                         "version = ?",
                         {record::ToDocument(objective), past.id, past.version})
                .status());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::int64_t>> HoldNumber(db::Session& session, const std::string& project) {
  return session.QueryOne("SELECT project_no FROM project_numbers WHERE project = ? FOR UPDATE", {project},
                          [](const db::Row& row) { return row.Int64(0); });
}

absl::StatusOr<std::vector<std::string>> Ids(db::Session& session, std::string_view select,
                                             absl::Span<const db::Value> cells) {
  std::vector<std::string> ids;
  PEP_TRY(session.Query(select, cells, [&](const db::Row& row) {
    ids.push_back(row.String(0));
    return absl::OkStatus();
  }));
  return ids;
}

// All but these, from one number of a project to another, with what they were added up to.
absl::Status Renumber(db::Session& session, std::int64_t from, std::int64_t to, const std::vector<std::string>& stay) {
  query::SqlFragment rollups{.sql = "UPDATE series s JOIN rollups r ON r.series_no = s.series_no SET r.project_no = "};
  rollups.Bind(to).Add(" WHERE s.project_no = ").Bind(from);
  AddAllBut("s.id", stay, rollups);
  PEP_TRY(Execute(session, rollups).status());
  query::SqlFragment series{.sql = "UPDATE series SET project_no = "};
  series.Bind(to).Add(" WHERE project_no = ").Bind(from);
  AddAllBut("id", stay, series);
  return Execute(session, series).status();
}

// Gives the series of one number of a project to another. Those that stay, as the other has them too: they get a number
// anew, and this one is never used again. Servers remember by it which series there are (SeriesMemory), and would give
// those to whoever comes to be called as the project was.
absl::StatusOr<std::vector<std::string>> GiveSeries(db::Session& session, const std::string& project, std::int64_t from,
                                                    std::int64_t to) {
  // Whoever adds them up, or writes their points, holds these: what they add up is of the new number then.
  PEP_TRY(session.Query(
      "SELECT 1 FROM series s JOIN series_times t ON t.series_no = s.series_no WHERE s.project_no = ? FOR UPDATE",
      {from}, [](const db::Row&) { return absl::OkStatus(); }));
  PEP_ASSIGN(std::vector<std::string> same,
             Ids(session,
                 "SELECT s.id FROM series s JOIN series o ON o.project_no = ? AND o.metric_no = s.metric_no AND "
                 "o.source = s.source AND o.dimensions_key = s.dimensions_key WHERE s.project_no = ? ORDER BY s.id",
                 {to, from}));
  PEP_TRY(Renumber(session, from, to, same));
  PEP_TRY(session.Execute("DELETE FROM project_numbers WHERE project_no = ?", {from}).status());
  if (same.empty()) return same;
  PEP_TRY(session.Execute("INSERT INTO project_numbers (project) VALUES (?)", {project}).status());
  PEP_ASSIGN(const auto anew, HoldNumber(session, project));
  PEP_TRY(Renumber(session, from, *anew, {}));
  return same;
}

}  // namespace

std::string IdChange::Of(const std::string& id) const {
  return id.starts_with(from + "/") ? to + id.substr(from.size()) : id;
}

std::string BeginningOf(std::string_view text) {
  std::string quoted = json::Quoted(text);
  quoted.pop_back();
  return quoted;
}

absl::StatusOr<HeldRows> HoldRows(db::Session& session, std::string_view table, const IdChange& change) {
  HeldRows held;
  const std::string select = Concat("SELECT r.id, o.id FROM ", table, " r LEFT JOIN ", table,
                                    " o ON o.id = CONCAT(?, SUBSTRING(r.id, CHAR_LENGTH(?) + 1)) WHERE r.id > ? AND "
                                    "r.id < ? ORDER BY r.id FOR UPDATE");
  PEP_TRY(
      session.Query(select, {change.to, change.from, change.from + "/", change.from + "0"}, [&](const db::Row& row) {
        held.all.push_back(row.String(0));
        if (!row.IsNull(1)) held.taken.push_back(row.String(0));
        return absl::OkStatus();
      }));
  return held;
}

absl::StatusOr<std::int64_t> MoveRows(db::Session& session, std::string_view table, const IdChange& change,
                                      const std::vector<std::string>& stay) {
  query::SqlFragment move{.sql = Concat("UPDATE ", table, " SET id = CONCAT(")};
  move.Bind(change.to).Add(", SUBSTRING(id, CHAR_LENGTH(").Bind(change.from).Add(") + 1)) WHERE id > ");
  move.Bind(change.from + "/").Add(" AND id < ").Bind(change.from + "0");
  AddAllBut("id", stay, move);
  return Execute(session, move);
}

absl::Status MoveWhatFollows(db::Session& session, const IdChange& change) {
  for (const std::string_view update : kFollowing) {
    PEP_TRY(session.Execute(update, {change.to, change.from, change.from + "/", change.from + "0"}).status());
  }
  for (const auto& [update, key] : kInDocuments) {
    PEP_TRY(session
                .Execute(update, {Concat(key, BeginningOf(change.from + "/")),
                                  Concat(key, BeginningOf(change.to + "/")), change.to + "/", change.to + "0"})
                .status());
  }
  return MovePastEvidence(session, change);
}

absl::StatusOr<MovedSeries> MoveSeries(db::Session& session, const IdChange& change) {
  MovedSeries series;
  PEP_ASSIGN(const auto was, HoldNumber(session, change.from));
  PEP_ASSIGN(const auto is, HoldNumber(session, change.to));
  if (was && is) {
    PEP_ASSIGN(series.left, GiveSeries(session, change.from, *was, *is));
  } else if (was) {
    PEP_TRY(session.Execute("UPDATE project_numbers SET project = ? WHERE project_no = ?", {change.to, *was}).status());
  }
  PEP_ASSIGN(const std::vector<std::string> ids,
             Ids(session, "SELECT id FROM series WHERE id > ? AND id < ? ORDER BY id FOR UPDATE",
                 {change.from + "/", change.from + "0"}));
  PEP_TRY(MoveRows(session, "series", change, series.left).status());
  for (const std::string& id : ids) {
    if (std::ranges::find(series.left, id) == series.left.end()) series.moved.push_back(change.Of(id));
  }
  return series;
}

absl::Status MoveAside(db::Session& session, const IdChange& change) {
  for (const std::string_view table : kBelow) PEP_TRY(MoveRows(session, table, change, {}).status());
  PEP_TRY(MoveWhatFollows(session, change));
  return MoveSeries(session, change).status();
}

}  // namespace pepiniere::metrics::store
