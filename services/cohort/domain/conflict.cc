#include "services/cohort/domain/conflict.h"

#include <utility>

#include "services/cohort/domain/symbols.h"

namespace pepiniere::cohort {
namespace {

constexpr std::string_view kCauses[] = {"", "DECLARED", "SAME_PERSON", "APPLICANT_ORGANISATION", "HOST_ORGANISATION"};

}  // namespace

std::string_view Symbol(ConflictCause cause) { return SymbolIn(kCauses, cause); }
bool ReadSymbol(std::string_view symbol, ConflictCause& cause) { return ReadSymbolIn(kCauses, symbol, cause); }

bool TellsOfApplicant(ConflictCause cause) {
  return cause == ConflictCause::kSamePerson || cause == ConflictCause::kApplicantOrganisation;
}

std::vector<base::FieldProblem> ProblemsOf(const Conflict& conflict, base::Date today) {
  base::Problems problems;
  base::CheckFields(conflict, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
