#include "services/cohort/store/review_store.h"

#include <map>
#include <string_view>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/jury_store.h"
#include "services/cohort/store/layouts.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

using base::Concat;
using query::FieldType;

namespace {

constexpr std::string_view kApplication = "CONCAT(applications.call_id, '/', applications.application_id)";

const query::FilterSchema& ReviewFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "juror",
                                          .type = FieldType::kString,
                                          .column = "CONCAT('calls/', SUBSTRING_INDEX(juror, '/', 1), '/jurors/', "
                                                    "SUBSTRING_INDEX(juror, '/', -1))"},
                                         {.name = "stage",
                                          .type = FieldType::kEnum,
                                          .column = "stage",
                                          .symbols = {{"FILE", "FILE"}, {"HEARING", "HEARING"}},
                                          .symbol_prefix = "STAGE_"},
                                         {.name = "state",
                                          .type = FieldType::kEnum,
                                          .column = "state",
                                          .symbols = {{"DRAFT", "DRAFT"}, {"SUBMITTED", "SUBMITTED"}, {"VOID", "VOID"}},
                                          .symbol_prefix = "STATE_"},
                                         {.name = "complete", .type = FieldType::kBoolean, .column = "complete"}}};
  return *schema;
}

}  // namespace

absl::StatusOr<record::Page<base::Stored<Review>>> ListReviews(db::Database& db, absl::Time deadline,
                                                               const record::ListQuery& list, const std::string& parent,
                                                               const ReviewReader& reader) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, ReviewFilters()));
  if (reader.juror) where.Add(" AND juror = ").Bind(*reader.juror);
  where.Add(" AND ").Add(NotRecused("SUBSTRING_INDEX(reviews.id, '/', 2)", reader.person));
  return record::ListRows<Review>(db, deadline, list, parent, std::move(where));
}

absl::StatusOr<std::vector<base::Stored<Review>>> ReviewsOf(db::Database& db, absl::Time deadline,
                                                            const std::string& juror) {
  query::SqlFragment where{.sql = "juror = "};
  return record::Select<Review>(db, deadline, where.Bind(juror));
}

absl::StatusOr<std::vector<base::Stored<Review>>> LoadSubmitted(db::Database& db, absl::Time deadline,
                                                                const base::Stored<Review>& now) {
  std::map<int, base::Stored<Review>> revisions;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    revisions.clear();
    return session.Query(
        "SELECT version, document, recorded_at_us FROM record_history WHERE collection = 'reviews' AND id = ? "
        "ORDER BY version",
        {now.id}, [&](const db::Row& row) -> absl::Status {
          base::Stored<Review> then = now;
          then.value = Review();
          const absl::Status read = record::FromDocument(row.String(1), then.value);
          if (!read.ok()) return read;
          if (then.value.state != JurorReviewState::kSubmitted) return absl::OkStatus();
          then.version = row.Int64(0);
          then.updated_at = row.Time(2);
          revisions.insert_or_assign(then.value.revision, std::move(then));
          return absl::OkStatus();
        });
  }));
  std::vector<base::Stored<Review>> submitted;
  for (auto& [number, review] : revisions) submitted.push_back(std::move(review));
  return submitted;
}

query::SqlFragment JudgedBy(const base::Stored<Juror>& juror, absl::Time now) {
  query::SqlFragment judged{.sql = "(applications.call_id = "};
  judged.Bind(record::ParentIn(juror.id));
  judged.Add(
      " AND (CASE WHEN applications.state IN ('ADMISSIBLE', 'INADMISSIBLE') THEN applications.told_state ELSE "
      "applications.state END) IN ('SUBMITTED', 'ADMISSIBLE') AND EXISTS (SELECT 1 FROM calls WHERE calls.id = "
      "applications.call_id AND calls.publish_time_us IS NOT NULL AND calls.close_time_us <= ");
  judged.Bind(absl::ToUnixMicros(now)).Add(")");
  if (!juror.value.seats.empty()) {
    // A list of ids, in JSON.
    judged.Add(" AND (FALSE");
    for (const std::string& seat : juror.value.seats) {
      judged.Add(" OR INSTR(applications.choices COLLATE utf8mb4_bin, ").Bind(Concat("\"", seat, "\"")).Add(") > 0");
    }
    judged.Add(")");
  }
  judged.Add(" AND ").Add(NotRecused(kApplication, juror.value.person));
  return std::move(judged.Add(")"));
}

absl::StatusOr<record::Page<base::Stored<Application>>> ListToReview(db::Database& db, absl::Time deadline,
                                                                     const record::ListQuery& list,
                                                                     const base::Stored<Juror>& juror, bool unfinished,
                                                                     absl::Time now) {
  query::SqlFragment where = JudgedBy(juror, now);
  if (unfinished) {
    where.Add(Concat(" AND NOT EXISTS (SELECT 1 FROM reviews WHERE reviews.id = CONCAT(", kApplication, ", '/', "));
    where.Bind(ReviewIdOf(juror.id, ReviewStage::kFile)).Add(") AND reviews.state <> 'DRAFT')");
  }
  return record::ListRows<Application>(db, deadline, list, /*parent=*/"", std::move(where));
}

absl::Status RemoveJudged(db::Session& session, const std::string& application) {
  // Ids of reviews: the application's, a slash, and more; '0' is the character after the slash.
  const std::string first = application + "/", last = application + "0";
  PEP_TRY(
      session.Execute("DELETE FROM record_history WHERE collection = 'reviews' AND id > ? AND id < ?", {first, last})
          .status());
  PEP_TRY(session.Execute("DELETE FROM reviews WHERE id > ? AND id < ?", {first, last}).status());
  for (const std::string_view table : {"hearings", "conflicts"}) {
    PEP_TRY(session
                .Execute(Concat("DELETE FROM record_history WHERE collection = '", table,
                                "' AND id IN (SELECT id FROM ", table, " WHERE application = ?)"),
                         {application})
                .status());
    PEP_TRY(session.Execute(Concat("DELETE FROM ", table, " WHERE application = ?"), {application}).status());
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

template <>
struct Layout<cohort::Review> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"submit_time", "submit_time_us"}}};
  static constexpr bool kHasDeleted = false;
  // Its history has what it says; the audit, which coaches read who judge themselves, tells when it was written.
  static bool Unaudited(std::string_view field) {
    return field == "marks" || field == "abstentions" || field == "comment";
  }
};

PEPINIERE_DOCUMENT(cohort::Review);
PEPINIERE_TABLE(cohort::Review);

}  // namespace pepiniere::record
