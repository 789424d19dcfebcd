#include "services/metrics/domain/objective.h"

#include <utility>

#include "services/base/characters.h"
#include "services/base/symbols.h"
#include "services/base/text.h"

namespace pepiniere::metrics::domain {
namespace {

constexpr std::string_view kVerdicts[] = {"", "CONFIRMED", "REFUTED", "INCONCLUSIVE", "ABANDONED"};

}  // namespace

std::string_view Symbol(Verdict verdict) { return base::SymbolIn(kVerdicts, verdict); }
bool ReadSymbol(std::string_view symbol, Verdict& verdict) { return base::ReadSymbolIn(kVerdicts, symbol, verdict); }

std::vector<base::FieldProblem> ProblemsOf(const Objective& objective, base::Date today) {
  base::Problems problems;
  base::CheckFields(objective, today, problems);
  CheckDimensions(objective.dimensions, "dimensions", problems);
  problems.If(objective.metric.empty() && objective.indicator.empty(), "metric",
              "say by which metric it is measured, or by which indicator");
  problems.If(!objective.metric.empty() && !objective.indicator.empty(), "indicator",
              "must be empty: it is measured by a metric");
  problems.If(objective.baseline && objective.target && *objective.baseline == *objective.target, "target",
              "must be other than the baseline: no progress could be told");
  problems.If(objective.baseline_date && !objective.baseline, "baseline", "say what it was on baseline_date");
  problems.If(objective.baseline_date && objective.target_date && *objective.target_date < *objective.baseline_date,
              "target_date", "lies before baseline_date");
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckVerdict(Verdict verdict, std::string_view reason,
                                             const std::vector<std::string>& evidence) {
  base::Problems problems;
  problems.If(Symbol(verdict).empty(), "verdict", "is missing");
  problems.If(base::IsBlank(reason), "reason", "say why that is the verdict");
  problems.If(evidence.empty() && verdict != Verdict::kAbandoned, "evidence",
              "name at least one figure that it stands on");
  problems.If(evidence.size() > kMostEvidence, "evidence",
              base::Concat("must not have more than ", kMostEvidence, " items"));
  return std::move(problems).Take();
}

}  // namespace pepiniere::metrics::domain
