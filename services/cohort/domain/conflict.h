// Recusals of a juror, one by one. Field meanings are documented once, on the contract (conflict.proto); what follows
// from them is in recusal.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/cohort/domain/juror.h"
#include "services/cohort/domain/recusal.h"

namespace pepiniere::cohort {

// DECLARED, SAME_PERSON: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(ConflictCause cause);
bool ReadSymbol(std::string_view symbol, ConflictCause& cause);

struct Conflict {
  using Parent = Juror;
  static constexpr std::string_view kPattern = "calls/{call}/jurors/{juror}/conflicts/{conflict}",
                                    kCollection = "conflicts";
  std::string application;  // an id: "eig-8/01J..."
  ConflictCause cause = ConflictCause::kDeclared;
  std::string reason;
  std::string recorded_by;

  static void Fields(auto&& visit, auto&... each) {
    visit("application", each.application...);
    visit("cause", each.cause...);
    visit("reason", each.reason...);
    visit("recorded_by", each.recorded_by...);
  }
  bool operator==(const Conflict&) const = default;
};

// Whether it tells who applies, or whom they work for.
bool TellsOfApplicant(ConflictCause cause);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Conflict& conflict, base::Date today);

}  // namespace pepiniere::cohort
