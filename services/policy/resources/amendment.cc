#include "services/policy/resources/amendment.h"

#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::policy::resources {
namespace {

constexpr std::string_view kAmendmentStates[] = {"", "OPEN", "ACCEPTED", "REJECTED", "WITHDRAWN"};
constexpr std::string_view kAmendedParts[] = {"", "TITLE", "PROBLEM", "PROPOSED_CHANGE", "TARGET_TEXT"};

}  // namespace

std::string_view Symbol(AmendmentState value) { return base::SymbolIn(kAmendmentStates, value); }
bool ReadSymbol(std::string_view symbol, AmendmentState& value) {
  return base::ReadSymbolIn(kAmendmentStates, symbol, value);
}
std::string_view Symbol(AmendedPart value) { return base::SymbolIn(kAmendedParts, value); }
bool ReadSymbol(std::string_view symbol, AmendedPart& value) {
  return base::ReadSymbolIn(kAmendedParts, symbol, value);
}

std::vector<base::FieldProblem> ProblemsOf(const Amendment& amendment, base::Date today) {
  base::Problems problems;
  base::CheckFields(amendment, today, problems);
  const bool of_text = amendment.part == AmendedPart::kTargetText;
  problems.If(of_text && amendment.target_text < 1, "target_text", "say which of the target texts, from 1");
  problems.If(!of_text && amendment.target_text != 0, "target_text", "is for the wording of target texts alone");
  return std::move(problems).Take();
}

std::string* WordsOf(Proposal& proposal, const Amendment& amendment) {
  switch (amendment.part) {
    case AmendedPart::kTitle:
      return &proposal.title;
    case AmendedPart::kProblem:
      return &proposal.problem;
    case AmendedPart::kProposedChange:
      return &proposal.proposed_change;
    case AmendedPart::kTargetText:
      break;
  }
  const auto place = static_cast<std::size_t>(amendment.target_text);
  const bool is_there = amendment.target_text >= 1 && place <= proposal.target_texts.size();
  return is_there ? &proposal.target_texts[place - 1].proposed_wording : nullptr;
}

}  // namespace pepiniere::policy::resources
