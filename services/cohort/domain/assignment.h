// Assignments of people. Field meanings are documented once, on the contract (assignment.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/cohort/domain/days.h"
#include "services/cohort/domain/funding.h"

namespace pepiniere::cohort {

struct Renewal {
  base::Date start{};
  std::optional<base::Date> end{};  // the last day
  int months = 0;                   // 0: agreed by its last day

  static void Fields(auto&& visit, auto&... each) {
    visit("start_date", each.start...);
    visit("end_date", each.end...);
    visit("months", each.months...);
  }
  bool operator==(const Renewal&) const = default;
};

struct Assignment {
  static constexpr std::string_view kPattern = "assignments/{assignment}", kCollection = "assignments";
  std::string person{}, cohort{}, challenge{};  // ids
  std::string skill{};
  base::Date start{};
  std::optional<base::Date> end{};  // the last day as agreed, without renewals
  int months = 0;                   // 0: agreed by its last day
  std::optional<base::Date> probation_end{};
  std::vector<Renewal> renewals{};
  std::string outside_cohort_reason{};
  std::vector<FundingLine> funding_lines{};
  std::optional<base::Date> actual_end{};
  std::string end_reason{};
  std::optional<base::Date> last{};  // what follows from all of this
  std::string source_id{};
  std::string source_fields{};  // a JSON object, or empty

  static void Fields(auto&& visit, auto&... each) {
    visit("person", each.person...);
    visit("cohort", each.cohort...);
    visit("challenge", each.challenge...);
    visit("skill", each.skill...);
    visit("start_date", each.start...);
    visit("end_date", each.end...);
    visit("months", each.months...);
    visit("probation_end_date", each.probation_end...);
    visit("renewals", each.renewals...);
    visit("outside_cohort_reason", each.outside_cohort_reason...);
    visit("funding_lines", each.funding_lines...);
    visit("actual_end_date", each.actual_end...);
    visit("end_reason", each.end_reason...);
    visit("last_date", each.last...);
    visit("source_id", each.source_id...);
    visit("source_fields", each.source_fields...);
  }
  bool operator==(const Assignment&) const = default;
};

// Sets what follows from the rest: last days of what is agreed in months, the state of new funding lines, the last day
// all in all.
void Complete(Assignment& assignment);

// As agreed, with its renewals; none where a last day is missing.
std::optional<DayRange> AgreedDays(const Assignment& assignment);
// Until it really ended.
std::optional<DayRange> DaysOf(const Assignment& assignment);

// The programme (an id) of its cohort.
std::string ProgrammeOf(const Assignment& assignment);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Assignment& assignment, base::Date today);

// Funding lines that stay in their places move one step at a time.
std::vector<base::FieldProblem> CheckFundingMoves(const Assignment& before, const Assignment& now);

}  // namespace pepiniere::cohort
