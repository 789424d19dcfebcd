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
                              {"ABANDONED", "ABANDONED"},
                              {"ACCEPTED", "ACCEPTED"},
                              {"PARTLY_ACCEPTED", "PARTLY_ACCEPTED"},
                              {"IN_FORCE", "IN_FORCE"}},
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

absl::StatusOr<std::vector<UntoldReport>> UntoldReports(db::Session& session, const CountedReports& counted,
                                                        ReceiptOutcome outcome, const std::string& consequence,
                                                        int most) {
  std::vector<UntoldReport> reports;
  PEP_TRY(session.Query(
      "SELECT c.id, c.reporter FROM constraints c JOIN constraint_entries e ON e.constraint_id = c.id "
      "WHERE c.topic = ? AND e.month_date <= ? AND c.reporter <> '' AND NOT EXISTS (SELECT 1 FROM receipts r "
      "WHERE r.person = c.reporter AND r.contribution = CONCAT('constraints/', c.id) AND r.outcome = ? AND "
      "r.consequence = ?) ORDER BY c.id LIMIT ?",
      {counted.topic, counted.month, Symbol(outcome), consequence, most}, [&](const db::Row& row) {
        reports.push_back({.id = row.String(0), .reporter = row.String(1)});
        return absl::OkStatus();
      }));
  return reports;
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
