#include "services/cohort/store/ranking_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

using query::FieldType;

namespace {

const query::FilterSchema& RankingFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "stage",
                                          .type = FieldType::kEnum,
                                          .column = "stage",
                                          .symbols = {{"FILE", "FILE"}, {"HEARING", "HEARING"}},
                                          .symbol_prefix = "STAGE_"},
                                         {.name = "seat",
                                          .type = FieldType::kString,
                                          .column = "CONCAT('calls/', SUBSTRING_INDEX(seat, '/', 1), '/seats/', "
                                                    "SUBSTRING_INDEX(seat, '/', -1))"}}};
  return *schema;
}

}  // namespace

absl::StatusOr<record::Page<base::Stored<Ranking>>> ListRankings(db::Database& db, absl::Time deadline,
                                                                 const record::ListQuery& list, const std::string& call,
                                                                 bool sealed) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, RankingFilters()));
  if (!sealed) where.Add(" AND publish_time_us IS NOT NULL");
  return record::ListRows<Ranking>(db, deadline, list, call, std::move(where));
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

template <>
struct Layout<cohort::Ranking> : StandardLayout {
  static constexpr std::array<std::string_view, 2> kKey = {"call_id", "number"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"publish_time", "publish_time_us"}}};
  static constexpr bool kHasDeleted = false, kHasUid = false;
  // The audit tells that it was run and published; coaches read it who judge themselves.
  static bool Unaudited(std::string_view field) {
    return field != "stage" && field != "seat" && field != "publish_time";
  }
};

template <>
struct Layout<cohort::TieDecision> : StandardLayout {
  static constexpr std::string_view kTable = "tie_decisions";
  static constexpr std::array<std::string_view, 2> kKey = {"call_id", "number"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"withdraw_time", "withdraw_time_us"}}};
  static constexpr bool kHasDeleted = false, kHasUid = false;
  // Likewise.
  static bool Unaudited(std::string_view field) { return field == "applications" || field == "reason"; }
};

PEPINIERE_DOCUMENT(cohort::Ranking);
PEPINIERE_DOCUMENT(cohort::TieDecision);
PEPINIERE_TABLE(cohort::Ranking);
PEPINIERE_TABLE(cohort::TieDecision);

}  // namespace pepiniere::record
