#include "services/feedback/domain/receipt.h"

#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::feedback {
namespace {

constexpr std::string_view kReceiptOutcomes[] = {
    "",         "RECEIVED",       "MERGED",    "CITED",     "TRANSMITTED", "SILENT",          "ADOPTED",
    "DECLINED", "BECAME_MEASURE", "DELIVERED", "ABANDONED", "ACCEPTED",    "PARTLY_ACCEPTED", "IN_FORCE"};

}  // namespace

std::string_view Symbol(ReceiptOutcome value) { return base::SymbolIn(kReceiptOutcomes, value); }
bool ReadSymbol(std::string_view symbol, ReceiptOutcome& value) {
  return base::ReadSymbolIn(kReceiptOutcomes, symbol, value);
}

std::vector<base::FieldProblem> ProblemsOf(const Receipt& receipt, base::Date today) {
  base::Problems problems;
  base::CheckFields(receipt, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::feedback
