// By which rules a committee sits, as data: those of common law, or a charter of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::policy {

// Of what more than half must say yes. Numbered as in the contract.
enum class MajorityOf {
  kPresentOrRepresented = 1,  // who abstains is one of them
  kVotesCast,                 // for and against
};

// PRESENT_OR_REPRESENTED: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(MajorityOf majority);
bool ReadSymbol(std::string_view symbol, MajorityOf& majority);

// By default those of the code des relations entre le public et l'administration, articles R. 133-7 to R. 133-12.
struct Charter {
  int notice_days = 5;        // from the convening to the sitting, at least; 0 to 365
  bool remote_counts = true;  // who takes part from afar is present
  // The quorum: this part of the members, rounded up. 0 over something: none is wanted.
  int quorum_numerator = 1, quorum_denominator = 2;
  int mandates_per_holder = 1;          // 0 to 10; 0: nobody may give one
  bool recused_leave_n = false;         // whether the recused are no members for what they are recused from
  bool second_convening_waives = true;  // whether a second convening may say that no quorum is wanted
  MajorityOf majority = MajorityOf::kPresentOrRepresented;
  bool chair_breaks_ties = true;
  std::string source{};  // where it is written

  bool operator==(const Charter&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Charter& charter);

// Whether a committee that was convened on a day may sit on another: so many days lie between, or it is urgent.
bool HasNotice(const Charter& charter, base::Date convened, base::Date sits, bool is_urgent);

}  // namespace pepiniere::policy
