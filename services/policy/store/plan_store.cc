#include "services/policy/store/plan_store.h"

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

std::string Holds(std::string_view column) { return base::Concat("LOCATE(CONCAT('\"', $, '\"'), ", column, ") > 0"); }

}  // namespace

const query::FilterSchema& PlanFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                                         {.name = "country", .type = FieldType::kString, .column = "country"},
                                         {.name = "cycle", .type = FieldType::kString, .column = "cycle"},
                                         {.name = "first_year", .type = FieldType::kInteger, .column = "first_year"}}};
  return *schema;
}

const query::SortSchema& PlanOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "title", .sql = "title"},
                                     {.name = "first_year", .sql = "first_year", .type = query::SortType::kInteger}},
                            .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

const query::FilterSchema& CommitmentFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "identifier", .type = FieldType::kString, .column = "identifier"},
                 {.name = "title", .type = FieldType::kText, .column = "title"},
                 {.name = "policy_area", .type = FieldType::kString, .member = Holds("policy_areas")},
                 {.name = "starred",
                  .type = FieldType::kEnum,
                  .column = "starred",
                  .symbols = {{"YES", "YES"},
                              {"NO", "NO"},
                              {"NOT_DETERMINED", "NOT_DETERMINED"},
                              {"NOT_APPLICABLE", "NOT_APPLICABLE"}},
                  .symbol_prefix = "STARRED_"},
                 {.name = "lead_institution", .type = FieldType::kText, .column = "lead_institution"},
                 {.name = "link", .type = FieldType::kString, .member = Holds("links")}}};
  return *schema;
}

const query::SortSchema& CommitmentOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "title", .sql = "title"}, {.name = "identifier", .sql = "identifier"}},
                            .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

const query::FilterSchema& MilestoneFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                 {.name = "first_year", .type = FieldType::kInteger, .column = "first_year"},
                 {.name = "last_year", .type = FieldType::kInteger, .column = "last_year"},
                 {.name = "part_of", .type = FieldType::kString, .column = "SUBSTRING_INDEX(part_of_id, '/', -1)"},
                 {.name = "link", .type = FieldType::kString, .member = Holds("links")}}};
  return *schema;
}

const query::FilterSchema& ClaimFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "status", .type = FieldType::kString, .column = "status"},
                 {.name = "milestone", .type = FieldType::kString, .column = "SUBSTRING_INDEX(milestone_id, '/', -1)"},
                 {.name = "claim_date", .type = FieldType::kDate, .column = "claim_date"}}};
  return *schema;
}

const query::SortSchema& ClaimOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "claim_date", .sql = "claim_date", .type = query::SortType::kDate}},
                            .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

const query::FilterSchema& ReviewFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "completion", .type = FieldType::kString, .column = "completion"},
                 {.name = "observation_date", .type = FieldType::kDate, .column = "observation_date"}}};
  return *schema;
}

const query::SortSchema& ReviewOrder() {
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "observation_date", .sql = "observation_date", .type = query::SortType::kDate}},
      .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<std::map<std::string, int>> ListedCounts(db::Database& db, absl::Time deadline,
                                                        const std::vector<std::string>& plans) {
  std::map<std::string, int> counts;
  const absl::Status read = db.Read(deadline, [&](db::Session& session) -> absl::Status {
    counts.clear();
    for (const std::string& plan : plans) {
      PEP_ASSIGN(const auto count,
                 session.QueryOne("SELECT COUNT(*) FROM commitments WHERE id > ? AND id < ? AND deleted_at_us IS NULL",
                                  {plan + "/", plan + "0"}, [](const db::Row& row) { return row.Int(0); }));
      counts[plan] = count.value_or(0);
    }
    return absl::OkStatus();
  });
  PEP_TRY(read);
  return counts;
}

}  // namespace pepiniere::policy::store

namespace pepiniere::record {

PEPINIERE_DOCUMENT(policy::resources::Plan);
PEPINIERE_DOCUMENT(policy::resources::Commitment);
PEPINIERE_DOCUMENT(policy::resources::Milestone);
PEPINIERE_DOCUMENT(policy::resources::CommitmentClaim);
PEPINIERE_DOCUMENT(policy::resources::CommitmentReview);
PEPINIERE_TABLE(policy::resources::Plan);
PEPINIERE_TABLE(policy::resources::Commitment);
PEPINIERE_TABLE(policy::resources::Milestone);
PEPINIERE_TABLE(policy::resources::CommitmentClaim);
PEPINIERE_TABLE(policy::resources::CommitmentReview);

}  // namespace pepiniere::record
