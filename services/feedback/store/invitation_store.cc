#include "services/feedback/store/invitation_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::feedback::store {

using query::FieldType;

const query::FilterSchema& InvitationFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "stratum", .type = FieldType::kString, .column = "stratum"},
                                         {.name = "state",
                                          .type = FieldType::kEnum,
                                          .column = "state",
                                          .symbols = {{"INVITED", "INVITED"},
                                                      {"RESERVED", "RESERVED"},
                                                      {"COMPLETED", "COMPLETED"},
                                                      {"REFUSED", "REFUSED"},
                                                      {"EXPIRED", "EXPIRED"}},
                                          .symbol_prefix = "STATE_"},
                                         {.name = "disposition",
                                          .type = FieldType::kEnum,
                                          .column = "disposition",
                                          .symbols = {{"NON_CONTACT", "NON_CONTACT"},
                                                      {"COMPLETE", "COMPLETE"},
                                                      {"PARTIAL", "PARTIAL"},
                                                      {"REFUSAL", "REFUSAL"},
                                                      {"OTHER", "OTHER"},
                                                      {"UNKNOWN_ELIGIBILITY", "UNKNOWN_ELIGIBILITY"},
                                                      {"NOT_ELIGIBLE", "NOT_ELIGIBLE"}},
                                          .symbol_prefix = "DISPOSITION_"}}};
  return *schema;
}

const query::SortSchema& InvitationOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "rank", .sql = "draw_rank", .type = query::SortType::kInteger}},
                            .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Invitation>>> ListInvitations(db::Database& db, absl::Time deadline,
                                                                       const record::ListQuery& list,
                                                                       const std::string& parent,
                                                                       const std::optional<std::string>& own) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, InvitationFilters()));
  if (own) where.Add(" AND person = ").Bind(*own);
  return record::ListRows<Invitation>(db, deadline, list, parent, std::move(where));
}

}  // namespace pepiniere::feedback::store

namespace pepiniere::record {

template <>
struct Layout<feedback::Invitation> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRenamed = {
      {{"rank", "draw_rank"}, {"reserve_end_time", "reserve_end_time_us"}}};
  static constexpr bool kHasDeleted = false, kHasUid = false;
};

PEPINIERE_DOCUMENT(feedback::Invitation);
PEPINIERE_TABLE(feedback::Invitation);

}  // namespace pepiniere::record
