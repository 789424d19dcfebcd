#include "services/mail/queue/letter_list.h"

#include <string_view>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/query/filter_sql.h"
#include "services/record/page_query.h"

namespace pepiniere::mail {
namespace {

using query::FieldType;
using query::SqlFragment;

constexpr std::string_view kColumns =
    "id, person, fact, template, owed, state, reason, reply_code, attempts, queued_at_us, settled_at_us, due_at_us";
constexpr int kColumnCount = 12;
constexpr std::string_view kPersons = "persons/";

query::SqlValue Stored(State state) { return std::int64_t{static_cast<int>(state)}; }

query::FilterSchema MakeFilters() {
  return {.fields = {{.name = "person", .type = FieldType::kString, .column = "person"},
                     {.name = "fact", .type = FieldType::kText, .column = "fact"},
                     {.name = "template", .type = FieldType::kString, .column = "template"},
                     {.name = "owed", .type = FieldType::kBoolean, .column = "owed"},
                     {.name = "state",
                      .type = FieldType::kEnum,
                      .column = "state",
                      .symbols = {{"QUEUED", Stored(State::kQueued)},
                                  {"SENT", Stored(State::kSent)},
                                  {"FAILED", Stored(State::kFailed)},
                                  {"STOPPED", Stored(State::kStopped)}},
                      .symbol_prefix = "STATE_"}}};
}

// What is below a resource has its name, a slash, and more; '0' is the character after the slash.
SqlFragment About(const std::string& parent) {
  SqlFragment sql;
  if (parent.starts_with(kPersons)) {
    sql.Add("person = ").Bind(parent);
    return sql;
  }
  sql.Add("(fact = ").Bind(parent);
  sql.Add(" OR fact > ").Bind(parent + "/");
  sql.Add(" AND fact < ").Bind(parent + "0");
  sql.Add(")");
  return sql;
}

ListedLetter Read(const db::Row& row) {
  return {.id = row.String(0),
          .person = row.String(1),
          .fact = row.String(2),
          .template_id = row.String(3),
          .owed = row.Bool(4),
          .state = static_cast<State>(row.Int(5)),
          .reason = static_cast<Reason>(row.Int(6)),
          .reply_code = row.Int(7),
          .attempts = row.Int(8),
          .queued_at = row.Time(9),
          .settled_at = row.OptTime(10),
          .due_at = row.OptTime(11)};
}

}  // namespace

const query::FilterSchema& LetterFilters() {
  static const auto* const schema = new query::FilterSchema(MakeFilters());
  return *schema;
}

// Ids are made of the time.
const query::OrderBy& LetterOrder() {
  static const auto* const order =
      new query::OrderBy{.terms = {{.key = {.name = "id", .sql = "id"}, .descending = true}}};
  return *order;
}

absl::StatusOr<record::Page<ListedLetter>> ListLetters(db::Database& db, absl::Time deadline,
                                                       const LetterQuery& query) {
  PEP_ASSIGN(const SqlFragment condition, query::CompileFilter(query.filter, LetterFilters()));
  SqlFragment select;
  select.Add(base::Concat("SELECT ", kColumns, ", ", LetterOrder().Columns(), " FROM mail_letters WHERE "));
  select.Add(About(query.parent)).Add(" AND (").Add(condition).Add(")");
  if (!query.told.sql.empty()) select.Add(" AND ").Add(query.told);
  return record::ReadPage<ListedLetter>(db, deadline, std::move(select),
                                        {LetterOrder(), query.after, query.limit, kColumnCount}, Read);
}

}  // namespace pepiniere::mail
