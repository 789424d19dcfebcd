#include "services/feedback/store/moderation_store.h"

#include "services/record/table_statements.h"

namespace pepiniere::feedback::store {

using query::FieldType;

const query::FilterSchema& ModerationActionFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "item", .type = FieldType::kString, .column = "item"},
                 {.name = "decision",
                  .type = FieldType::kEnum,
                  .column = "decision",
                  .symbols = {{"PUBLISH", "PUBLISH"}, {"HIDE", "HIDE"}, {"RESTORE", "RESTORE"}},
                  .symbol_prefix = "DECISION_"},
                 {.name = "appeal",
                  .type = FieldType::kEnum,
                  .column = "appeal",
                  .symbols = {{"NONE", "NONE"}, {"OPEN", "OPEN"}, {"UPHELD", "UPHELD"}, {"DISMISSED", "DISMISSED"}},
                  .symbol_prefix = "APPEAL_"}}};
  return *schema;
}

}  // namespace pepiniere::feedback::store

namespace pepiniere::record {

template <>
struct Layout<feedback::ModerationAction> : StandardLayout {
  static constexpr std::string_view kTable = "moderation_actions";
  static constexpr std::array<std::string_view, 2> kKey = {"space_id", "number"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"appeal_time", "appeal_time_us"}}};
  static constexpr bool kHasDeleted = false, kHasUid = false;
};

PEPINIERE_DOCUMENT(feedback::ModerationAction);
PEPINIERE_TABLE(feedback::ModerationAction);

}  // namespace pepiniere::record
