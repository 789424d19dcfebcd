#include "services/feedback/domain/invitation.h"

#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::feedback {
namespace {

constexpr std::string_view kInvitationStates[] = {"", "INVITED", "RESERVED", "COMPLETED", "REFUSED", "EXPIRED"};
constexpr std::string_view kDispositions[] = {"",      "NON_CONTACT",         "COMPLETE",    "PARTIAL", "REFUSAL",
                                              "OTHER", "UNKNOWN_ELIGIBILITY", "NOT_ELIGIBLE"};

}  // namespace

std::string_view Symbol(InvitationState value) { return base::SymbolIn(kInvitationStates, value); }
bool ReadSymbol(std::string_view symbol, InvitationState& value) {
  return base::ReadSymbolIn(kInvitationStates, symbol, value);
}
std::string_view Symbol(Disposition value) { return base::SymbolIn(kDispositions, value); }
bool ReadSymbol(std::string_view symbol, Disposition& value) {
  return base::ReadSymbolIn(kDispositions, symbol, value);
}

std::vector<base::FieldProblem> ProblemsOf(const Invitation& invitation, base::Date today) {
  base::Problems problems;
  base::CheckFields(invitation, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::feedback
