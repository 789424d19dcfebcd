#include "services/portfolio/store/hidden_incubators.h"

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/portfolio/store/time_travel.h"
#include "services/record/page.h"

namespace pepiniere::portfolio::store {
namespace {

absl::StatusOr<std::vector<std::string>> Ids(db::Database& db, absl::Time deadline, const query::SqlFragment& select) {
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<std::vector<std::string>> {
    std::vector<std::string> ids;
    PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
      ids.push_back(row.String(0));
      return absl::OkStatus();
    }));
    return ids;
  });
}

}  // namespace

absl::StatusOr<std::vector<std::string>> HiddenIncubators(db::Database& db, absl::Time deadline) {
  return Ids(db, deadline, {"SELECT id FROM incubators WHERE hidden = 1 ORDER BY id", {}});
}

absl::StatusOr<std::vector<std::string>> WithReachedProjects(db::Database& db, absl::Time deadline, const Reach& reach,
                                                             const std::vector<std::string>& incubators) {
  if (incubators.empty()) return incubators;
  query::SqlFragment select;
  select.Add(
      base::Concat("SELECT DISTINCT t.value FROM project_terms t WHERE t.field = 'incubator' AND t.known_to_us = ",
                   kUntilFurtherNotice, " AND t.value IN "));
  std::string_view glue = "(";
  for (const std::string& incubator : incubators) {
    select.Add(glue).Bind(incubator);
    glue = ", ";
  }
  select.Add(") AND ").Add(Reaches(reach, "t.project_id"));
  return Ids(db, deadline, select);
}

}  // namespace pepiniere::portfolio::store
