#include "services/cohort/domain/assignment.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/base/characters.h"
#include "services/base/text.h"

namespace pepiniere::cohort {
namespace {

// Those that have a last day.
std::vector<DayRange> RangesOf(const std::vector<Renewal>& renewals) {
  std::vector<DayRange> ranges;
  for (const Renewal& renewal : renewals) {
    if (renewal.end) ranges.push_back({renewal.start, *renewal.end});
  }
  return ranges;
}

void CheckEnd(const Assignment& assignment, base::Problems& problems) {
  const std::optional<DayRange> agreed = AgreedDays(assignment);
  if (!assignment.actual_end || !agreed) return;
  problems.If(*assignment.actual_end > agreed->last, "actual_end_date",
              base::Concat("lies after ", agreed->last.ToString(), ", the last day as agreed: renew it"));
  problems.If(*assignment.actual_end < agreed->last && base::IsBlank(assignment.end_reason), "end_reason",
              "say why it ended before what was agreed");
}

void Append(std::vector<base::FieldProblem> more, std::vector<base::FieldProblem>& all) {
  std::ranges::move(more, std::back_inserter(all));
}

// Two lines that are of one payment.
bool IsSameLine(const FundingLine& a, const FundingLine& b) {
  return a.kind == b.kind && a.funding_source == b.funding_source;
}

}  // namespace

void Complete(Assignment& assignment) {
  if (assignment.months > 0) assignment.end = LastDayOf(assignment.start, assignment.months);
  for (Renewal& renewal : assignment.renewals) {
    if (renewal.months > 0) renewal.end = LastDayOf(renewal.start, renewal.months);
  }
  for (FundingLine& line : assignment.funding_lines) {
    if (Symbol(line.state).empty()) line.state = FundingState::kGranted;
  }
  const std::optional<DayRange> days = DaysOf(assignment);
  assignment.last = days ? std::optional(days->last) : std::nullopt;
}

std::optional<DayRange> AgreedDays(const Assignment& assignment) {
  const std::vector<DayRange> renewals = RangesOf(assignment.renewals);
  if (!assignment.end || renewals.size() < assignment.renewals.size()) return std::nullopt;
  return WithRenewals({assignment.start, *assignment.end}, renewals);
}

std::optional<DayRange> DaysOf(const Assignment& assignment) {
  std::optional<DayRange> days = AgreedDays(assignment);
  if (days && assignment.actual_end) days->last = std::min(days->last, *assignment.actual_end);
  return days;
}

std::string ProgrammeOf(const Assignment& assignment) {
  return assignment.cohort.substr(0, assignment.cohort.find('/'));
}

std::vector<base::FieldProblem> ProblemsOf(const Assignment& assignment, base::Date today) {
  base::Problems problems;
  base::CheckFields(assignment, today, problems);
  problems.If(!assignment.end, "end_date", "say its last day, or how many months it lasts");
  for (std::size_t i = 0; i < assignment.renewals.size(); ++i) {
    problems.If(!assignment.renewals[i].end, base::Concat("renewals[", i, "].end_date"),
                "say its last day, or how many months it lasts");
  }
  problems.If(assignment.probation_end && assignment.end && *assignment.probation_end > *assignment.end,
              "probation_end_date", "lies after the last day as agreed");
  CheckEnd(assignment, problems);
  std::vector<base::FieldProblem> all = std::move(problems).Take();
  if (AgreedDays(assignment)) {
    Append(CheckRenewals({assignment.start, *assignment.end}, RangesOf(assignment.renewals)), all);
  }
  Append(CheckFunding(assignment.funding_lines), all);
  return all;
}

std::vector<base::FieldProblem> CheckFundingMoves(const Assignment& before, const Assignment& now) {
  std::vector<base::FieldProblem> all;
  const std::size_t both = std::min(before.funding_lines.size(), now.funding_lines.size());
  for (std::size_t i = 0; i < both; ++i) {
    const FundingLine &was = before.funding_lines[i], &is = now.funding_lines[i];
    if (!IsSameLine(was, is) || was.state == is.state) continue;
    for (const auto& [field, problem] : CheckFundingMove(was.state, is.state)) {
      all.push_back({base::Concat("funding_lines[", i, "].", field), problem});
    }
  }
  return all;
}

}  // namespace pepiniere::cohort
