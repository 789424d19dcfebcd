#include "services/feedback/store/campaign_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::feedback::store {

using query::FieldType;

const query::FilterSchema& CampaignFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                 {.name = "programme", .type = FieldType::kString, .column = "programme"},
                 {.name = "state",
                  .type = FieldType::kEnum,
                  .column = "state",
                  .symbols = {{"DRAFT", "DRAFT"}, {"OPEN", "OPEN"}, {"CLOSED", "CLOSED"}, {"RELEASED", "RELEASED"}},
                  .symbol_prefix = "STATE_"}}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Campaign>>> ListCampaigns(db::Database& db, absl::Time deadline,
                                                                   const record::ListQuery& list,
                                                                   const CampaignReader& reader) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, CampaignFilters()));
  if (!reader.everything) {
    where.Add(" AND ((state = 'RELEASED' AND readers = 'EVERYBODY')");
    for (const std::string& programme : reader.programmes) where.Add(" OR programme = ").Bind(programme);
    if (!reader.person.empty()) {
      where
          .Add(
              " OR (state <> 'DRAFT' AND EXISTS (SELECT 1 FROM campaign_people p WHERE p.campaign_id = campaigns.id "
              "AND p.person = ")
          .Bind(reader.person);
      where.Add("))");
    }
    where.Add(")");
  }
  return record::ListRows<Campaign>(db, deadline, list, /*parent=*/"", std::move(where));
}

absl::StatusOr<std::optional<std::string>> AnyCampaignAsking(db::Session& session, const std::string& questionnaire) {
  return session.QueryOne(
      "SELECT id FROM campaigns WHERE questionnaire_version > ? AND questionnaire_version < ? AND deleted_at_us IS "
      "NULL "
      "ORDER BY id LIMIT 1",
      {questionnaire + "/", questionnaire + "0"}, [](const db::Row& row) { return row.String(0); });
}

}  // namespace pepiniere::feedback::store

namespace pepiniere::record {

template <>
struct Layout<feedback::Campaign> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kRenamed = {
      {{"end_time", "end_time_us"},
       {"open_time", "open_time_us"},
       {"closed_time", "closed_time_us"},
       {"release_time", "release_time_us"},
       {"key_destroy_time", "key_destroy_time_us"},
       {"text_key_destroy_time", "text_key_destroy_time_us"}}};
};

PEPINIERE_DOCUMENT(feedback::Campaign);
PEPINIERE_TABLE(feedback::Campaign);

}  // namespace pepiniere::record
