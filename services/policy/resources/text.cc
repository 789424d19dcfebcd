#include "services/policy/resources/text.h"

#include <utility>

#include "services/base/symbols.h"
#include "services/base/text.h"

namespace pepiniere::policy::resources {
namespace {

constexpr std::string_view kTextKinds[] = {"", "LAW", "CODE", "ORDINANCE", "DECREE", "ORDER", "CIRCULAR", "OTHER"};

}  // namespace

std::string_view Symbol(TextKind value) { return base::SymbolIn(kTextKinds, value); }
bool ReadSymbol(std::string_view symbol, TextKind& value) { return base::ReadSymbolIn(kTextKinds, symbol, value); }

Requirements MetBy(const Text& text) {
  Requirements met;
  if (!text.reference.empty()) met.Add(Requirement::kPublication);
  if (text.publication_date) met.Add(Requirement::kPublicationDay);
  if (text.entry_into_force_date) met.Add(Requirement::kEntryIntoForce);
  return met;
}

std::vector<base::FieldProblem> ProblemsOf(const Text& text, base::Date today) {
  base::Problems problems;
  base::CheckFields(text, today, problems);
  constexpr std::size_t kMostChanges = 200;
  problems.If(text.changes.size() > kMostChanges, "changes",
              base::Concat("must not have more than ", kMostChanges, " items"));
  return std::move(problems).Take();
}

}  // namespace pepiniere::policy::resources
