#include "services/metrics/store/delivery_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::metrics::store {

using query::FieldType;
using query::FilterField;
using query::SortType;

namespace {

FilterField Instant(std::string name) { return {.name = name, .type = FieldType::kTimestamp, .column = name + "_us"}; }
FilterField Text(std::string name) { return {.name = name, .type = FieldType::kString, .column = name}; }
query::SortKey InstantKey(std::string name, bool nullable = true) {
  return {.name = name, .sql = name + "_us", .type = SortType::kInteger, .nullable = nullable};
}

}  // namespace

const query::FilterSchema& ChangeFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {Instant("author_time"), Instant("open_time"), Instant("merge_time"), Text("source")}};
  return *schema;
}

const query::SortSchema& ChangeOrder() {
  static const auto* const schema = new query::SortSchema{.keys = {InstantKey("author_time"), InstantKey("merge_time")},
                                                          .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

const query::FilterSchema& DeploymentFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {Text("environment"),
                                         {.name = "tier",
                                          .type = FieldType::kEnum,
                                          .column = "tier",
                                          .symbols = {{"PRODUCTION", "PRODUCTION"},
                                                      {"STAGING", "STAGING"},
                                                      {"TESTING", "TESTING"},
                                                      {"DEVELOPMENT", "DEVELOPMENT"},
                                                      {"OTHER", "OTHER"}},
                                          .symbol_prefix = "TIER_"},
                                         {.name = "outcome",
                                          .type = FieldType::kEnum,
                                          .column = "outcome",
                                          .symbols = {{"SUCCEEDED", "SUCCEEDED"},
                                                      {"FAILED", "FAILED"},
                                                      {"ROLLED_BACK", "ROLLED_BACK"},
                                                      {"CANCELLED", "CANCELLED"}},
                                          .symbol_prefix = "OUTCOME_"},
                                         {.name = "intent",
                                          .type = FieldType::kEnum,
                                          .column = "intent",
                                          .symbols = {{"PLANNED", "PLANNED"}, {"INCIDENT", "INCIDENT"}},
                                          .symbol_prefix = "INTENT_"},
                                         Instant("start_time"),
                                         Instant("finish_time"),
                                         Text("sha"),
                                         Text("source"),
                                         Text("source_id")}};
  return *schema;
}

const query::SortSchema& DeploymentOrder() {
  static const auto* const schema = new query::SortSchema{.keys = {InstantKey("start_time"), InstantKey("finish_time")},
                                                          .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

const query::FilterSchema& IncidentFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "deployment",
                  .type = FieldType::kString,
                  .column = "IF(deployment = '', '', CONCAT('projects/', SUBSTRING_INDEX(deployment, '/', 1), "
                            "'/deployments/', SUBSTRING_INDEX(deployment, '/', -1)))"},
                 {.name = "unrelated", .type = FieldType::kBoolean, .column = "unrelated"},
                 Instant("detect_time"),
                 Instant("resolve_time"),
                 Text("source"),
                 Text("source_id")}};
  return *schema;
}

const query::SortSchema& IncidentOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {InstantKey("detect_time", /*nullable=*/false), InstantKey("resolve_time")},
                            .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<std::optional<std::string>> AnyIncidentOf(db::Session& session, const std::string& deployment) {
  return session.QueryOne("SELECT id FROM incidents WHERE deployment = ? AND deleted_at_us IS NULL ORDER BY id LIMIT 1",
                          {deployment}, [](const db::Row& row) { return row.String(0); });
}

}  // namespace pepiniere::metrics::store

namespace pepiniere::record {

template <>
struct Layout<metrics::domain::CodeChange> : StandardLayout {
  static constexpr bool kMarksDeletions = true;
  static constexpr std::string_view kTable = "code_changes";  // the feed has a table `changes`
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kRenamed = {
      {{"author_time", "author_time_us"}, {"open_time", "open_time_us"}, {"merge_time", "merge_time_us"}}};
};

template <>
struct Layout<metrics::domain::Deployment> : StandardLayout {
  static constexpr bool kMarksDeletions = true;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kRenamed = {
      {{"start_time", "start_time_us"}, {"finish_time", "finish_time_us"}, {"rollback_time", "rollback_time_us"}}};
};

template <>
struct Layout<metrics::domain::Incident> : StandardLayout {
  static constexpr bool kMarksDeletions = true;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRenamed = {
      {{"detect_time", "detect_time_us"}, {"resolve_time", "resolve_time_us"}}};
};

PEPINIERE_DOCUMENT(metrics::domain::CodeChange);
PEPINIERE_DOCUMENT(metrics::domain::Deployment);
PEPINIERE_DOCUMENT(metrics::domain::Incident);
PEPINIERE_TABLE(metrics::domain::CodeChange);
PEPINIERE_TABLE(metrics::domain::Deployment);
PEPINIERE_TABLE(metrics::domain::Incident);

}  // namespace pepiniere::record
