// Receipts in the database: record/table.h, and what they are filtered by.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/stored.h"
#include "services/feedback/domain/receipt.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::feedback::store {

// What each is filtered by.
const query::FilterSchema& ReceiptFilters();

// A page of them; where `own` is said (persons/...), theirs alone.
absl::StatusOr<record::Page<base::Stored<Receipt>>> ListReceipts(db::Database& db, absl::Time deadline,
                                                                 const record::ListQuery& list,
                                                                 const std::string& parent,
                                                                 const std::optional<std::string>& own);
// Whether that person was told that already.
absl::StatusOr<bool> HasReceipt(db::Session& session, const Receipt& receipt);

// What the figures of a topic (an id) count in a month.
struct CountedReports {
  std::string topic;
  base::Date month;
};
struct UntoldReport {
  std::string id, reporter;
};
// Those whose reporters have no receipt yet that says so, by id: `most` of them.
absl::StatusOr<std::vector<UntoldReport>> UntoldReports(db::Session& session, const CountedReports& counted,
                                                        ReceiptOutcome outcome, const std::string& consequence,
                                                        int most);

}  // namespace pepiniere::feedback::store
