#include "services/feedback/store/questionnaire_store.h"

#include "services/record/table_statements.h"

namespace pepiniere::feedback::store {

using query::FieldType;

const query::FilterSchema& QuestionnaireFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                                         {.name = "programme", .type = FieldType::kString, .column = "programme"}}};
  return *schema;
}

const query::FilterSchema& QuestionnaireVersionFilters() {
  static const auto* const schema = new query::FilterSchema{.fields = {}};
  return *schema;
}

}  // namespace pepiniere::feedback::store

namespace pepiniere::record {

template <>
struct Layout<feedback::QuestionnaireVersion> : StandardLayout {
  static constexpr std::string_view kTable = "questionnaire_versions";
  static constexpr std::array<std::string_view, 2> kKey = {"questionnaire_id", "number"};
  static constexpr bool kHasDeleted = false, kHasUid = false;
};

PEPINIERE_DOCUMENT(feedback::Questionnaire);
PEPINIERE_DOCUMENT(feedback::QuestionnaireVersion);
PEPINIERE_TABLE(feedback::Questionnaire);
PEPINIERE_TABLE(feedback::QuestionnaireVersion);

}  // namespace pepiniere::record
