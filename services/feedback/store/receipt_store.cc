#include "services/feedback/store/receipt_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::feedback::store {

using query::FieldType;

const query::FilterSchema& ReceiptFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "outcome",
                  .type = FieldType::kEnum,
                  .column = "outcome",
                  .symbols = {{"RECEIVED", "RECEIVED"},
                              {"MERGED", "MERGED"},
                              {"CITED", "CITED"},
                              {"TRANSMITTED", "TRANSMITTED"},
                              {"SILENT", "SILENT"},
                              {"ADOPTED", "ADOPTED"},
                              {"DECLINED", "DECLINED"},
                              {"BECAME_MEASURE", "BECAME_MEASURE"},
                              {"DELIVERED", "DELIVERED"},
                              {"ABANDONED", "ABANDONED"}},
                  .symbol_prefix = "OUTCOME_"},
                 {.name = "contribution", .type = FieldType::kString, .column = "contribution"}}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Receipt>>> ListReceipts(db::Database& db, absl::Time deadline,
                                                                 const record::ListQuery& list,
                                                                 const std::string& parent,
                                                                 const std::optional<std::string>& own) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, ReceiptFilters()));
  if (own) where.Add(" AND person = ").Bind(*own);
  return record::ListRows<Receipt>(db, deadline, list, parent, std::move(where));
}

absl::StatusOr<bool> HasReceipt(db::Session& session, const Receipt& receipt) {
  PEP_ASSIGN(const auto found,
             session.QueryOne("SELECT 1 FROM receipts WHERE person = ? AND contribution = ? AND outcome = ? AND "
                              "consequence = ?",
                              {receipt.person, receipt.contribution, Symbol(receipt.outcome), receipt.consequence},
                              [](const db::Row& row) { return row.Int(0); }));
  return found.has_value();
}

}  // namespace pepiniere::feedback::store

namespace pepiniere::record {

template <>
struct Layout<feedback::Receipt> : StandardLayout {
  static constexpr bool kHasDeleted = false, kHasUid = false;
};

PEPINIERE_DOCUMENT(feedback::Receipt);
PEPINIERE_TABLE(feedback::Receipt);

}  // namespace pepiniere::record
