#include "services/policy/store/transmission_store.h"

#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/policy/store/layouts.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::policy::store {

using query::FieldType;

namespace {

// As policy::StandingAt has it: computed from what is kept, at an instant.
constexpr std::string_view kStanding =
    "CASE WHEN answer_time_us IS NOT NULL THEN IF(overdue_from_us IS NULL OR answer_time_us < overdue_from_us, "
    "'ANSWERED', 'ANSWERED_LATE') WHEN overdue_from_us <= {now} AND recall_time_us IS NULL THEN 'OVERDUE' "
    "WHEN recall_time_us IS NULL THEN 'RUNNING' ELSE NULL END";

const query::FilterSchema& TransmissionFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "proposal", .type = FieldType::kResource, .column = "proposal_id", .collection = "proposals"},
                 {.name = "authority", .type = FieldType::kString, .column = "authority"},
                 {.name = "standing",
                  .type = FieldType::kEnum,
                  .column = std::string(kStanding),
                  .symbols = {{"RUNNING", "RUNNING"},
                              {"ANSWERED", "ANSWERED"},
                              {"ANSWERED_LATE", "ANSWERED_LATE"},
                              {"OVERDUE", "OVERDUE"}},
                  .symbol_prefix = "STANDING_"},
                 {.name = "last_day", .type = FieldType::kDate, .column = "last_day"}}};
  return *schema;
}

absl::StatusOr<std::vector<std::string>> IdsOf(db::Session& session, std::string_view sql, const std::string& value) {
  std::vector<std::string> ids;
  PEP_TRY(session.Query(sql, {value}, [&](const db::Row& row) {
    ids.push_back(row.String(0));
    return absl::OkStatus();
  }));
  return ids;
}

}  // namespace

const query::SortSchema& TransmissionOrder() {
  using query::SortType;
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "last_day", .sql = "last_day", .type = SortType::kDate, .nullable = true},
                                     {.name = "receive_date", .sql = "receive_date", .type = SortType::kDate}},
                            .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<resources::Transmission>>> ListTransmissions(db::Database& db,
                                                                                      absl::Time deadline,
                                                                                      const record::ListQuery& list,
                                                                                      absl::Time now) {
  query::FilterContext context;
  context.parameters.emplace("now", query::SqlValue(absl::ToUnixMicros(now)));
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, TransmissionFilters(), context));
  return record::ListRows<resources::Transmission>(db, deadline, list, /*parent=*/"", std::move(where));
}

const query::FilterSchema& MoveFilters() {
  static const auto* const schema = new query::FilterSchema{};
  return *schema;
}

const query::FilterSchema& AnswerFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {
          {.name = "verdict",
           .type = FieldType::kEnum,
           .column = "verdict",
           .symbols = {{"ACCEPTED", "ACCEPTED"}, {"PARTLY", "PARTLY"}, {"REFUSED", "REFUSED"}, {"INTERIM", "INTERIM"}},
           .symbol_prefix = "VERDICT_"}}};
  return *schema;
}

const query::FilterSchema& HolidayFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "calendar", .type = FieldType::kString, .column = "calendar"},
                                         {.name = "day", .type = FieldType::kDate, .column = "day"}}};
  return *schema;
}

const query::SortSchema& HolidayOrder() {
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "day", .sql = "day", .type = query::SortType::kDate}}, .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

const query::FilterSchema& TextFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                 {.name = "kind",
                  .type = FieldType::kEnum,
                  .column = "kind",
                  .symbols = {{"LAW", "LAW"},
                              {"CODE", "CODE"},
                              {"ORDINANCE", "ORDINANCE"},
                              {"DECREE", "DECREE"},
                              {"ORDER", "ORDER"},
                              {"CIRCULAR", "CIRCULAR"},
                              {"OTHER", "OTHER"}},
                  .symbol_prefix = "KIND_"},
                 {.name = "reference", .type = FieldType::kText, .column = "reference"},
                 {.name = "publication_date", .type = FieldType::kDate, .column = "publication_date"},
                 {.name = "entry_into_force_date", .type = FieldType::kDate, .column = "entry_into_force_date"}}};
  return *schema;
}

const query::SortSchema& TextOrder() {
  using query::SortType;
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "title", .sql = "title"},
               {.name = "publication_date", .sql = "publication_date", .type = SortType::kDate, .nullable = true},
               {.name = "entry_into_force_date",
                .sql = "entry_into_force_date",
                .type = SortType::kDate,
                .nullable = true}},
      .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<std::vector<DatedHoliday>> DecidedOf(db::Session& session, const std::string& calendar) {
  query::SqlFragment where{.sql = "calendar = "};
  where.Bind(calendar);
  PEP_ASSIGN(const auto rows, record::Select<resources::DecidedHoliday>(session, where));
  std::vector<DatedHoliday> decided;
  for (const auto& row : rows) decided.push_back(resources::DatedOf(row.value));
  return decided;
}

absl::StatusOr<std::vector<DatedHoliday>> DecidedOf(db::Database& db, absl::Time deadline,
                                                    const std::string& calendar) {
  return db.Read(deadline, [&](db::Session& session) { return DecidedOf(session, calendar); });
}

absl::StatusOr<std::vector<std::string>> RunningOf(db::Session& session, const std::string& calendar) {
  return IdsOf(session,
               "SELECT id FROM transmissions WHERE answer_time_us IS NULL AND recall_time_us IS NULL AND calendar = ? "
               "ORDER BY id",
               calendar);
}

absl::StatusOr<std::map<std::string, std::vector<std::string>>> AdoptedBy(db::Database& db, absl::Time deadline,
                                                                          const std::vector<std::string>& texts) {
  std::map<std::string, std::vector<std::string>> adopted;
  const absl::Status read = db.Read(deadline, [&](db::Session& session) -> absl::Status {
    adopted.clear();
    for (const std::string& text : texts) {
      PEP_ASSIGN(adopted[text],
                 IdsOf(session, "SELECT id FROM proposals WHERE is_open = 1 AND text_id = ? ORDER BY id", text));
    }
    return absl::OkStatus();
  });
  PEP_TRY(read);
  return adopted;
}

}  // namespace pepiniere::policy::store

namespace pepiniere::record {

PEPINIERE_DOCUMENT(policy::resources::Transmission);
PEPINIERE_DOCUMENT(policy::resources::DeadlineMove);
PEPINIERE_DOCUMENT(policy::resources::Answer);
PEPINIERE_DOCUMENT(policy::resources::DecidedHoliday);
PEPINIERE_DOCUMENT(policy::resources::Text);
PEPINIERE_TABLE(policy::resources::Transmission);
PEPINIERE_TABLE(policy::resources::DeadlineMove);
PEPINIERE_TABLE(policy::resources::Answer);
PEPINIERE_TABLE(policy::resources::DecidedHoliday);
PEPINIERE_TABLE(policy::resources::Text);

}  // namespace pepiniere::record
