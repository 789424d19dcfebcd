#include "services/metrics/domain/source.h"

#include <utility>

#include "services/base/symbols.h"
#include "services/base/text.h"

namespace pepiniere::metrics::domain {
namespace {

constexpr std::string_view kKinds[] = {"", "GITHUB", "GITLAB", "CDEVENTS", "OPENMETRICS", "JSON"};
constexpr std::string_view kOutcomes[] = {"", "ACCEPTED", "UNCHANGED", "IGNORED", "REFUSED", "PARTLY"};

template <typename List>
void CheckSize(const List& list, std::string_view field, base::Problems& problems) {
  problems.If(list.size() > kMostSourceRules, field,
              base::Concat("must not have more than ", kMostSourceRules, " items"));
}

}  // namespace

std::string_view Symbol(SourceKind kind) { return base::SymbolIn(kKinds, kind); }
std::string_view Symbol(EventOutcome outcome) { return base::SymbolIn(kOutcomes, outcome); }
bool ReadSymbol(std::string_view symbol, SourceKind& kind) { return base::ReadSymbolIn(kKinds, symbol, kind); }
bool ReadSymbol(std::string_view symbol, EventOutcome& outcome) {
  return base::ReadSymbolIn(kOutcomes, symbol, outcome);
}

std::vector<base::FieldProblem> ProblemsOf(const Source& source, base::Date today) {
  base::Problems problems;
  base::CheckFields(source, today, problems);
  CheckSize(source.repositories, "repositories", problems);
  CheckSize(source.state_rules, "state_rules", problems);
  CheckSize(source.tier_rules, "tier_rules", problems);
  const bool is_forge = source.kind == SourceKind::kGithub || source.kind == SourceKind::kGitlab;
  problems.If(!is_forge && !source.repositories.empty(), "repositories", "is of GITHUB and GITLAB alone");
  for (std::size_t i = 0; i < source.tier_rules.size(); ++i) {
    const std::string& environment = source.tier_rules[i].environment;
    const std::size_t star = environment.find('*');
    problems.If(star != environment.npos && star + 1 != environment.size(),
                base::Concat("tier_rules[", i, "].environment"), "may have a * at its end alone");
  }
  return std::move(problems).Take();
}

}  // namespace pepiniere::metrics::domain
