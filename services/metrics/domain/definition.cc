#include "services/metrics/domain/definition.h"

#include <algorithm>

#include "services/base/symbols.h"
#include "services/base/text.h"

namespace pepiniere::metrics::domain {
namespace {

constexpr std::string_view kDirections[] = {"", "UP", "DOWN", "NONE"};
constexpr std::string_view kKinds[] = {"", "ADDITIVE", "UNIQUE", "GAUGE", "RATIO"};
constexpr std::string_view kPeriods[] = {"", "DAY", "WEEK", "MONTH", "INSTANT"};
constexpr std::string_view kPurposes[] = {"", "USAGE", "ONLINE_SHARE", "IMPACT"};
constexpr std::string_view kVisibilities[] = {"", "PUBLIC", "PROJECT"};

bool Has(const std::vector<std::string>& list, std::string_view one) {
  return std::ranges::find(list, one) != list.end();
}

void CheckRatio(const Definition& definition, base::Problems& problems) {
  const bool is_ratio = definition.kind == Kind::kRatio;
  problems.If(is_ratio && definition.numerator.empty(), "numerator", "say which metric is divided");
  problems.If(is_ratio && definition.denominator.empty(), "denominator", "say by which metric it is divided");
  problems.If(!is_ratio && !definition.numerator.empty(), "numerator", "is of a RATIO alone");
  problems.If(!is_ratio && !definition.denominator.empty(), "denominator", "is of a RATIO alone");
  problems.If(is_ratio && !definition.numerator.empty() && definition.numerator == definition.denominator,
              "denominator", "must be another metric than the numerator");
}

void CheckDimensionsOf(const Definition& definition, base::Problems& problems) {
  problems.If(definition.dimensions.size() > kMostDimensions, "dimensions",
              base::Concat("must not have more than ", kMostDimensions, " items"));
  const bool adds = definition.kind == Kind::kAdditive || definition.kind == Kind::kGauge;
  problems.If(!adds && !definition.additive_dimensions.empty(), "additive_dimensions",
              "must be empty: values of this kind are never added up");
  for (std::size_t i = 0; i < definition.additive_dimensions.size(); ++i) {
    problems.If(!Has(definition.dimensions, definition.additive_dimensions[i]),
                base::Concat("additive_dimensions[", i, "]"), "is none of its dimensions");
  }
}

void CheckPart(const Definition& ratio, const Definition* part, std::string_view field, base::Problems& problems) {
  const bool is_theirs = part && (part->project.empty() || part->project == ratio.project);
  // What another project keeps for itself is as if it were not.
  if (!part || (!is_theirs && !IsPublic(*part))) return problems.If(true, field, "there is no such metric");
  problems.If(part->kind != Kind::kAdditive, field, "must be an ADDITIVE metric: a ratio is made of sums");
  problems.If(!is_theirs, field, "is a metric of another project");
  problems.If(part->period != ratio.period, field, "is told by another period");
}

}  // namespace

std::string_view Symbol(Direction direction) { return base::SymbolIn(kDirections, direction); }
std::string_view Symbol(Kind kind) { return base::SymbolIn(kKinds, kind); }
std::string_view Symbol(Period period) { return base::SymbolIn(kPeriods, period); }
std::string_view Symbol(Purpose purpose) { return base::SymbolIn(kPurposes, purpose); }
std::string_view Symbol(Visibility visibility) { return base::SymbolIn(kVisibilities, visibility); }
bool ReadSymbol(std::string_view symbol, Direction& direction) {
  return base::ReadSymbolIn(kDirections, symbol, direction);
}
bool ReadSymbol(std::string_view symbol, Kind& kind) { return base::ReadSymbolIn(kKinds, symbol, kind); }
bool ReadSymbol(std::string_view symbol, Period& period) { return base::ReadSymbolIn(kPeriods, symbol, period); }
bool ReadSymbol(std::string_view symbol, Purpose& purpose) { return base::ReadSymbolIn(kPurposes, symbol, purpose); }
bool ReadSymbol(std::string_view symbol, Visibility& visibility) {
  return base::ReadSymbolIn(kVisibilities, symbol, visibility);
}

bool IsPublic(const Definition& definition) {
  return definition.visibility.value_or(Visibility::kPublic) == Visibility::kPublic;
}

std::vector<base::FieldProblem> ProblemsOf(const Definition& definition, base::Date today) {
  base::Problems problems;
  base::CheckFields(definition, today, problems);
  CheckRatio(definition, problems);
  CheckDimensionsOf(definition, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckParts(const Definition& ratio, const Definition* numerator,
                                           const Definition* denominator) {
  base::Problems problems;
  if (ratio.kind != Kind::kRatio) return {};
  CheckPart(ratio, numerator, "numerator", problems);
  CheckPart(ratio, denominator, "denominator", problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckFixed(const Definition& before, const Definition& now) {
  base::Problems problems;
  constexpr std::string_view kMeaning = "says what its values mean, which stays: make another metric";
  problems.If(now.kind != before.kind, "kind", kMeaning);
  problems.If(now.period != before.period, "period", kMeaning);
  problems.If(now.numerator != before.numerator, "numerator", kMeaning);
  problems.If(now.denominator != before.denominator, "denominator", kMeaning);
  problems.If(now.project != before.project, "project", kMeaning);
  if (!before.builtin) return std::move(problems).Take();
  constexpr std::string_view kBrought = "is what the software brings, and stays";
  problems.If(now.title != before.title, "title", kBrought);
  problems.If(now.title_en != before.title_en, "title_en", kBrought);
  problems.If(now.unit != before.unit, "unit", kBrought);
  problems.If(now.direction != before.direction, "direction", kBrought);
  problems.If(now.dimensions != before.dimensions, "dimensions", kBrought);
  problems.If(now.additive_dimensions != before.additive_dimensions, "additive_dimensions", kBrought);
  return std::move(problems).Take();
}

}  // namespace pepiniere::metrics::domain
