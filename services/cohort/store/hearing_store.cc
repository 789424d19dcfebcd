#include "services/cohort/store/hearing_store.h"

#include <string_view>
#include <utility>

#include "services/base/try.h"
#include "services/cohort/store/jury_store.h"
#include "services/cohort/store/review_store.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

using query::FieldType;

namespace {

const query::FilterSchema& HearingFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {
          {.name = "application",
           .type = FieldType::kString,
           .column = "CONCAT('calls/', SUBSTRING_INDEX(application, '/', 1), '/applications/', "
                     "SUBSTRING_INDEX(application, '/', -1))"},
          {.name = "answer",
           .type = FieldType::kEnum,
           .column = "answer",
           .symbols = {{"NONE", "NONE"}, {"CONFIRMED", "CONFIRMED"}, {"DECLINED", "DECLINED"}},
           .symbol_prefix = "ANSWER_"},
          {.name = "result",
           .type = FieldType::kEnum,
           .column = "result",
           .symbols = {{"AWAITED", "AWAITED"}, {"HEARD", "HEARD"}, {"ABSENT", "ABSENT"}, {"CANCELLED", "CANCELLED"}},
           .symbol_prefix = "RESULT_"}}};
  return *schema;
}

constexpr std::string_view kOfRow =
    "EXISTS (SELECT 1 FROM applications WHERE applications.call_id = SUBSTRING_INDEX(hearings.application, '/', 1) AND "
    "applications.application_id = SUBSTRING_INDEX(hearings.application, '/', -1) AND ";

query::SqlFragment ReadBy(const HearingReader& reader) {
  query::SqlFragment read{.sql = "("};
  read.Add(kOfRow).Add("applications.applicant = ").Bind(reader.person).Add(")");
  if (reader.leads) read.Add(" OR ").Add(NotRecused("hearings.application", reader.person));
  if (reader.juror) read.Add(" OR ").Add(kOfRow).Add(JudgedBy(*reader.juror, reader.now)).Add(")");
  return std::move(read.Add(")"));
}

}  // namespace

const query::SortSchema& HearingOrder() {
  using query::SortType;
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "start_time", .sql = "start_time_us", .type = SortType::kInteger, .nullable = true}},
      .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<JuryHearing>>> ListHearings(db::Database& db, absl::Time deadline,
                                                                     const record::ListQuery& list,
                                                                     const std::string& call,
                                                                     const HearingReader& reader) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, HearingFilters()));
  where.Add(" AND ").Add(ReadBy(reader));
  return record::ListRows<JuryHearing>(db, deadline, list, call, std::move(where));
}

absl::StatusOr<std::vector<base::Stored<JuryHearing>>> HearingsOf(db::Session& session,
                                                                  const std::string& application) {
  query::SqlFragment where{.sql = "application = "};
  PEP_ASSIGN(const auto found, record::Select<JuryHearing>(session, where.Bind(application)));
  std::vector<base::Stored<JuryHearing>> hearings;
  for (const base::Stored<JuryHearing>& one : found) {
    PEP_ASSIGN(auto locked, record::FindForUpdate<JuryHearing>(session, one.id));
    if (locked && !locked->deleted_at) hearings.push_back(*std::move(locked));
  }
  return hearings;
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

template <>
struct Layout<cohort::JuryHearing> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kRenamed = {
      {{"start_time", "start_time_us"}, {"end_time", "end_time_us"}, {"answer_time", "answer_time_us"}}};
  // Its history has what is noted of who was heard, and goes with the application.
  static bool Unaudited(std::string_view field) { return field == "note"; }
};

PEPINIERE_DOCUMENT(cohort::JuryHearing);
PEPINIERE_TABLE(cohort::JuryHearing);

}  // namespace pepiniere::record
