#include "services/json/reader.h"
#include "services/portfolio/domain/committee.h"
#include "services/portfolio/domain/directory.h"
#include "services/portfolio/domain/entries.h"
#include "services/portfolio/domain/event.h"
#include "services/portfolio/domain/gates.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/domain/vocabulary.h"
#include "services/portfolio/store/symbols.h"
#include "services/record/document_fields.h"

namespace pepiniere::portfolio {

// Kept as its number, as the contract has it; unknown says nothing.
static std::optional<record::Json> WriteField(AccessibilityStatus status) {
  return status == AccessibilityStatus::kUnknown ? std::optional<record::Json>()
                                                 : record::Json(static_cast<int>(status));
}
static bool ReadField(json::Value json, AccessibilityStatus& status) {
  constexpr int kLast = static_cast<int>(AccessibilityStatus::kFullyCompliant);
  const std::int64_t number = json.Integer().value_or(-1);
  const bool fits = number >= 0 && number <= kLast;
  if (fits) status = static_cast<AccessibilityStatus>(number);
  return fits;
}

}  // namespace pepiniere::portfolio

namespace pepiniere::record {

PEPINIERE_DOCUMENT(portfolio::Organisation);
PEPINIERE_DOCUMENT(portfolio::Incubator);
PEPINIERE_DOCUMENT(portfolio::Team);
PEPINIERE_DOCUMENT(portfolio::Project);
PEPINIERE_DOCUMENT(portfolio::Event);
PEPINIERE_DOCUMENT(portfolio::PhaseEntry);
PEPINIERE_DOCUMENT(portfolio::Evidence);
PEPINIERE_DOCUMENT(portfolio::Waiver);
PEPINIERE_DOCUMENT(portfolio::FundingLine);
PEPINIERE_DOCUMENT(portfolio::SpendingEntry);
PEPINIERE_DOCUMENT(portfolio::TimeBoxExtension);
PEPINIERE_DOCUMENT(portfolio::JournalEntry);
PEPINIERE_DOCUMENT(portfolio::Committee);
PEPINIERE_DOCUMENT(portfolio::Hearing);
PEPINIERE_DOCUMENT(portfolio::GateChange);
PEPINIERE_DOCUMENT(portfolio::PhaseWord);

}  // namespace pepiniere::record
