#include "services/cohort/store/mood_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

using query::FieldType;

namespace {

const query::FilterSchema& MoodFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "person", .type = FieldType::kString, .column = "person"},
                 {.name = "mood", .type = FieldType::kInteger, .column = "mood"},
                 {.name = "week_start_date", .type = FieldType::kDate, .column = "week_start_date"}}};
  return *schema;
}

}  // namespace

const query::SortSchema& MoodOrder() {
  using query::SortType;
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "mood", .sql = "mood", .type = SortType::kInteger},
               {.name = "week_start_date", .sql = "week_start_date", .type = SortType::kDate, .nullable = true}},
      .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Mood>>> ListMoods(db::Database& db, absl::Time deadline,
                                                           const record::ListQuery& list, const std::string& cohort,
                                                           const std::optional<std::string>& author) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, MoodFilters()));
  if (author) where.Add(" AND person = ").Bind(*author);
  return record::ListRows<Mood>(db, deadline, list, cohort, std::move(where));
}

absl::StatusOr<std::optional<std::string>> FindMood(db::Session& session, const std::string& cohort,
                                                    const std::string& author, base::Date monday) {
  return session.QueryOne(
      "SELECT id FROM moods WHERE id > ? AND id < ? AND person = ? AND week_start_date = ? ORDER BY id LIMIT 1",
      {cohort + "/", cohort + "0", author, monday}, [](const db::Row& row) { return row.String(0); });
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

template <>
struct Layout<cohort::Mood> : StandardLayout {
  static constexpr bool kHasDeleted = false, kHasUid = false;
};

PEPINIERE_DOCUMENT(cohort::Mood);
PEPINIERE_TABLE(cohort::Mood);

}  // namespace pepiniere::record
